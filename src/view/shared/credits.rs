//! The credits owed for the numbers of a synthesis.

use crate::record::synthesis::Synthesis;
use crate::view::desk::{Desk, credit};
use crate::view::part::Credit;

/// The credits owed for all numbers on the page, each once.
pub fn credits(desk: &Desk<'_>, synthesis: &Synthesis) -> Vec<Credit> {
    let studies = synthesis.studies.iter().filter_map(|study| {
        desk.evidence
            .records
            .studies
            .get(study.id())?
            .value
            .attribution
            .as_ref()
    });
    let mut credits: Vec<Credit> = Vec::new();
    for attribution in synthesis.attribution.iter().chain(studies) {
        if !credits.iter().any(|known| known.href == *attribution.url) {
            credits.push(credit(attribution));
        }
    }
    credits
}
