//! Short answers as cards: one per question, with its badge.

use serde::Serialize;

use crate::prose::plain_text;
use crate::record::audience::Audience;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::question::Question;
use crate::record::update::Update;
use crate::view::desk::{Desk, Here};
use crate::view::part::{Badge, Link};
use crate::words::{count, date, say};

use super::certainty_span;

/// The short answer to a question.
#[derive(Debug, Serialize)]
pub struct AnswerCard {
    /// The id of the question.
    pub id: String,
    /// The question.
    pub title: String,
    /// Where the answer stands.
    pub href: String,
    /// The answer as plain text.
    pub text: String,
    /// How far it can be trusted; nothing when no outcome was judged.
    pub badge: Option<Badge>,
    /// When it was last reviewed.
    pub meta: String,
    /// The one-page sheet, where the card is for an audience.
    pub sheet: Option<Link>,
    /// The editions, where the card is for everybody.
    pub editions: Vec<Link>,
}

/// News.
#[derive(Debug, Serialize)]
pub struct UpdateCard {
    /// The id of its record.
    pub id: String,
    /// The news, with its page.
    pub title: Link,
    /// Date.
    pub date: String,
    /// What changed.
    pub summary: String,
    /// Whether an answer changed.
    pub changes_answer: bool,
}

/// How many answers a page shows that is no list of questions.
pub const MOST: usize = 24;

/// The way to the list of questions, where a page leaves some of them out.
pub fn all(desk: &Desk<'_>, here: &Here, shown: usize, of: usize) -> Option<Link> {
    let questions = desk.evidence.records.questions.len();
    let label = || count!(desk, "count.all-questions", questions);
    (shown < of).then(|| here.link(label(), "questions/index.html"))
}

/// The questions of a site in their order.
pub fn questions<'a>(desk: &Desk<'a>) -> Vec<&'a Entry<Question>> {
    let mut questions: Vec<_> = desk.evidence.records.questions.values().collect();
    questions.sort_by_key(|question| (question.value.order, &question.id));
    questions
}

/// The card of a question in the words of an audience, at `address`.
pub fn card(
    desk: &Desk<'_>,
    here: &Here,
    question: &Entry<Question>,
    audience: &Id,
    address: &str,
) -> AnswerCard {
    let edition = question.value.editions.get(audience.as_str());
    let reviewed = question.value.life.reviewed;
    AnswerCard {
        id: question.id.to_string(),
        title: question.value.title.clone(),
        href: here.href(address),
        text: edition
            .map(|e| plain_text(&e.bottom_line.0))
            .unwrap_or_default(),
        badge: certainty_span::of_question(desk, question),
        meta: reviewed
            .map(|day| say!(desk, "page.reviewed", date = date(day.0)))
            .unwrap_or_default(),
        sheet: None,
        editions: editions(desk, here, question),
    }
}

/// Links to the editions of a question, under the names of their readers.
pub fn editions(desk: &Desk<'_>, here: &Here, question: &Entry<Question>) -> Vec<Link> {
    audiences_of(desk, question)
        .into_iter()
        .map(|audience| {
            let address = desk.addresses.edition(&question.id, &audience.id);
            let label = crate::text::case::capital(&audience.value.plural);
            here.link(label, &address)
        })
        .collect()
}

/// The audiences for whom a question has an edition.
pub fn audiences_of<'a>(desk: &Desk<'a>, question: &Entry<Question>) -> Vec<&'a Entry<Audience>> {
    let mut audiences = desk.evidence.audiences();
    audiences.retain(|a| question.value.editions.contains_key(a.id.as_str()));
    audiences
}

/// The latest news that `which` picks, newest first.
pub fn updates(
    desk: &Desk<'_>,
    here: &Here,
    most: usize,
    which: impl Fn(&Update) -> bool,
) -> Vec<UpdateCard> {
    let shelf = desk.evidence.records.updates.values();
    let mut updates: Vec<_> = shelf.filter(|update| which(&update.value)).collect();
    updates.sort_by(|a, b| (b.value.date, &a.id).cmp(&(a.value.date, &b.id)));
    updates
        .into_iter()
        .take(most)
        .map(|update| UpdateCard {
            id: update.id.to_string(),
            title: desk.link(here, crate::record::kind::Kind::Update, &update.id),
            date: desk.date(update.value.date),
            summary: update.value.summary.clone(),
            changes_answer: update.value.changes_answer,
        })
        .collect()
}
