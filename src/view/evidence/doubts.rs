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

/// Doubts and remarks on the data of a synthesis, those in doubt first.
pub(super) fn doubts(desk: &Desk<'_>, here: &Here, found: &[OutcomeFindings]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for findings in found {
        for row in &findings.rows {
            let found = doubt_line::in_analysis(desk, findings, &row.result);
            let note = sentence::left_out::remarks(desk.words, &row.remarks);
            if note.is_none() && found.is_empty() {
                continue;
            }
            let address = desk.addresses.result(&row.study, &row.result);
            let label = format!(
                "{} ({})",
                sentence::row::label(desk.words, row.label.without_result()),
                row.result
            );
            doubts.push(Doubt {
                result: here.link(label, &address),
                outcome: desk.link(here, crate::record::kind::Kind::Outcome, &findings.outcome),
                found: match &note {
                    Some(_) if row.in_doubt => doubt_line::beside_remark(desk, found),
                    _ => found,
                },
                note: note.unwrap_or_default(),
                in_doubt: row.in_doubt,
            });
        }
    }
    doubts.sort_by_key(|doubt| !doubt.in_doubt);
    doubts
}
