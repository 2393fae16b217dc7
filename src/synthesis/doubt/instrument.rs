//! Which results were measured with the same instrument.

use std::collections::BTreeSet;

use crate::evidence::{Evidence, ResultEntry};
use crate::record::outcome::Instrument;

/// Words that say nothing about which instrument it is.
const COMMON: [&str; 16] = [
    "scale",
    "total",
    "score",
    "the",
    "of",
    "and",
    "pooled",
    "high",
    "low",
    "questionnaire",
    "inventory",
    "form",
    "subscale",
    "subjective",
    "short",
    "support",
];

/// The words of a name that tell an instrument from others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name(BTreeSet<String>);

impl Name {
    /// None when no word tells it from others.
    pub(super) fn of(instrument: &str) -> Option<Self> {
        let lower = instrument.to_lowercase();
        let words: BTreeSet<String> = lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 1 && !COMMON.contains(word))
            .map(str::to_owned)
            .collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// The same instrument: more than half of all words of both names are shared.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let shared = self.0.intersection(&other.0).count();
        let all = self.0.union(&other.0).count();
        2 * shared > all
    }
}

/// The record of a result's instrument below its outcome: by its name, or else by the words of it
/// where only one instrument has them.
pub(super) fn record<'a>(evidence: &'a Evidence, entry: &ResultEntry) -> Option<&'a Instrument> {
    let outcome = evidence.records.outcomes.get(entry.result.outcome.id())?;
    let instruments = &outcome.value.instruments;
    let named = entry.result.instrument.as_deref()?;
    let exact = instruments.iter().find(|known| known.name == named);
    exact.or_else(|| {
        let name = Name::of(named)?;
        let mut same = instruments
            .iter()
            .filter(|known| Name::of(&known.name).as_ref() == Some(&name));
        let first = same.next()?;
        same.next().is_none().then_some(first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_instrument_are_told_from_names_of_others() {
        let same = |one: &str, other: &str| match (Name::of(one), Name::of(other)) {
            (Some(one), Some(other)) => one.is_same(&other),
            _ => false,
        };
        assert!(same(
            "Finch's questionnaire of calm (FQC)",
            "Finch's Calm Questionnaire - subjective (FQC)"
        ));
        assert!(same("TBS - total", "TBS - total (high)"));
        assert!(!same("TBS - total", "COSY-24 - high support"));
        assert!(!same("Quiet Room Scale (LS)", "Kettle Scale"));
        assert!(!same("Total score", "Total score"));
    }
}
