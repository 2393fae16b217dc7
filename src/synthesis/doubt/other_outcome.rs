//! Instruments that another outcome has on record, and the outcome of the result has not: the result
//! stands under the wrong outcome, or the wrong instrument was copied.

use std::collections::HashMap;

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::outcome::Outcome;

use super::fact::DoubtFact;
use super::instrument;
use super::raised::Doubt;

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut of_instrument: HashMap<&str, Vec<&Entry<Outcome>>> = HashMap::new();
    for outcome in evidence.records.outcomes.values() {
        for instrument in &outcome.value.instruments {
            let outcomes = of_instrument.entry(instrument.name.as_str()).or_default();
            outcomes.push(outcome);
        }
    }
    let doubt = |entry: &ResultEntry| {
        let named = entry.result.instrument.as_deref()?;
        let own = evidence.records.outcomes.get(entry.result.outcome.id())?;
        let is_on_record = instrument::record(evidence, entry).is_some();
        if own.value.instruments.is_empty() || is_on_record {
            return None;
        }
        let others = of_instrument.get(named)?;
        // A part of an outcome is measured with the instruments of the whole.
        if others
            .iter()
            .any(|other| is_related(evidence, &own.id, &other.id))
        {
            return None;
        }
        let fact = DoubtFact::OtherOutcome {
            instrument: named.to_owned(),
            outcome: others.first()?.value.name.clone(),
        };
        let code = &codes::INSTRUMENT_ELSEWHERE;
        Some(Doubt::of_result(entry, code, "instrument", fact))
    };
    evidence.results.values().filter_map(doubt).collect()
}

/// Whether one outcome is a part of the other, or both are parts of a third.
fn is_related(evidence: &Evidence, one: &Id, other: &Id) -> bool {
    whole(evidence, one) == whole(evidence, other)
}

/// The widest outcome of which an outcome is a part.
fn whole<'a>(evidence: &'a Evidence, outcome: &'a Id) -> &'a Id {
    let mut whole = outcome;
    // A circle of parents is an error that is told elsewhere.
    for _ in 0..evidence.records.outcomes.len() {
        let record = evidence.records.outcomes.get(whole);
        match record.and_then(|record| record.value.parent.as_ref()) {
            Some(parent) => whole = parent.id(),
            None => break,
        }
    }
    whole
}
