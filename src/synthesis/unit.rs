//! In what a difference of means is counted: points of a scale with its range, or days, people, cups.

use serde::{Deserialize, Serialize};

use crate::evidence::{Evidence, ResultEntry};

/// What one unit of a difference of means is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Unit {
    /// What the record of the instrument says: "days".
    Named(String),
    /// Points of a scale.
    Points {
        /// The scale.
        scale: String,
        /// From where to where it runs, where its record says so.
        range: Option<(f64, f64)>,
    },
}

/// The unit of a result's instrument, where the record of the outcome has that instrument. What a result
/// only names can be anything, a register as well as a scale.
pub(super) fn of(evidence: &Evidence, entry: &ResultEntry) -> Option<Unit> {
    let named = entry.result.instrument.as_deref()?;
    let outcome = evidence.records.outcomes.get(entry.result.outcome.id());
    let mut instruments = outcome.into_iter().flat_map(|o| &o.value.instruments);
    let record = instruments.find(|instrument| instrument.name == named)?;
    Some(match &record.unit {
        Some(unit) => Unit::Named(unit.clone()),
        None => Unit::Points {
            scale: named.to_owned(),
            range: record.low.zip(record.high),
        },
    })
}
