//! Properties by which studies are told apart.

use crate::record::analysis_settings::{StudyCategory, StudyNumber};
use crate::synthesis::{Group, MarkedBy};
use crate::words::{TextId, Words, text_id};

/// What a property is called that sorts results into groups.
pub fn category(words: &Words, by: &MarkedBy<StudyCategory>) -> String {
    let text: TextId = match by {
        MarkedBy::Named(name) => return name.clone(),
        MarkedBy::Property(StudyCategory::Own(id)) => return id.to_string(),
        MarkedBy::Property(StudyCategory::Format) => text_id!("property.format"),
        MarkedBy::Property(StudyCategory::Mode) => text_id!("property.mode"),
        MarkedBy::Property(StudyCategory::Structure) => text_id!("property.structure"),
        MarkedBy::Property(StudyCategory::Condition) => text_id!("property.condition"),
        MarkedBy::Property(StudyCategory::Recruitment) => text_id!("property.recruitment"),
        MarkedBy::Property(StudyCategory::Country) => text_id!("property.country"),
        MarkedBy::Property(StudyCategory::RoleType) => text_id!("property.role-type"),
        MarkedBy::Property(StudyCategory::Comparator) => text_id!("property.comparator"),
        MarkedBy::Property(StudyCategory::RiskOfBias) => text_id!("property.risk-of-bias"),
    };
    words.text(text)
}

/// What a number is called on which results are regressed.
pub fn number(words: &Words, on: &MarkedBy<StudyNumber>) -> String {
    let text: TextId = match on {
        MarkedBy::Named(name) => return name.clone(),
        MarkedBy::Property(StudyNumber::Own(id)) => return id.to_string(),
        MarkedBy::Property(StudyNumber::Year) => text_id!("property.year"),
        MarkedBy::Property(StudyNumber::Months) => text_id!("property.months"),
        MarkedBy::Property(StudyNumber::PercentWomen) => text_id!("property.percent-women"),
        MarkedBy::Property(StudyNumber::MeanAge) => text_id!("property.mean-age"),
    };
    words.text(text)
}

/// What a group is called.
pub fn group(words: &Words, group: &Group) -> String {
    match group {
        Group::Named(name) => name.clone(),
        Group::SeveralCountries => words.text(text_id!("property.several-countries")),
    }
}
