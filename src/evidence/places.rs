//! Where studies and examples come from, by the places that matter to readers.

use std::collections::BTreeMap;

use crate::record::id::Id;
use crate::record::question::Question;
use crate::record::records::Records;
use crate::record::vocabulary::{Choice, Place, Translated, VocabularyValue};

use super::graph::Evidence;

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

    /// Whether what records call `name` is the place or lies in it.
    fn lies_in(&self, name: &str, place: &Id) -> bool {
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

fn names(place: &VocabularyValue) -> impl Iterator<Item = &str> {
    let words: Vec<&str> = match &place.words {
        Translated::Plain(text) => vec![text],
        Translated::ByLanguage(texts) => texts.values().map(String::as_str).collect(),
    };
    words
        .into_iter()
        .chain(place.also.iter().map(String::as_str))
}

impl Evidence {
    /// The places that are "here" for readers of a question, from the widest to the nearest; those
    /// of the whole site where the question, or no question, says it.
    pub fn here<'a>(&'a self, question: Option<&'a Question>) -> &'a [Choice<Place>] {
        let own = question.and_then(|question| question.here.as_deref());
        own.unwrap_or(&self.site.value.here)
    }

    /// Whether one of these names of countries or areas is the place or lies in it.
    pub fn is_from(&self, names: &[String], place: &Choice<Place>) -> bool {
        let mut names = names.iter();
        names.any(|name| self.place_names.lies_in(name, place.id()))
    }

    /// The place of the vocabulary that records call `name`.
    pub fn place_named(&self, name: &str) -> Option<Choice<Place>> {
        let place = self.place_names.within.get(name)?.first()?;
        Some(Choice::of(place.clone()))
    }

    /// Whether a place of the vocabulary lies in another.
    pub fn lies_in(&self, place: &Choice<Place>, wider: &Choice<Place>) -> bool {
        let value = self.records.word(place);
        let mut names = value.into_iter().flat_map(names);
        names.any(|name| self.place_names.lies_in(name, wider.id()))
    }

    /// How far from here a country or area is: 0 for the nearest of the places that are here, and
    /// past all of them for one that lies in none.
    pub fn distance(&self, name: &str, here: &[Choice<Place>]) -> usize {
        let mut nearest_first = here.iter().rev();
        let found = nearest_first.position(|place| self.place_names.lies_in(name, place.id()));
        found.unwrap_or(here.len())
    }
}
