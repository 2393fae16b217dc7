//! Which results were measured with the same instrument.

use std::collections::{BTreeSet, HashMap};

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

/// For each name the places of those that are the same, its own among them, in order.
///
/// Only names that share a rare word are compared. Two names that share more than half of all words
/// share one of the rarest `n - n / 2` of the `n` words of each.
pub(super) fn alike(names: &[&Name]) -> Vec<Vec<usize>> {
    let mut used: HashMap<&str, usize> = HashMap::new();
    for word in names.iter().flat_map(|name| &name.0) {
        *used.entry(word).or_default() += 1;
    }
    let rarest = |name: &'_ &Name| -> Vec<String> {
        let mut words: Vec<&String> = name.0.iter().collect();
        words.sort_by_key(|word| (used[word.as_str()], *word));
        words.truncate(words.len() - words.len() / 2);
        words.into_iter().cloned().collect()
    };
    let rare: Vec<Vec<String>> = names.iter().map(rarest).collect();
    let mut with_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, words) in rare.iter().enumerate() {
        for word in words {
            with_word.entry(word).or_default().push(place);
        }
    }
    let same = names
        .iter()
        .zip(&rare)
        .enumerate()
        .map(|(place, (name, words))| {
            let near = words.iter().flat_map(|word| &with_word[word.as_str()]);
            let near: BTreeSet<usize> = near.copied().collect();
            let is_same = |other: &usize| *other == place || name.is_same(names[*other]);
            near.into_iter().filter(is_same).collect()
        });
    same.collect()
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

    #[test]
    fn names_that_are_the_same_are_found_as_by_comparing_all_pairs() {
        let words = ["kettle", "calm", "desk", "finch", "quiet", "room"];
        // Every set of one to six words.
        let names = (1..64usize).filter_map(|bits| {
            let chosen = (0..6).filter(|bit| bits >> bit & 1 == 1);
            let text: Vec<&str> = chosen.map(|bit| words[bit]).collect();
            Name::of(&text.join(" "))
        });
        let names: Vec<Name> = names.collect();
        let names: Vec<&Name> = names.iter().collect();
        for (place, found) in alike(&names).iter().enumerate() {
            let is_same = |other: &usize| names[place].is_same(names[*other]);
            let all: Vec<usize> = (0..names.len()).filter(is_same).collect();
            assert_eq!(found, &all);
        }
    }
}
