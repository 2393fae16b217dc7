//! Short answers: easy enough for their readers, and free of the language of significance.

use crate::diag::codes;
use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::question::Question;
use crate::text::{number, reading};

use super::Doubt;

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for question in evidence.records.questions.values() {
        for (audience, edition) in &question.value.editions {
            let place = format!("editions.{audience}.bottom_line");
            let text = &edition.bottom_line.0;
            doubts.extend(significance(question, &place, text));
            let id = crate::record::id::Id::new(audience);
            let limit = evidence
                .records
                .audiences
                .get(&id)
                .map(|a| a.value.reading_grade);
            doubts.extend(limit.and_then(|limit| hard(question, &place, text, limit)));
            for (index, message) in edition.key_messages.iter().enumerate() {
                let place = format!("editions.{audience}.key_messages[{index}]");
                doubts.extend(significance(question, &place, &message.0));
            }
        }
    }
    doubts
}

fn doubt(
    question: &Entry<Question>,
    code: &'static crate::diag::Code,
    place: &str,
    message: String,
) -> Doubt {
    Doubt {
        code,
        record: (Kind::Question, question.id.clone()),
        result: None,
        message,
        place: question.place(place),
        is_grave: false,
        accepted: None,
    }
}

const SIGNIFICANCE: [&str; 7] = [
    "statistically significant",
    "significantly",
    "significant difference",
    "non-significant",
    "not significant",
    "p <",
    "p=",
];

fn significance(question: &Entry<Question>, place: &str, text: &str) -> Option<Doubt> {
    let lower = text.to_lowercase();
    let words = SIGNIFICANCE.iter().find(|words| lower.contains(**words))?;
    let message = format!("The text says \"{words}\".");
    Some(doubt(
        question,
        &codes::SIGNIFICANCE_LANGUAGE,
        place,
        message,
    ))
}

/// One grade above the limit is allowed: the formula is crude for two sentences.
fn hard(question: &Entry<Question>, place: &str, text: &str, limit: f64) -> Option<Doubt> {
    let grade = reading::grade(text)?;
    (grade > limit + 1.0).then(|| {
        let message = format!(
            "The short answer reads at grade {}; these readers have a limit of {}.",
            number::fixed(grade, 1),
            number::as_given(limit)
        );
        doubt(question, &codes::HARD_TO_READ, place, message)
    })
}
