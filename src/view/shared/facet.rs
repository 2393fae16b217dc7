//! Facets of studies in the reader's words.

use crate::evidence::{Facet, FacetValue};
use crate::plan::{Sorting, browse_address};
use crate::record::kind::Kind;
use crate::text::case;
use crate::text::slug::slug;
use crate::view::desk::{Desk, Here};
use crate::view::part::Link;
use crate::words::{TextId, Worded, text_id};

/// A value in words; `facet` says what is missing when nothing is said.
pub fn value_words(desk: &Desk<'_>, facet: Facet, value: &FacetValue) -> String {
    let title = |kind: Kind, id: &crate::record::id::Id| {
        let title = desk.evidence.title_of(kind, id.as_str());
        title.unwrap_or(id.as_str()).to_owned()
    };
    match value {
        FacetValue::Design(design) => desk.value(*design),
        FacetValue::Country(country) => country.clone(),
        FacetValue::Setting(kind) => desk.word(&kind.choice),
        FacetValue::People(words) => case::capital(words),
        FacetValue::Comparator(id) => title(Kind::Intervention, id),
        FacetValue::Role(role) => desk.word(&role.choice),
        FacetValue::Outcome(id) => title(Kind::Outcome, id),
        FacetValue::Intervention(id) => title(Kind::Intervention, id),
        FacetValue::Year(year) => year.0.to_string(),
        FacetValue::RiskOfBias { tool, level, .. } => {
            format!("{level} ({})", title(Kind::Tool, tool))
        }
        FacetValue::NotSaid => desk.text(not_said(facet)),
    }
}

/// The id of the words for a study of which a property is not recorded.
fn not_said(facet: Facet) -> TextId {
    match facet {
        Facet::Design => text_id!("facet.design-not-recorded"),
        Facet::Country => text_id!("facet.country-not-recorded"),
        Facet::Setting => text_id!("facet.setting-not-recorded"),
        Facet::People => text_id!("facet.group-not-recorded"),
        Facet::Comparator => text_id!("facet.no-comparator-recorded"),
        Facet::Role => text_id!("facet.not-recorded"),
        Facet::Outcome => text_id!("facet.no-result-on-an-outcome-of-this-site"),
        Facet::Intervention => text_id!("facet.no-intervention-recorded"),
        Facet::Year => text_id!("facet.year-not-recorded"),
        Facet::RiskOfBias => text_id!("facet.not-appraised-overall"),
    }
}

/// A value as an anchor and in addresses.
pub fn value_key(value: &FacetValue) -> String {
    match value {
        FacetValue::Design(design) => slug(design.english()),
        FacetValue::Country(words) | FacetValue::People(words) => slug(words),
        FacetValue::Setting(kind) => kind.choice.to_string(),
        FacetValue::Role(role) => role.choice.to_string(),
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
    desk.text(match facet {
        Facet::Design => text_id!("studies-by.design"),
        Facet::Country => text_id!("studies-by.country"),
        Facet::Setting => text_id!("studies-by.setting"),
        Facet::People => text_id!("studies-by.people"),
        Facet::Outcome => text_id!("studies-by.outcome"),
        Facet::Intervention => text_id!("studies-by.intervention"),
        Facet::Comparator => text_id!("studies-by.comparator"),
        Facet::Role => text_id!("studies-by.role"),
        Facet::Year => text_id!("studies-by.year"),
        Facet::RiskOfBias => text_id!("studies-by.risk-of-bias"),
    })
}

/// Links to the lists of all studies by one property.
pub fn browse_studies(desk: &Desk<'_>, here: &Here) -> Vec<Link> {
    let link = |facet: Facet| {
        let label = studies_by(desk, facet);
        here.link(label, &browse_address(&Sorting::By(facet), 0))
    };
    let used = |facet: &Facet| facet.is_used(&desk.evidence.records);
    Facet::ALL.into_iter().filter(used).map(link).collect()
}
