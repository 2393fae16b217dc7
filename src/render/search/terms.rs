//! The words of all records, each with the records for which it stands.

use std::collections::HashMap;

use super::part::{Part, Place};

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
