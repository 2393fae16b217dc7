//! What the interval alone suggests for the imprecision domain of GRADE (Core GRADE, BMJ 2025;389:
//! e081904): the point estimate chooses the target, an important effect or little or no effect, and
//! an interval that crosses the difference that matters lowers the certainty. It is a hint; people
//! judge.

use serde::{Deserialize, Serialize};

use super::super::effect::Estimate;
use super::conclusion::{CONVENTIONAL_SMALL_SMD, Scale};

/// What the certainty is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(
    clippy::enum_variant_names,
    reason = "the words of the field, as they are said"
)]
pub enum Target {
    /// That there is an effect that matters.
    ImportantEffect,
    /// That there is little or no effect.
    LittleOrNoEffect,
    /// That there is an effect at all, because nobody knows which would matter.
    AnyEffect,
}

/// What the interval alone suggests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImprecisionHint {
    /// What the certainty is about.
    pub target: Target,
    /// Levels down: 0, -1 or -2.
    pub change: i8,
    /// Whether the difference that matters is a convention.
    pub by_convention: bool,
}

/// The hint. `estimate` is a distance from no difference (0).
pub(super) fn hint(
    estimate: Estimate,
    scale: Option<Scale>,
    is_smd: bool,
) -> Option<ImprecisionHint> {
    let (low, high) = (estimate.low?, estimate.high?);
    let crosses = low <= 0.0 && high >= 0.0;
    let convention = (is_smd && crosses).then_some(CONVENTIONAL_SMALL_SMD);
    let small = scale.map(Scale::smallest).or(convention);
    let Some(small) = small else {
        return Some(ImprecisionHint {
            target: Target::AnyEffect,
            change: -i8::from(crosses),
            by_convention: false,
        });
    };
    let by_convention = scale.is_none();
    let beyond = [low <= -small, high >= small];
    if estimate.value.abs() < small {
        let change = -(beyond.iter().filter(|is_beyond| **is_beyond).count() as i8);
        return Some(ImprecisionHint {
            target: Target::LittleOrNoEffect,
            change,
            by_convention,
        });
    }
    let (nearest, opposite) = if estimate.value > 0.0 {
        (low, -small)
    } else {
        (-high, -small)
    };
    let change = -(i8::from(nearest < small) + i8::from(nearest <= opposite));
    Some(ImprecisionHint {
        target: Target::ImportantEffect,
        change,
        by_convention,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(value: f64, low: f64, high: f64, small: Option<f64>) -> (Target, i8) {
        let estimate = Estimate {
            value,
            low: Some(low),
            high: Some(high),
        };
        let scale = small.map(Scale::with_smallest);
        let hint = hint(estimate, scale, false).expect("an interval");
        (hint.target, hint.change)
    }

    #[test]
    fn an_important_effect_is_imprecise_when_its_interval_reaches_what_does_not_matter() {
        let target = Target::ImportantEffect;
        assert_eq!(says(30.0, 12.0, 48.0, Some(10.0)), (target, 0));
        assert_eq!(says(30.0, 5.0, 55.0, Some(10.0)), (target, -1));
        assert_eq!(says(-30.0, -72.0, 12.0, Some(10.0)), (target, -2));
    }

    #[test]
    fn little_or_no_effect_is_imprecise_when_its_interval_reaches_what_matters() {
        let target = Target::LittleOrNoEffect;
        assert_eq!(says(2.0, -5.0, 9.0, Some(10.0)), (target, 0));
        assert_eq!(says(2.0, -5.0, 14.0, Some(10.0)), (target, -1));
        assert_eq!(says(2.0, -15.0, 19.0, Some(10.0)), (target, -2));
    }

    #[test]
    fn without_a_difference_that_matters_no_difference_is_the_line() {
        assert_eq!(says(2.0, 1.0, 3.0, None), (Target::AnyEffect, 0));
        assert_eq!(says(2.0, -1.0, 5.0, None), (Target::AnyEffect, -1));
    }
}
