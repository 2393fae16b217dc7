//! Properties of studies in words.

use crate::evidence::Evidence;
use crate::record::analysis_settings::{StudyCategory, StudyNumber};
use crate::record::id::Id;
use crate::record::vocabulary::{Choice, StudyProperty};
use crate::text::case;

/// What a category is called.
pub(super) fn category(evidence: &Evidence, by: &StudyCategory) -> String {
    let words = match by {
        StudyCategory::Own(name) => return own(evidence, name),
        StudyCategory::Format => "format of the support",
        StudyCategory::Mode => "way in which the support was given",
        StudyCategory::Structure => "structure of the support",
        StudyCategory::Condition => "group of disorders",
        StudyCategory::Recruitment => "place of recruitment",
        StudyCategory::Country => "country",
        StudyCategory::RoleType => "added or in place of others",
        StudyCategory::Comparator => "comparator",
        StudyCategory::RiskOfBias => "risk of bias",
    };
    words.to_owned()
}

/// What a number is called.
pub(super) fn number(evidence: &Evidence, by: &StudyNumber) -> String {
    let words = match by {
        StudyNumber::Own(name) => return own(evidence, name),
        StudyNumber::Year => "year of publication",
        StudyNumber::Months => "months after the start",
        StudyNumber::PercentWomen => "percentage of women",
        StudyNumber::MeanAge => "mean age in years",
    };
    words.to_owned()
}

/// The name of a property of the site itself: what its vocabulary calls it, else its id as words.
fn own(evidence: &Evidence, name: &Id) -> String {
    let named: Choice<StudyProperty> = Choice::of(name.clone());
    let language = &evidence.site.value.language;
    match evidence.records.word(&named) {
        Some(value) => {
            let clause = value.clause(language).map(str::to_owned);
            clause.unwrap_or_else(|| case::small(value.words(language)))
        }
        None => name.as_str().replace('-', " "),
    }
}
