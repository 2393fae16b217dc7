//! What an outcome is called where a review may compare several things by it.

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::{Comparison, Synthesis};
use crate::view::desk::Desk;
use crate::words::say;

/// An outcome of which several comparisons speak is told apart by what is compared.
pub(in crate::view) fn outcome_name(
    desk: &Desk<'_>,
    entry: &Entry<Synthesis>,
    comparison: &Id,
    outcome: &Id,
) -> String {
    let name = desk.title(Kind::Outcome, outcome).to_owned();
    let comparisons = &entry.value.comparisons;
    let has_it = |own: &&Comparison| {
        let mut outcomes = own.outcomes.iter();
        outcomes.any(|own| own.outcome.id() == outcome)
    };
    let own = comparisons.iter().find(|own| own.id == *comparison);
    match own.filter(|_| comparisons.iter().filter(has_it).count() > 1) {
        Some(own) => say!(
            desk,
            "evidence-part.outcome-of",
            outcome = &name,
            comparison = &own.title
        ),
        None => name,
    }
}
