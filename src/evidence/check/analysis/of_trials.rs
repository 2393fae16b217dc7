//! Which trials give an analysis more than one result.

use std::collections::BTreeMap;

use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};

/// The results with numbers that an analysis takes, by trial.
pub(super) fn results_of_trials<'a>(
    evidence: &'a Evidence,
    synthesis: &'a Entry<Synthesis>,
    analysis: &'a OutcomeAnalysis,
) -> BTreeMap<String, Vec<&'a str>> {
    let left_out = analysis.ids_left_out();
    let mut by_trial: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for entry in evidence.results_for(&synthesis.value, analysis) {
        if entry.has_numbers() && !left_out.contains(entry.result.id.as_str()) {
            by_trial
                .entry(entry.trial())
                .or_default()
                .push(&entry.result.id);
        }
    }
    by_trial
}
