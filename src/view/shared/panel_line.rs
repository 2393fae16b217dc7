//! What panels judged of a question in a line, and the way to its table for a meeting.

use crate::record::entry::Entry;
use crate::record::question::Question;
use crate::view::desk::{Desk, Here};
use crate::view::part::Link;
use crate::words::{date, say};

/// The newest recommendation with who made it and when, or that no panel judged.
pub fn line(desk: &Desk<'_>, question: &Entry<Question>) -> String {
    match question.value.panels.first() {
        Some(panel) => say!(
            desk,
            "decision.judged-line",
            recommendation = desk.value(panel.recommendation),
            panel = &panel.panel,
            date = date(panel.date.0)
        ),
        None => say!(desk, "decision.not-judged-short"),
    }
}

/// The table of the question for a meeting that decides.
pub fn table(desk: &Desk<'_>, here: &Here, question: &Entry<Question>) -> Link {
    let address = desk.addresses.decision(&question.id);
    here.link(say!(desk, "decision.link"), &address)
}
