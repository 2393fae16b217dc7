//! How sure something is, in the words of letters, posts and slides.

use crate::text::marks;
use crate::words::{Words, say};

use super::told::{OutcomeTold, QuestionTold};

/// How sure the sentence on an outcome is: "Low certainty (proposed)."
pub(super) fn of_outcome(words: &Words, told: &OutcomeTold) -> String {
    certainty(words, told.certainty.as_deref(), told.is_proposed)
}

/// The same right behind the sentence: what that says itself is not said twice.
fn right_behind(words: &Words, told: &OutcomeTold) -> Option<String> {
    match (told.says_certainty, told.is_proposed) {
        (true, false) => None,
        (true, true) => {
            let proposed = say!(words, "evidence.proposed-awaits-agreement");
            Some(closed(&marks::plain(&proposed)))
        }
        (false, _) => Some(of_outcome(words, told)),
    }
}

/// How sure the answer to a question is; a judgement that waits for agreement says so.
pub fn of_question(words: &Words, told: &QuestionTold) -> String {
    certainty(words, told.certainty.as_deref(), told.is_proposed)
}

fn certainty(words: &Words, certainty: Option<&str>, is_proposed: bool) -> String {
    let said = match certainty {
        Some(certainty) if is_proposed => {
            say!(words, "outcome-line.proposed", certainty = certainty)
        }
        Some(certainty) => say!(words, "outcome-line.judged", certainty = certainty),
        None => say!(words, "outcome-line.not-judged"),
    };
    marks::plain(&said).into_owned()
}

/// What belongs behind the sentence on an outcome wherever it stands alone: how sure it is, and what is
/// compared with what.
pub fn behind(words: &Words, told: &OutcomeTold) -> Vec<String> {
    let compared = told.compared.as_ref().map(|it| closed(it));
    right_behind(words, told)
        .into_iter()
        .chain(compared)
        .collect()
}

/// A text with a full stop at its end.
pub(super) fn closed(text: &str) -> String {
    match text.ends_with(['.', '!', '?']) {
        true => text.to_owned(),
        false => format!("{text}."),
    }
}
