//! Properties of studies in words.

use crate::record::analysis_settings::{StudyCategory, StudyNumber};
use crate::record::id::Id;

/// What a category is called.
pub(super) fn category(by: &StudyCategory) -> String {
    let words = match by {
        StudyCategory::Own(name) => return own(name),
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
    };
    words.to_owned()
}

/// What a number is called.
pub(super) fn number(by: &StudyNumber) -> String {
    let words = match by {
        StudyNumber::Own(name) => return own(name),
        StudyNumber::Year => "year of publication",
        StudyNumber::Months => "months after the start",
        StudyNumber::PercentWomen => "percentage of women",
        StudyNumber::MeanAge => "mean age in years",
    };
    words.to_owned()
}

/// The name of a property of the site itself as words.
fn own(name: &Id) -> String {
    name.as_str().replace('-', " ")
}
