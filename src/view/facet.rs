//! Facets of studies in the reader's words.

use crate::evidence::{Facet, FacetValue};
use crate::plan::{Sorting, browse_address};
use crate::record::kind::Kind;
use crate::text::case;
use crate::text::slug::slug;

use super::desk::{Desk, Here};
use super::part::Link;
use super::words::Words;

impl Words for Facet {
    fn words(self) -> &'static str {
        match self {
            Facet::Design => "Design",
            Facet::Country => "Country",
            Facet::Setting => "Setting",
            Facet::People => "Group of people",
            Facet::Outcome => "Outcome",
            Facet::Intervention => "Intervention or comparator",
            Facet::Comparator => "Comparator",
            Facet::Role => "Added or in place of others",
            Facet::Year => "Year of publication",
            Facet::RiskOfBias => "Risk of bias",
        }
    }
}

/// A value in words; `facet` says what is missing when nothing is said.
pub fn value_words(desk: &Desk<'_>, facet: Facet, value: &FacetValue) -> String {
    let title = |kind: Kind, id: &crate::record::id::Id| {
        let title = desk.evidence.title_of(kind, id.as_str());
        title.unwrap_or(id.as_str()).to_owned()
    };
    match value {
        FacetValue::Design(design) => design.words().to_owned(),
        FacetValue::Country(country) => country.clone(),
        FacetValue::Setting(kind) => kind.words().to_owned(),
        FacetValue::People(words) => case::capital(words),
        FacetValue::Comparator(id) => title(Kind::Intervention, id),
        FacetValue::Role(role) => role.words().to_owned(),
        FacetValue::Outcome(id) => title(Kind::Outcome, id),
        FacetValue::Intervention(id) => title(Kind::Intervention, id),
        FacetValue::Year(year) => year.0.to_string(),
        FacetValue::RiskOfBias { tool, level, .. } => {
            format!("{level} ({})", title(Kind::Tool, tool))
        }
        FacetValue::NotSaid => not_said(facet).to_owned(),
    }
}

fn not_said(facet: Facet) -> &'static str {
    match facet {
        Facet::Design => "Design not recorded",
        Facet::Country => "Country not recorded",
        Facet::Setting => "Setting not recorded",
        Facet::People => "Group not recorded",
        Facet::Comparator => "No comparator recorded",
        Facet::Role => "Not recorded",
        Facet::Outcome => "No result on an outcome of this site",
        Facet::Intervention => "No intervention recorded",
        Facet::Year => "Year not recorded",
        Facet::RiskOfBias => "Not appraised overall",
    }
}

/// A value as an anchor and in addresses.
pub fn value_key(value: &FacetValue) -> String {
    match value {
        FacetValue::Design(design) => slug(design.words()),
        FacetValue::Country(words) | FacetValue::People(words) => slug(words),
        FacetValue::Setting(kind) => slug(kind.words()),
        FacetValue::Role(role) => slug(role.words()),
        FacetValue::Outcome(id) | FacetValue::Intervention(id) | FacetValue::Comparator(id) => {
            id.to_string()
        }
        FacetValue::Year(year) => format!("y{}", year.0),
        FacetValue::RiskOfBias { tool, level, .. } => format!("{tool}-{}", slug(level)),
        FacetValue::NotSaid => "not-recorded".to_owned(),
    }
}

/// Links to the lists of all studies by one property.
pub fn browse_studies(here: &Here) -> Vec<Link> {
    let link = |facet: Facet| {
        let label = format!("Studies by {}", facet.words().to_lowercase());
        here.link(label, &browse_address(&Sorting::By(facet), 0))
    };
    Facet::ALL.into_iter().map(link).collect()
}
