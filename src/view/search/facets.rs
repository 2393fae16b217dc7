//! The facets by which search results are narrowed, and the values that each record has.

use serde::{Deserialize, Serialize};

use crate::evidence::{Facet, FacetValue};
use crate::record::entry::Entry;
use crate::record::id::{Id, Ref};
use crate::record::kind::{Kind, RecordKind};
use crate::record::study::Study;
use crate::record::synthesis::{CertaintyLevel, Synthesis};
use crate::record::value::Date;
use crate::text::slug::slug;
use crate::view::shared::facet::{value_key, value_words};

use super::super::desk::{Desk, level_id};
use crate::words::{TextId, text_id};

/// A facet of the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SearchFacet {
    /// What the record is.
    Kind,
    /// For whom it is meant.
    Audience,
    /// The outcome with which it deals.
    Outcome,
    /// The intervention or comparator with which it deals.
    Intervention,
    /// The design of a study.
    Design,
    /// The kind of setting of a study.
    Setting,
    /// The country of a study or example.
    Country,
    /// Certainty or confidence.
    Certainty,
    /// The year of publication or issue.
    Year,
    /// The overall risk of bias of a study.
    RiskOfBias,
}

impl SearchFacet {
    /// All of them, in the order of the page.
    pub const ALL: [SearchFacet; 10] = [
        SearchFacet::Kind,
        SearchFacet::Audience,
        SearchFacet::Outcome,
        SearchFacet::Intervention,
        SearchFacet::Design,
        SearchFacet::Setting,
        SearchFacet::Country,
        SearchFacet::Certainty,
        SearchFacet::Year,
        SearchFacet::RiskOfBias,
    ];

    /// Its key in addresses.
    pub fn key(self) -> &'static str {
        match self {
            SearchFacet::Kind => "kind",
            SearchFacet::Audience => "audience",
            SearchFacet::Outcome => "outcome",
            SearchFacet::Intervention => "intervention",
            SearchFacet::Design => "design",
            SearchFacet::Setting => "setting",
            SearchFacet::Country => "country",
            SearchFacet::Certainty => "certainty",
            SearchFacet::Year => "year",
            SearchFacet::RiskOfBias => "risk-of-bias",
        }
    }

    /// What a reader calls it.
    pub fn label(self) -> TextId {
        match self {
            SearchFacet::Kind => text_id!("search-facet.kind"),
            SearchFacet::Audience => text_id!("search-facet.audience"),
            SearchFacet::Outcome => text_id!("search-facet.outcome"),
            SearchFacet::Intervention => text_id!("search-facet.intervention"),
            SearchFacet::Design => text_id!("search-facet.design"),
            SearchFacet::Setting => text_id!("search-facet.setting"),
            SearchFacet::Country => text_id!("search-facet.country"),
            SearchFacet::Certainty => text_id!("search-facet.certainty"),
            SearchFacet::Year => text_id!("search-facet.year"),
            SearchFacet::RiskOfBias => text_id!("search-facet.risk-of-bias"),
        }
    }
}

/// A value of a facet that a record has. The order is that of the page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tag {
    /// The facet.
    pub facet: SearchFacet,
    /// Its place among the values.
    rank: i32,
    /// The words.
    pub label: String,
    /// The value in addresses.
    pub key: String,
}

impl Tag {
    /// A value whose place is that of its words.
    pub(super) fn new(
        facet: SearchFacet,
        key: impl Into<String>,
        label: impl Into<String>,
    ) -> Self {
        Self {
            facet,
            rank: 0,
            label: label.into(),
            key: key.into(),
        }
    }

    /// The value at this place; lower comes first.
    pub(super) fn at(self, rank: i32) -> Self {
        Self { rank, ..self }
    }
}

/// References to audiences, outcomes or interventions as values of a facet.
pub(super) fn referred<'a, K: RecordKind + 'a>(
    desk: &Desk<'_>,
    facet: SearchFacet,
    refs: impl IntoIterator<Item = &'a Ref<K>>,
) -> Vec<Tag> {
    let refs = refs.into_iter();
    refs.map(|of| named(desk, facet, K::KIND, of.id()))
        .collect()
}

/// A record as a value of a facet.
pub(super) fn named(desk: &Desk<'_>, facet: SearchFacet, kind: Kind, id: &Id) -> Tag {
    let title = desk.evidence.title_of(kind, id.as_str());
    Tag::new(facet, id.as_str(), title.unwrap_or(id.as_str()))
}

/// The year of a day.
pub(super) fn year_of(date: Date) -> Tag {
    year(i32::from(date.0.year()))
}

/// A year; the latest comes first.
pub(super) fn year(year: i32) -> Tag {
    Tag::new(SearchFacet::Year, year.to_string(), year.to_string()).at(-year)
}

/// A country.
pub(super) fn country(name: &str) -> Tag {
    Tag::new(SearchFacet::Country, slug(name), name)
}

/// A level of certainty or confidence; the highest comes first.
pub(super) fn certainty(desk: &Desk<'_>, level: CertaintyLevel) -> Tag {
    let rank = match level {
        CertaintyLevel::High => 0,
        CertaintyLevel::Moderate => 1,
        CertaintyLevel::Low => 2,
        CertaintyLevel::VeryLow => 3,
    };
    Tag::new(SearchFacet::Certainty, level_id(level), desk.value(level)).at(rank)
}

/// The values of a study.
pub(in crate::view) fn of_study(desk: &Desk<'_>, entry: &Entry<Study>) -> Vec<Tag> {
    let pairs = [
        (Facet::Design, SearchFacet::Design),
        (Facet::Setting, SearchFacet::Setting),
        (Facet::Country, SearchFacet::Country),
        (Facet::Outcome, SearchFacet::Outcome),
        (Facet::Intervention, SearchFacet::Intervention),
        (Facet::RiskOfBias, SearchFacet::RiskOfBias),
    ];
    let mut tags = Vec::new();
    for (facet, of) in pairs {
        for value in desk.evidence.values_of(facet, &entry.id) {
            if *value != FacetValue::NotSaid {
                let rank = match value {
                    FacetValue::RiskOfBias { rank, .. } => i32::try_from(*rank).unwrap_or(i32::MAX),
                    _ => 0,
                };
                let label = value_words(desk, facet, value);
                tags.push(Tag::new(of, value_key(value), label).at(rank));
            }
        }
    }
    tags.extend(entry.value.bibliography.year.map(|y| year(i32::from(y))));
    tags
}

/// The values of a synthesis.
pub(super) fn of_synthesis(desk: &Desk<'_>, synthesis: &Synthesis) -> Vec<Tag> {
    let mut tags = Vec::new();
    for comparison in &synthesis.comparisons {
        let arms = [&comparison.intervention, &comparison.comparator];
        tags.extend(referred(desk, SearchFacet::Intervention, arms));
        let outcomes = comparison.outcomes.iter().map(|analysis| &analysis.outcome);
        tags.extend(referred(desk, SearchFacet::Outcome, outcomes));
    }
    let comparisons = synthesis.comparisons.iter();
    let analyses = comparisons.flat_map(|comparison| &comparison.outcomes);
    let grades = analyses.filter_map(|analysis| analysis.grade.as_ref());
    tags.extend(grades.map(|grade| certainty(desk, grade.level)));
    let findings = synthesis.findings.iter();
    tags.extend(findings.map(|finding| certainty(desk, finding.confidence)));
    tags
}

/// The certainty of every judgement on an outcome.
pub(super) fn of_outcome(desk: &Desk<'_>, outcome: &Id) -> Vec<Tag> {
    let found = desk.findings.on_outcome(outcome);
    let grades = found.filter_map(|findings| findings.grade.as_ref());
    grades.map(|grade| certainty(desk, grade.level)).collect()
}
