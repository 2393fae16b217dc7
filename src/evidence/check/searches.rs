//! What the searches found, one by one, is what the flow counts as found.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::record::value::Known;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    let syntheses = evidence.records.syntheses.values();
    found.append(syntheses.filter_map(problem).collect());
}

/// Searches may be of databases alone, or of registers and other sources as well; so their records are
/// compared with each sum that they can be. Where one of them does not say how many, only more than
/// all is too many.
fn problem(synthesis: &Entry<Synthesis>) -> Option<Diagnostic> {
    let flow = synthesis.value.flow.as_ref()?;
    let databases = flow.databases?;
    let (registers, others) = (flow.registers.unwrap_or(0), flow.other_sources.unwrap_or(0));
    let searches = &synthesis.value.searches;
    let known: Vec<u32> = searches
        .iter()
        .filter_map(|search| search.records.as_ref().and_then(Known::value).copied())
        .collect();
    let sum: u64 = known.iter().copied().map(u64::from).sum();
    let possible = [0, registers, others, registers + others]
        .map(|more| u64::from(databases) + u64::from(more));
    let all = u64::from(databases) + u64::from(registers) + u64::from(others);
    let is_complete = !known.is_empty() && known.len() == searches.len();
    let fits = match is_complete {
        true => possible.contains(&sum),
        false => sum <= all,
    };
    if fits {
        return None;
    }
    let message = format!("The searches found {sum} records, and the flow counts {all} as found.");
    let place = synthesis.place("flow.databases");
    let problem = Diagnostic::new(&codes::SEARCHES_AND_FLOW, message).at(place);
    Some(problem.hint("Correct `records` of a search, or the counts of the flow."))
}
