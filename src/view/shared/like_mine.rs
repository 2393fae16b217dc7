//! "Settings like mine": how many studies share what a reader says of the place where it would be
//! done, one property at a time. There is no score: what counts most is for the reader to say.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::evidence::{Facet, FacetValue};
use crate::plan::{Sorting, browse_address, facet_word};
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::study::Study;
use crate::view::desk::{Desk, Here};
use crate::view::part::Link;

use super::facet::{value_key, value_words};
use crate::words::{TextId, say, text_id};

/// How many values of a property are shown; the others stand in the list of all studies by it.
const MOST_VALUES: usize = 40;
/// Up to how many studies stand in an edition by name.
const MOST_NAMED: usize = 100;

/// Studies by the properties of their settings.
#[derive(Debug, Serialize)]
pub struct LikeMine {
    /// How many studies are counted.
    pub total: usize,
    /// The properties, in the order in which a reader is asked.
    pub properties: Vec<LikeProperty>,
    /// The studies by name, where no table of them stands on the page.
    pub studies: Vec<LikeStudy>,
}

/// A property with its values.
#[derive(Debug, Serialize)]
pub struct LikeProperty {
    /// Its name in addresses.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// The question that a reader answers.
    pub question: String,
    /// What the studies have, the commonest first.
    pub values: Vec<LikeValue>,
    /// How many further values are not shown.
    pub more: usize,
    /// How many studies do not say.
    pub not_said: usize,
    /// All studies of the site by this property.
    pub all: Link,
}

/// A value with its studies.
#[derive(Debug, Serialize)]
pub struct LikeValue {
    /// The value in addresses.
    pub key: String,
    /// The value.
    pub label: String,
    /// How many studies have it.
    pub n: usize,
    /// The value as the end of a sentence that begins "3 of 28 studies".
    pub phrase: String,
}

/// A study with what is known of its setting.
#[derive(Debug, Serialize)]
pub struct LikeStudy {
    /// The study.
    pub study: Link,
    /// Its values, as [`tokens`] writes them.
    pub like: String,
}

/// Counts studies by what is known of their settings.
pub fn like_mine<'a>(
    desk: &Desk<'_>,
    here: &Here,
    studies: impl IntoIterator<Item = &'a Entry<Study>>,
) -> LikeMine {
    let studies: Vec<_> = studies.into_iter().collect();
    let property = |facet: Facet| property(desk, here, facet, &studies);
    LikeMine {
        total: studies.len(),
        properties: Facet::OF_SETTINGS
            .into_iter()
            .filter(|facet| facet.is_used(&desk.evidence.records))
            .map(property)
            .collect(),
        studies: Vec::new(),
    }
}

/// The same with the studies by name, for a page without a table of them.
pub fn with_names(desk: &Desk<'_>, here: &Here, studies: &[&Entry<Study>]) -> LikeMine {
    let named = studies.iter().take(MOST_NAMED).map(|entry| LikeStudy {
        study: desk.link(here, Kind::Study, &entry.id),
        like: tokens(desk, entry),
    });
    let are_few = studies.len() <= MOST_NAMED;
    LikeMine {
        studies: named.filter(|_| are_few).collect(),
        ..like_mine(desk, here, studies.iter().copied())
    }
}

/// What is known of a study's setting: `country:germany role:in-place`.
pub fn tokens(desk: &Desk<'_>, study: &Entry<Study>) -> String {
    let of = |facet: Facet| {
        let values = desk.evidence.values_of(facet, &study.id).iter();
        values.map(move |value| format!("{}:{}", facet_word(facet), value_key(value)))
    };
    let all: Vec<String> = Facet::OF_SETTINGS.into_iter().flat_map(of).collect();
    all.join(" ")
}

fn property(desk: &Desk<'_>, here: &Here, facet: Facet, studies: &[&Entry<Study>]) -> LikeProperty {
    let mut counts: BTreeMap<FacetValue, usize> = always(desk, facet)
        .into_iter()
        .map(|value| (value, 0))
        .collect();
    for study in studies {
        for value in desk.evidence.values_of(facet, &study.id) {
            *counts.entry(value.clone()).or_default() += 1;
        }
    }
    let not_said = counts.remove(&FacetValue::NotSaid).unwrap_or_default();
    let mut values: Vec<LikeValue> = counts
        .into_iter()
        .map(|(value, n)| {
            let label = value_words(desk, facet, &value);
            let (key, phrase) = (value_key(&value), phrase(desk, &value, &label));
            LikeValue {
                key,
                label,
                n,
                phrase,
            }
        })
        .collect();
    values.sort_by_key(|value| Reverse(value.n));
    let more = values.len().saturating_sub(MOST_VALUES);
    values.truncate(MOST_VALUES);
    let [label, question] = words(facet).map(|text| desk.text(text));
    LikeProperty {
        key: facet_word(facet),
        label,
        question,
        values,
        more,
        not_said,
        all: here.link(
            say!(desk, "like-mine.all-studies"),
            &browse_address(&Sorting::By(facet), 0),
        ),
    }
}

/// What a reader can say although no study here has it: what some study of the site has.
fn always(desk: &Desk<'_>, facet: Facet) -> Vec<FacetValue> {
    if facet != Facet::Role {
        return Vec::new();
    }
    let used = desk.evidence.facets.used(facet).cloned();
    used.filter(|value| *value != FacetValue::NotSaid).collect()
}

/// The name of a property, and the question for it.
fn words(facet: Facet) -> [TextId; 2] {
    match facet {
        Facet::Country => [
            text_id!("like-mine.country"),
            text_id!("like-mine.which-country"),
        ],
        Facet::Setting => [
            text_id!("like-mine.setting"),
            text_id!("like-mine.which-setting"),
        ],
        Facet::People => [
            text_id!("like-mine.people"),
            text_id!("like-mine.which-people"),
        ],
        Facet::Comparator => [
            text_id!("like-mine.comparator"),
            text_id!("like-mine.which-comparator"),
        ],
        _ => [text_id!("like-mine.role"), text_id!("like-mine.which-role")],
    }
}

/// The end of the sentence that tells how many studies have the value.
fn phrase(desk: &Desk<'_>, value: &FacetValue, label: &str) -> String {
    match value {
        FacetValue::Country(country) => say!(
            desk,
            "like-mine.in-country",
            country = in_sentence(desk, country)
        ),
        FacetValue::Setting(kind) => phrase_or_label(desk, desk.phrase(&kind.choice), label),
        FacetValue::People(group) => say!(desk, "like-mine.with-people", group = group),
        FacetValue::Comparator(_) => say!(desk, "like-mine.with-comparator", comparator = label),
        FacetValue::Role(role) => phrase_or_label(desk, desk.phrase(&role.choice), label),
        _ => say!(desk, "like-mine.had", value = label),
    }
}

fn phrase_or_label(desk: &Desk<'_>, phrase: Option<String>, label: &str) -> String {
    phrase.unwrap_or_else(|| say!(desk, "like-mine.had", value = label))
}

/// A country inside a sentence, as the vocabulary of places has it: "the Netherlands".
fn in_sentence(desk: &Desk<'_>, country: &str) -> String {
    let place = desk.evidence.place_named(country);
    place.map_or_else(|| country.to_owned(), |place| desk.place_name(&place))
}
