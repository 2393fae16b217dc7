//! What the script of the evidence map needs to count again when a reader narrows the map.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::evidence::EvidenceMap;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::study::Study;

use super::super::desk::Desk;
use super::super::search::{SearchFacet, Tag, study_tags};
use super::shown::Shown;

/// The properties by which the map can be narrowed.
const FACETS: [SearchFacet; 4] = [
    SearchFacet::Design,
    SearchFacet::Setting,
    SearchFacet::Country,
    SearchFacet::RiskOfBias,
];
/// From here on the scale from 1 to 9 an outcome is critical for a decision (GRADE).
const CRITICAL: u8 = 7;

/// The file `map/studies.json`.
#[derive(Debug, Serialize)]
pub struct MapIndex {
    /// The properties with their values.
    pub facets: Vec<MapFacet>,
    /// The readers, each with the outcomes that are critical for them.
    pub readers: Vec<MapReader>,
    /// The studies of the cells in alphabetical order.
    pub studies: Vec<MapStudy>,
    /// The studies of each cell of the map, by `intervention/outcome`; numbers are places in `studies`.
    pub cells: BTreeMap<String, BTreeSet<usize>>,
}

/// A property.
#[derive(Debug, Serialize)]
pub struct MapFacet {
    /// Its key in addresses.
    pub id: &'static str,
    /// Its name.
    pub label: String,
    /// Its values: key and words.
    pub values: Vec<(String, String)>,
}

/// A reader.
#[derive(Debug, Serialize)]
pub struct MapReader {
    /// The key in addresses.
    pub id: String,
    /// The name of such readers.
    pub label: String,
    /// The outcomes that are critical for them.
    pub outcomes: Vec<String>,
}

/// A study.
#[derive(Debug, Serialize)]
pub struct MapStudy {
    /// Its name.
    pub label: String,
    /// Its address below the top of the site.
    pub address: String,
    /// Its values of the properties: `design:randomised-trial`.
    pub tags: Vec<String>,
}

/// Makes the file.
pub fn index(desk: &Desk<'_>) -> MapIndex {
    let map = EvidenceMap::of(desk.evidence);
    let shown = Shown::of(&map, desk.evidence.records.outcomes.keys());
    let (mut tags, mut studies) = (BTreeSet::new(), Vec::new());
    let mut cells: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (place, entry) in desk.evidence.records.studies.values().enumerate() {
        let given = desk.evidence.facets.measured(place);
        let own = given.iter().flat_map(|(outcome, interventions)| {
            let own = interventions.iter();
            let own = own.filter(|intervention| shown.has(intervention, outcome));
            own.map(move |intervention| format!("{intervention}/{outcome}"))
        });
        let own: Vec<String> = own.collect();
        if own.is_empty() {
            continue;
        }
        for cell in own {
            cells.entry(cell).or_default().insert(studies.len());
        }
        let own = study_tags(desk, entry);
        let own: Vec<Tag> = own
            .into_iter()
            .filter(|tag| FACETS.contains(&tag.facet))
            .collect();
        studies.push(study(desk, entry, &own));
        tags.extend(own);
    }
    MapIndex {
        facets: FACETS
            .into_iter()
            .map(|of| facet(desk, of, &tags))
            .collect(),
        readers: readers(desk),
        studies,
        cells,
    }
}

fn study(desk: &Desk<'_>, entry: &Entry<Study>, tags: &[Tag]) -> MapStudy {
    MapStudy {
        label: entry.value.label.clone(),
        address: desk.addresses.of(Kind::Study, entry.id.as_str()),
        tags: tags
            .iter()
            .map(|tag| format!("{}:{}", tag.facet.key(), tag.key))
            .collect(),
    }
}

fn facet(desk: &Desk<'_>, of: SearchFacet, tags: &BTreeSet<Tag>) -> MapFacet {
    let own = tags.iter().filter(|tag| tag.facet == of);
    MapFacet {
        id: of.key(),
        label: desk.text(of.label()),
        values: own
            .map(|tag| (tag.key.clone(), tag.label.clone()))
            .collect(),
    }
}

fn readers(desk: &Desk<'_>) -> Vec<MapReader> {
    let records = &desk.evidence.records;
    let critical = |reader: &Id| {
        let outcomes = records.outcomes.values();
        let matters = outcomes.filter(|outcome| {
            let own = outcome.value.importance_for.get(reader.as_str());
            *own.unwrap_or(&outcome.value.importance) >= CRITICAL
        });
        matters.map(|outcome| outcome.id.to_string()).collect()
    };
    let reader = |audience: &Entry<crate::record::audience::Audience>| MapReader {
        id: audience.id.to_string(),
        label: audience.value.plural.clone(),
        outcomes: critical(&audience.id),
    };
    records.audiences.values().map(reader).collect()
}
