//! Properties of studies in words.

use crate::record::analysis_settings::{StudyCategory, StudyNumber};

/// What a category is called.
pub(super) fn category(by: StudyCategory) -> &'static str {
    match by {
        StudyCategory::Format => "format of the support",
        StudyCategory::Mode => "way in which the support was given",
        StudyCategory::Structure => "structure of the support",
        StudyCategory::Condition => "group of disorders",
        StudyCategory::Perinatal => "time around a birth",
        StudyCategory::Recruitment => "place of recruitment",
        StudyCategory::Country => "country",
        StudyCategory::RoleType => "place of peers in the team",
        StudyCategory::Comparator => "comparator",
        StudyCategory::RiskOfBias => "risk of bias",
    }
}

/// What a number is called.
pub(super) fn number(by: StudyNumber) -> &'static str {
    match by {
        StudyNumber::Year => "year of publication",
        StudyNumber::Months => "months after the start",
        StudyNumber::PercentWomen => "percentage of women",
        StudyNumber::MeanAge => "mean age in years",
    }
}
