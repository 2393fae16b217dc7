//! Facets of studies in the reader's words.

use crate::evidence::{Facet, FacetValue};
use crate::plan::{Sorting, browse_address};
use crate::record::kind::Kind;
use crate::text::case;
use crate::text::slug::slug;
use crate::view::desk::{Desk, Here};
use crate::view::part::Link;

use super::words::Words;

/// A value in words; `facet` says what is missing when nothing is said.
pub fn value_words(desk: &Desk<'_>, facet: Facet, value: &FacetValue) -> String {
    let title = |kind: Kind, id: &crate::record::id::Id| {
        let title = desk.evidence.title_of(kind, id.as_str());
        title.unwrap_or(id.as_str()).to_owned()
    };
    match value {
        FacetValue::Design(design) => desk.words(*design),
        FacetValue::Country(country) => country.clone(),
        FacetValue::Setting(kind) => desk.words(*kind),
        FacetValue::People(words) => case::capital(words),
        FacetValue::Comparator(id) => title(Kind::Intervention, id),
        FacetValue::Role(role) => desk.words(*role),
        FacetValue::Outcome(id) => title(Kind::Outcome, id),
        FacetValue::Intervention(id) => title(Kind::Intervention, id),
        FacetValue::Year(year) => year.0.to_string(),
        FacetValue::RiskOfBias { tool, level, .. } => {
            format!("{level} ({})", title(Kind::Tool, tool))
        }
        FacetValue::NotSaid => desk.say(not_said(facet)),
    }
}

/// The id of the words for a study of which a property is not recorded.
fn not_said(facet: Facet) -> &'static str {
    match facet {
        Facet::Design => "facet.design-not-recorded",
        Facet::Country => "facet.country-not-recorded",
        Facet::Setting => "facet.setting-not-recorded",
        Facet::People => "facet.group-not-recorded",
        Facet::Comparator => "facet.no-comparator-recorded",
        Facet::Role => "facet.not-recorded",
        Facet::Outcome => "facet.no-result-on-an-outcome-of-this-site",
        Facet::Intervention => "facet.no-intervention-recorded",
        Facet::Year => "facet.year-not-recorded",
        Facet::RiskOfBias => "facet.not-appraised-overall",
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

/// "Studies by country".
pub fn studies_by(desk: &Desk<'_>, facet: Facet) -> String {
    let property = desk.words(facet).to_lowercase();
    desk.say_with("facet.studies-by", &[("property", &property)])
}

/// Links to the lists of all studies by one property.
pub fn browse_studies(desk: &Desk<'_>, here: &Here) -> Vec<Link> {
    let link = |facet: Facet| {
        let label = studies_by(desk, facet);
        here.link(label, &browse_address(&Sorting::By(facet), 0))
    };
    Facet::ALL.into_iter().map(link).collect()
}
