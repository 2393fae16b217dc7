//! How studies were sought: what was eligible, the searches, and the flow of studies.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::synthesis::{Eligibility, Synthesis};
use crate::view::desk::{Desk, Here};

use super::flow::{self, FlowView, SearchRow};

/// Searches, and the flow of studies.
#[derive(Debug, Serialize)]
pub struct SearchPart {
    /// Which studies were eligible.
    pub eligible: Vec<String>,
    /// Which were not.
    pub not_eligible: Vec<String>,
    /// The searches.
    pub searches: Vec<SearchRow>,
    /// The flow of studies; nothing when none is on record.
    pub flow: Option<FlowView>,
}

/// The part of a synthesis.
pub(super) fn part(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> SearchPart {
    let synthesis = &entry.value;
    let flow = synthesis.flow.as_ref();
    let searches = synthesis.searches.iter();
    SearchPart {
        eligible: criteria(synthesis, |both| &both.include),
        not_eligible: criteria(synthesis, |both| &both.exclude),
        searches: searches.map(|s| flow::search_row(desk, s)).collect(),
        flow: flow.map(|flow| flow::view(desk, here, &entry.id, flow)),
    }
}

fn criteria(synthesis: &Synthesis, of: impl Fn(&Eligibility) -> &Vec<String>) -> Vec<String> {
    let criteria = synthesis.eligibility.as_ref().map(|both| of(both).clone());
    criteria.unwrap_or_default()
}
