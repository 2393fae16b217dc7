//! The short answer, and what can be decided now.

use serde::Serialize;

use crate::record::audience::GlanceCell;
use crate::record::id::Id;
use crate::view::part::{Badge, Link};
use crate::view::reading::Reading;
use crate::view::shared::{certainty_span, panel_line};
use crate::words::{TextId, say, text_id};

/// The short answer.
#[derive(Debug, Serialize)]
pub struct ShortAnswer {
    /// The answer.
    pub bottom_line_html: String,
    /// What follows from it.
    pub key_messages: Vec<String>,
    /// The at-a-glance strip.
    pub glance: Vec<GlanceView>,
    /// Whether the strip shows its answers alone and folds the line behind each, for readers who
    /// want plain words.
    pub are_details_folded: bool,
    /// What kind of evidence answers the question.
    pub evidence_kind: String,
    /// When the answer was last reviewed.
    pub reviewed: Option<String>,
    /// The one-page sheet.
    pub sheet: Link,
}

/// A cell of the at-a-glance strip.
#[derive(Debug, Serialize)]
pub struct GlanceView {
    /// The question of the cell.
    pub question: String,
    /// The answer; empty where the badge is the answer.
    pub answer: String,
    /// One more line.
    pub detail: String,
    /// A badge, only in the cell on certainty and where something was judged.
    pub badge: Option<Badge>,
    /// Where the reasons stand; empty when nowhere on the page.
    pub href: String,
}

/// What can be decided now.
#[derive(Debug, Serialize)]
pub struct DecideNow {
    /// Decisions that can be taken despite uncertainty.
    pub decisions: Vec<String>,
    /// What a panel recommends, or that none judged.
    pub panel: String,
    /// Whether a panel judged.
    pub is_judged: bool,
    /// The table of the question for a meeting.
    pub table: Link,
    /// Questions that are left to local decision.
    pub open_issues: Vec<Link>,
}

/// Makes the short answer.
pub fn short_answer(reading: &Reading<'_>) -> ShortAnswer {
    let (question, audience) = (&reading.question.id, &reading.audience.id);
    let sheet = reading.desk.addresses.sheet(question, audience);
    ShortAnswer {
        bottom_line_html: reading.html(&reading.edition.bottom_line),
        key_messages: key_messages(reading),
        glance: glance(reading),
        are_details_folded: reading.is_plain(),
        evidence_kind: reading.question.value.evidence_kind.clone(),
        reviewed: reading
            .question
            .value
            .life
            .reviewed
            .map(|day| reading.desk.date(day)),
        sheet: reading.here.link(
            say!(reading.desk, "link.one-page-sheet-to-print-or-share"),
            &sheet,
        ),
    }
}

/// The key messages, each ready to stand in a list.
pub fn key_messages(reading: &Reading<'_>) -> Vec<String> {
    let messages = reading.edition.key_messages.iter();
    messages.map(|message| reading.inline(message)).collect()
}

/// The strip in the audience's order of cells; a cell that the question does not answer says so.
pub fn glance(reading: &Reading<'_>) -> Vec<GlanceView> {
    let cells = reading.audience.value.glance.iter();
    cells.map(|cell| glance_cell(reading, *cell)).collect()
}

fn glance_cell(reading: &Reading<'_>, cell: GlanceCell) -> GlanceView {
    let is_certainty = cell == GlanceCell::Certainty;
    let badge = is_certainty
        .then(|| certainty_span::of_question(reading.desk, reading.question))
        .flatten();
    // What was judged is the answer; a typed one beside it would say the same again, or another thing.
    let answer = |answer: String| match badge {
        Some(_) => String::new(),
        None => answer,
    };
    match reading.question.value.glance.get(&cell) {
        Some(glance) => GlanceView {
            question: glance.question.clone(),
            answer: answer(glance.answer.clone()),
            detail: glance.detail.clone().unwrap_or_default(),
            badge,
            href: String::new(),
        },
        None => GlanceView {
            question: reading.desk.text(unanswered(cell)),
            answer: answer(say!(reading.desk, "glance.not-recorded")),
            detail: String::new(),
            badge,
            href: String::new(),
        },
    }
}

/// The id of the question of a cell that a record leaves out.
fn unanswered(cell: GlanceCell) -> TextId {
    match cell {
        GlanceCell::Effect => text_id!("glance.does-it-help-people"),
        GlanceCell::ServiceUse => text_id!("glance.does-it-change-use-of-services"),
        GlanceCell::Certainty => text_id!("glance.how-sure-are-we"),
        GlanceCell::Cost => text_id!("glance.what-does-it-cost"),
        GlanceCell::Harms => text_id!("glance.can-it-harm"),
        GlanceCell::Effort => text_id!("glance.what-does-it-take"),
        GlanceCell::Suits => text_id!("glance.whom-does-it-suit"),
        GlanceCell::Accountable => text_id!("glance.who-answers-for-it"),
    }
}

/// Makes the block on decisions.
pub fn decide_now(reading: &Reading<'_>) -> DecideNow {
    let decisions = reading.edition.decide_now.iter();
    let (desk, question) = (reading.desk, reading.question);
    DecideNow {
        decisions: decisions.map(|text| reading.inline(text)).collect(),
        panel: panel_line::line(desk, question),
        is_judged: !question.value.panels.is_empty(),
        table: panel_line::table(desk, reading.here, question),
        open_issues: open_issues(reading),
    }
}

/// Open issues that concern the audience, in the order of the register.
fn open_issues(reading: &Reading<'_>) -> Vec<Link> {
    let mut issues: Vec<_> = reading
        .records()
        .open_issues
        .values()
        .filter(|issue| concerns(&issue.value.audiences, &reading.audience.id))
        .collect();
    issues.sort_by_key(|issue| issue.value.order);
    let link = |id: &Id| {
        reading
            .desk
            .link(reading.here, crate::record::kind::Kind::OpenIssue, id)
    };
    issues.iter().map(|issue| link(&issue.id)).collect()
}

/// Whether a record that names audiences names this one.
pub fn concerns<K>(audiences: &[crate::record::id::Ref<K>], audience: &Id) -> bool {
    audiences.iter().any(|a| a.id() == audience)
}
