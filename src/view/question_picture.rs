//! The picture that answers a question: its outcomes with their effects, and the sentence beside them.

use serde::Serialize;

use crate::plan::PageKind;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::question::Question;
use crate::synthesis::OutcomeFindings;
use crate::words::say;

use super::desk::{Desk, Here};
use super::evidence::{self, FindingsPicture, Pictured};
use super::part::Link;
use super::reading::Reading;
use super::shared::answer_cards::audiences_of;
use super::shared::outcome_rows;
use super::shared::rests_on::rests_on;

/// Where a picture stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    /// On the page of its question, and in its file.
    Whole,
    /// On a page that is of other questions as well.
    Small,
}

impl Size {
    /// How many outcomes it shows, where the answer rests on no more.
    fn most(self) -> usize {
        match self {
            Self::Whole => 8,
            Self::Small => 5,
        }
    }
}

/// A question with its picture.
#[derive(Debug, Serialize)]
pub struct QuestionPicture {
    /// The question, to its answer.
    pub question: Link,
    /// The answer in a sentence or two.
    pub answer_html: String,
    /// Whether its readers want the answer first and the numbers only when they ask.
    pub are_numbers_folded: bool,
    /// The picture.
    pub picture: FindingsPicture,
}

/// The picture of a reading; nothing when its evidence has no outcome.
pub fn of_reading(reading: &Reading<'_>) -> Option<QuestionPicture> {
    let address = reading
        .desk
        .addresses
        .edition(&reading.question.id, &reading.audience.id);
    made(reading, Size::Whole, &address)
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
        let known = pictured(&reading, Size::Small);
        let is_known = known.found.iter().any(|found| is_known(found));
        let picture = is_known.then(|| made(&reading, Size::Small, &address(&question.id)));
        picture.flatten()
    });
    pictures.next()
}

/// The picture of a question as a file; nothing when nothing is drawn, or for no audience.
pub fn file(desk: &Desk<'_>, question: &Entry<Question>) -> Option<(String, String)> {
    let audience = audiences_of(desk, question).first().map(|a| a.id.clone())?;
    file_for(desk, question, &audience)
}

/// The same as an audience reads the names of outcomes.
pub fn file_for(
    desk: &Desk<'_>,
    question: &Entry<Question>,
    audience: &Id,
) -> Option<(String, String)> {
    let here = Here::at("index.html");
    let reading = Reading::new(desk, &here, &question.id, audience)?;
    evidence::file_of(desk, &pictured(&reading, Size::Whole))
}

fn made(reading: &Reading<'_>, size: Size, address: &str) -> Option<QuestionPicture> {
    let picture = evidence::picture(reading.desk, reading.here, &pictured(reading, size))?;
    Some(QuestionPicture {
        question: reading
            .here
            .link(reading.question.value.title.clone(), address),
        answer_html: reading.inline(&reading.edition.bottom_line),
        are_numbers_folded: reading.is_plain(),
        picture,
    })
}

/// The outcomes on which the answer rests, then those that the question names, or those of its evidence
/// where none of them was measured. Beside other questions the first alone, where the record names them,
/// and nothing that lies outside what the site asks about.
fn pictured<'a>(reading: &Reading<'a>, size: Size) -> Pictured<'a> {
    let all = outcome_rows::in_order(reading);
    let mut found: Vec<&OutcomeFindings> = rests_on(reading, &all);
    let named = &reading.question.value.outcomes;
    let is_named = |found: &&OutcomeFindings| {
        let mut named = named.iter();
        named.any(|outcome| *outcome.id() == found.outcome)
    };
    let of_question: Vec<&OutcomeFindings> = all.iter().copied().filter(is_named).collect();
    let others = match of_question.is_empty() {
        true => all,
        false => of_question,
    };
    let most = size.most().max(found.len());
    if found.is_empty() || size == Size::Whole {
        let is_new = |it: &&OutcomeFindings| !found.iter().any(|one| std::ptr::eq(*one, *it));
        let others: Vec<&OutcomeFindings> = others.into_iter().filter(is_new).collect();
        found.extend(others);
    }
    let is_outside = |found: &OutcomeFindings| evidence::outside(reading.desk, found).is_some();
    match size {
        Size::Whole => found.sort_by_key(|found| is_outside(found)),
        Size::Small => found.retain(|found| !is_outside(found)),
    }
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
        page: reading
            .desk
            .addresses
            .of(Kind::Question, reading.question.id.as_str()),
        of: PageKind::Question(reading.question.id.clone()),
    }
}
