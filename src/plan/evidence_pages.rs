//! The pages on which a body of evidence is told in full: one for each outcome, and one for each other
//! part. Its own page is a summary that leads to them.

use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;

use super::evidence_part::{EvidencePart, analyses_address};
use super::page_kind::{PageKind, Planned, planned};

/// The pages of every body of evidence besides its own.
pub(super) fn evidence_pages(evidence: &Evidence) -> Vec<Planned> {
    let syntheses = evidence.records.syntheses.values();
    syntheses
        .flat_map(|entry| of_synthesis(evidence, entry))
        .collect()
}

fn of_synthesis(evidence: &Evidence, entry: &Entry<Synthesis>) -> Vec<Planned> {
    let parts = EvidencePart::all(evidence, &entry.value);
    let is_further = |part: &EvidencePart| matches!(part, EvidencePart::Further { .. });
    let analyses = parts.iter().any(is_further).then(|| {
        let address = analyses_address(&entry.id);
        planned(address, PageKind::Analyses(entry.id.clone()))
    });
    let page = |part: EvidencePart| {
        planned(
            part.address(&entry.id),
            PageKind::EvidencePart(entry.id.clone(), part),
        )
    };
    parts.into_iter().map(page).chain(analyses).collect()
}
