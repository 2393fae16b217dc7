//! Where studies and examples come from, by the places that matter to readers.

use crate::record::question::Question;
use crate::record::vocabulary::{Choice, Place};

use super::graph::Evidence;
use super::place_names::names;

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
        let place = self.place_names.nearest(name)?;
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
