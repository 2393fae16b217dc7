//! The picture that answers a question: its outcomes with their effects, and the sentence beside them.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::question::Question;
use crate::synthesis::OutcomeFindings;
use crate::words::say;

use super::desk::{Desk, Here};
use super::evidence::{self, FindingsPicture, Pictured};
use super::part::Link;
use super::reading::Reading;
use super::shared::answer_cards::audiences_of;
use super::shared::outcome_rows;

/// How many outcomes the picture of a question shows.
const MOST: usize = 8;
/// How many it shows on a page that is of other questions as well.
const MOST_IN_SMALL: usize = 5;

/// A question with its picture.
#[derive(Debug, Serialize)]
pub struct QuestionPicture {
    /// The question, to its answer.
    pub question: Link,
    /// The answer in a sentence or two.
    pub answer_html: String,
    /// The picture.
    pub picture: FindingsPicture,
}

/// The picture of a reading; nothing when its evidence has no outcome.
pub fn of_reading(reading: &Reading<'_>) -> Option<QuestionPicture> {
    let address = reading
        .desk
        .addresses
        .edition(&reading.question.id, &reading.audience.id);
    made(reading, MOST, &address)
}

/// The picture of the first of these questions on which numbers are known, for an audience; `address`
/// says where the answer to a question stands.
pub fn first_of(
    desk: &Desk<'_>,
    here: &Here,
    audience: &Id,
    questions: &[&Entry<Question>],
    address: impl Fn(&Id) -> String,
) -> Option<QuestionPicture> {
    let mut pictures = questions.iter().filter_map(|question| {
        let reading = Reading::new(desk, here, &question.id, audience)?;
        let is_known = |found: &OutcomeFindings| found.estimate().is_some();
        let known = pictured(&reading, MOST_IN_SMALL);
        let is_known = known.found.iter().any(|found| is_known(found));
        let picture = is_known.then(|| made(&reading, MOST_IN_SMALL, &address(&question.id)));
        picture.flatten()
    });
    pictures.next()
}

/// The picture of a question as a file; nothing when nothing is drawn, or for no audience.
pub fn file(desk: &Desk<'_>, question: &Entry<Question>) -> Option<(String, String)> {
    let here = Here::at("index.html");
    let audience = audiences_of(desk, question).first().map(|a| a.id.clone())?;
    let reading = Reading::new(desk, &here, &question.id, &audience)?;
    evidence::file_of(desk, &pictured(&reading, MOST))
}

fn made(reading: &Reading<'_>, most: usize, address: &str) -> Option<QuestionPicture> {
    let picture = evidence::picture(reading.desk, reading.here, &pictured(reading, most))?;
    Some(QuestionPicture {
        question: reading
            .here
            .link(reading.question.value.title.clone(), address),
        answer_html: reading.inline(&reading.edition.bottom_line),
        picture,
    })
}

/// The outcomes that the question names, or those of its evidence where none of them was measured.
fn pictured<'a>(reading: &Reading<'a>, most: usize) -> Pictured<'a> {
    let named = &reading.question.value.outcomes;
    let is_named = |found: &&OutcomeFindings| {
        let mut named = named.iter();
        named.any(|outcome| *outcome.id() == found.outcome)
    };
    let all = outcome_rows::in_order(reading);
    let of_question: Vec<&OutcomeFindings> = all.iter().copied().filter(is_named).collect();
    let mut found = match of_question.is_empty() {
        true => all,
        false => of_question,
    };
    found.truncate(most);
    Pictured {
        id: "answer",
        caption: say!(
            reading.desk,
            "picture-of-findings.caption",
            title = &reading.question.value.title
        ),
        found,
        file: format!("questions/{}-picture", reading.question.id),
    }
}
