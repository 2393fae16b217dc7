//! The places in which a country or area lies, by the names that records use.

use std::collections::BTreeMap;

use crate::record::id::Id;
use crate::record::records::Records;
use crate::record::vocabulary::{Place, Translated, VocabularyValue};

/// For every name of a country or area: the places in which it lies, itself first.
#[derive(Debug, Default)]
pub struct PlaceNames {
    within: BTreeMap<String, Vec<Id>>,
}

impl PlaceNames {
    /// The names in the vocabulary of places.
    pub(super) fn of(records: &Records) -> Self {
        let places = records.vocabulary::<Place>();
        let mut within = BTreeMap::new();
        for place in places {
            let chain = chain(places, place);
            for name in names(place) {
                within.insert(name.to_owned(), chain.clone());
            }
        }
        Self { within }
    }

    /// The place that records call `name`.
    pub(super) fn nearest(&self, name: &str) -> Option<&Id> {
        self.within.get(name)?.first()
    }

    /// Whether what records call `name` is the place or lies in it.
    pub(super) fn lies_in(&self, name: &str, place: &Id) -> bool {
        let places = self.within.get(name);
        places.is_some_and(|places| places.contains(place))
    }
}

/// A place and the wider ones in which it lies.
fn chain(places: &[VocabularyValue], place: &VocabularyValue) -> Vec<Id> {
    let mut chain = vec![place.id.clone()];
    let mut at = place;
    while let Some(wider) = &at.lies_in
        && !chain.contains(wider.id())
    {
        chain.push(wider.id().clone());
        let Some(next) = places.iter().find(|place| place.id == *wider.id()) else {
            break;
        };
        at = next;
    }
    chain
}

/// What records may call a place: its words in every language, and its other names.
pub(super) fn names(place: &VocabularyValue) -> impl Iterator<Item = &str> {
    let words: Vec<&str> = match &place.words {
        Translated::Plain(text) => vec![text],
        Translated::ByLanguage(texts) => texts.values().map(String::as_str).collect(),
    };
    words
        .into_iter()
        .chain(place.also.iter().map(String::as_str))
}
