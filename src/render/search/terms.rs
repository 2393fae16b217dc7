//! The words of all records, each with the records for which it stands.

use std::collections::{BTreeMap, HashMap};

use crate::view::search::SearchRecord;

use super::folding;
use super::part::{Part, Place};

/// How well a word stands for a record.
const IN_TEXT: u64 = 0;
pub(super) const OFTEN_IN_TEXT: u64 = 1;
const IN_LINE: u64 = 2;
pub(super) const IN_TITLE: u64 = 3;
/// So many ways there are.
pub(super) const WEIGHTS: u64 = 4;
/// From how many times on a word is often in a text.
const OFTEN: u32 = 3;

/// Every term in its order, with the numbers of its records and how well it stands for each.
pub(super) struct Terms<'a>(pub(super) Vec<(&'a str, Vec<(u32, u8)>)>);

impl<'a> Terms<'a> {
    /// The terms of parts in their order.
    pub(super) fn of(parts: &[Part<'a>]) -> Self {
        let mut terms: HashMap<&str, Vec<(u32, u8)>> = HashMap::new();
        let mut first = 0;
        for part in parts {
            for (word, places) in &part.words {
                let places = places.iter().map(|place| {
                    let place = Place(*place);
                    (first + place.record() as u32, place.weight() as u8)
                });
                terms.entry(word).or_default().extend(places);
            }
            first += part.records as u32;
        }
        let mut terms: Vec<_> = terms.into_iter().collect();
        terms.sort_unstable_by_key(|(term, _)| *term);
        Self(terms)
    }
}

/// The words of a record with how well each stands for it.
pub(super) fn weights(record: &SearchRecord) -> BTreeMap<String, u64> {
    let mut weights = BTreeMap::new();
    let mut add = |text: &str, weight: &dyn Fn(u32) -> u64| {
        for (word, times) in folding::words(text) {
            let best: &mut u64 = weights.entry(word).or_default();
            *best = (*best).max(weight(times));
        }
    };
    add(&record.title, &|_| IN_TITLE);
    add(&record.line, &|_| IN_LINE);
    let labels: Vec<&str> = record.tags.iter().map(|tag| tag.label.as_str()).collect();
    add(&labels.join("\n"), &|_| OFTEN_IN_TEXT);
    add(&record.text, &|times| {
        if times < OFTEN {
            IN_TEXT
        } else {
            OFTEN_IN_TEXT
        }
    });
    weights
}
