//! Results in doubt, in one place.

use serde::Serialize;

use crate::sentence;
use crate::synthesis::OutcomeFindings;
use crate::view::part::Link;
use crate::view::shared::doubt_line::{self, DoubtLine};

use super::super::desk::{Desk, Here};

/// A result in doubt.
#[derive(Debug, Clone, Serialize)]
pub struct Doubt {
    /// The result, linked to the page of its study.
    pub result: Link,
    /// The outcome.
    pub outcome: Link,
    /// The remark of the editors or of the source; empty when there is none.
    pub note: String,
    /// What checks of the data found, and why the value is kept.
    pub found: Vec<DoubtLine>,
    /// Whether it stands in doubt, or is only a remark on the data.
    pub in_doubt: bool,
}

/// Doubts and remarks on the data of a synthesis: those in doubt first, and last what was only done to
/// a row.
pub(super) fn doubts(desk: &Desk<'_>, here: &Here, found: &[OutcomeFindings]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for findings in found {
        for row in &findings.rows {
            let mut found = doubt_line::in_analysis(desk, findings, &row.result);
            let note = sentence::left_out::said_by_records(desk.words, &row.remarks);
            let done = doubt_line::done(desk, row);
            let is_doubt = note.is_some() || !found.is_empty();
            if !is_doubt && done.is_none() {
                continue;
            }
            if note.is_some() && row.in_doubt {
                found = doubt_line::beside_remark(desk, found);
            }
            found.extend(done);
            let address = desk.addresses.result(&row.study, &row.result);
            let label = format!(
                "{} ({})",
                sentence::row::label(desk.words, row.label.without_result()),
                row.result
            );
            let doubt = Doubt {
                result: here.link(label, &address),
                outcome: desk.link(here, crate::record::kind::Kind::Outcome, &findings.outcome),
                found,
                note: note.unwrap_or_default(),
                in_doubt: row.in_doubt,
            };
            doubts.push((is_doubt, doubt));
        }
    }
    doubts.sort_by_key(|(is_doubt, doubt)| (!doubt.in_doubt, !is_doubt));
    doubts.into_iter().map(|(_, doubt)| doubt).collect()
}
