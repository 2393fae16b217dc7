//! Fills a sentence of the wording with names, verbs and counts.

use crate::record::synthesis::CertaintyLevel;
use crate::record::wording::{BySize, Register, Verb};
use crate::text::case;

use super::conclusion::{Conclusion, Size};

/// What is filled into a sentence.
#[derive(Debug, Clone)]
pub(super) struct Names<'a> {
    /// What was done.
    pub intervention: &'a str,
    /// What was measured.
    pub outcome: &'a str,
    /// The change in the direction of the estimate.
    pub verb: &'a Verb,
    /// The change in the other direction.
    pub other: &'a Verb,
    /// The better side, by name.
    pub favoured: &'a str,
    /// How many results favoured the intervention.
    pub favour: String,
    /// Out of how many: "5 results".
    pub results: String,
}

/// The sentence for a conclusion at a certainty.
pub(super) fn of_effect(
    register: &Register,
    conclusion: Conclusion,
    level: Option<CertaintyLevel>,
) -> &str {
    let has_direction = matches!(
        conclusion,
        Conclusion::Effect(_) | Conclusion::DirectionOnly
    );
    let sizes = match level {
        None if has_direction => return &register.not_judged,
        None => return &register.not_judged_unclear,
        Some(CertaintyLevel::VeryLow) => return &register.very_low,
        Some(CertaintyLevel::Low) => &register.low,
        Some(CertaintyLevel::Moderate) => &register.moderate,
        Some(CertaintyLevel::High) => &register.high,
    };
    of_size(sizes, conclusion)
}

fn of_size(sizes: &BySize, conclusion: Conclusion) -> &str {
    match conclusion {
        Conclusion::Effect(Size::Large) => &sizes.large,
        Conclusion::Effect(Size::Moderate) => &sizes.moderate,
        Conclusion::Effect(Size::Small) => &sizes.small,
        Conclusion::Effect(Size::Trivial) | Conclusion::LittleOrNoDifference { .. } => {
            &sizes.trivial
        }
        Conclusion::LittleOrNoDifferenceOr => &sizes.trivial_or,
        Conclusion::DirectionOnly => &sizes.direction_only,
        Conclusion::Unclear => &sizes.unclear,
    }
}

/// The sentence for counted results at a certainty.
pub(super) fn of_count(register: &Register, level: Option<CertaintyLevel>) -> &str {
    let counted = &register.counted;
    match level {
        None => &counted.not_judged,
        Some(CertaintyLevel::VeryLow) => &counted.very_low,
        Some(CertaintyLevel::Low) => &counted.low,
        Some(CertaintyLevel::Moderate) => &counted.moderate,
        Some(CertaintyLevel::High) => &counted.high,
    }
}

/// The sentence with everything filled in and a capital at its start. A name that stands inside
/// the sentence begins with a small letter.
pub(super) fn fill(sentence: &str, names: &Names<'_>) -> String {
    let filled = [
        ("{intervention}", case::small(names.intervention)),
        ("{outcome}", case::small(names.outcome)),
        ("{verbs}", names.verb.third.clone()),
        ("{verb}", names.verb.base.clone()),
        ("{noun}", names.verb.noun.clone()),
        ("{other}", names.other.base.clone()),
        ("{favoured}", case::small(names.favoured)),
        ("{favour}", names.favour.clone()),
        ("{results}", names.results.clone()),
    ];
    let text = filled
        .iter()
        .fold(sentence.to_owned(), |text, (name, value)| {
            text.replace(name, value)
        });
    case::capital(&text)
}
