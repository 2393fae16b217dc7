//! When numbers may be shown as so many of a hundred people. The rule is the same wherever they are.

use crate::record::synthesis::CertaintyLevel;
use crate::synthesis::OutcomeFindings;
use crate::view::desk::Desk;

/// Why numbers are not shown as so many of a hundred people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotOfHundred {
    /// The evidence is very uncertain.
    VeryUncertain,
    /// Nobody has judged the certainty.
    NotJudged,
    /// Fewer people were studied than the site asks for.
    FewPeople {
        /// How many it asks for.
        least: u32,
    },
}

/// What forbids it for an outcome; nothing where it may be done.
pub fn forbids(desk: &Desk<'_>, found: &OutcomeFindings) -> Option<NotOfHundred> {
    let least = desk.evidence.site.value.pictures.least_people;
    let level = found.grade.as_ref().map(|grade| grade.level);
    of(level, found.counted.people, least)
}

fn of(level: Option<CertaintyLevel>, people: u32, least: u32) -> Option<NotOfHundred> {
    match level {
        Some(CertaintyLevel::VeryLow) => Some(NotOfHundred::VeryUncertain),
        None => Some(NotOfHundred::NotJudged),
        Some(_) if people < least => Some(NotOfHundred::FewPeople { least }),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_judged_above_very_low_and_rests_on_enough_people_may_be_shown() {
        use CertaintyLevel::{Low, VeryLow};
        assert_eq!(of(Some(Low), 200, 200), None);
        let few = NotOfHundred::FewPeople { least: 200 };
        assert_eq!(of(Some(Low), 199, 200), Some(few));
        assert_eq!(
            of(Some(VeryLow), 5000, 200),
            Some(NotOfHundred::VeryUncertain)
        );
        assert_eq!(of(None, 5000, 200), Some(NotOfHundred::NotJudged));
    }
}
