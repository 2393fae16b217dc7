//! What an estimate with its interval says: a direction, a size, or neither.
//!
//! After the GRADE informative statements (Santesso 2020): the size comes from the point estimate
//! against the differences that matter; the interval decides whether a direction can be named.

use serde::{Deserialize, Serialize};

use crate::record::outcome::Thresholds;

use super::super::effect::Estimate;

/// By convention a standardised difference below this is less than small (Cohen 1988; used as a
/// fallback by the KCE process book, section 5.5.1). It is used only to tell an interval that
/// stays close to no difference from one that does not.
pub const CONVENTIONAL_SMALL_SMD: f64 = 0.2;

/// How large an effect is, by the differences that matter for its outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Size {
    /// Less than small.
    Trivial,
    /// Small, and it matters.
    Small,
    /// Moderate.
    Moderate,
    /// Large.
    Large,
}

/// What an estimate with its interval says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Conclusion {
    /// A direction and a size.
    Effect(Size),
    /// A direction; which difference matters is not known.
    DirectionOnly,
    /// Less than a small effect, wherever in the interval the truth lies.
    LittleOrNoDifference {
        /// Whether "small" is a convention and no difference that people were asked about.
        by_convention: bool,
    },
    /// Less than a small effect, and the interval reaches one that matters on one side.
    LittleOrNoDifferenceOr,
    /// The interval holds effects that matter on both sides, or nobody knows which would.
    Unclear,
}

/// Sizes on the scale of differences that matter: distance from no difference, always positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    small: f64,
    moderate: Option<f64>,
    large: Option<f64>,
}

impl Scale {
    /// The scale of an outcome's thresholds.
    pub(super) fn of(thresholds: &Thresholds) -> Self {
        Self {
            small: thresholds.small,
            moderate: thresholds.moderate,
            large: thresholds.large,
        }
    }

    /// From here a difference matters.
    pub(super) fn smallest(self) -> f64 {
        self.small
    }

    /// A scale with one threshold.
    #[cfg(test)]
    pub(super) fn with_smallest(small: f64) -> Self {
        Self {
            small,
            moderate: None,
            large: None,
        }
    }

    fn size(&self, distance: f64) -> Size {
        let reaches = |limit: Option<f64>| limit.is_some_and(|limit| distance >= limit);
        match () {
            () if distance < self.small => Size::Trivial,
            () if reaches(self.large) => Size::Large,
            () if reaches(self.moderate) => Size::Moderate,
            // With one threshold only an effect either matters or does not.
            () if self.moderate.is_none() => Size::Moderate,
            () => Size::Small,
        }
    }
}

/// What an estimate says. `estimate` is a distance from no difference (0) on the scale of the
/// thresholds, or on that of analysis when there are none; `is_smd` allows the convention.
pub(super) fn conclude(estimate: Estimate, scale: Option<Scale>, is_smd: bool) -> Conclusion {
    let value = estimate.value;
    let (low, high) = (
        estimate.low.unwrap_or(value),
        estimate.high.unwrap_or(value),
    );
    let crosses = low <= 0.0 && high >= 0.0;
    let Some(scale) = scale else {
        let is_close = low.abs().max(high.abs()) < CONVENTIONAL_SMALL_SMD;
        return match (crosses, is_smd && is_close) {
            (false, _) => Conclusion::DirectionOnly,
            (true, true) => Conclusion::LittleOrNoDifference {
                by_convention: true,
            },
            (true, false) => Conclusion::Unclear,
        };
    };
    let size = scale.size(value.abs());
    if !crosses {
        return match size {
            Size::Trivial => Conclusion::LittleOrNoDifference {
                by_convention: false,
            },
            size => Conclusion::Effect(size),
        };
    }
    match (low.abs() >= scale.small, high.abs() >= scale.small) {
        (false, false) => Conclusion::LittleOrNoDifference {
            by_convention: false,
        },
        (true, true) => Conclusion::Unclear,
        _ => Conclusion::LittleOrNoDifferenceOr,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estimate(value: f64, low: f64, high: f64) -> Estimate {
        Estimate {
            value,
            low: Some(low),
            high: Some(high),
        }
    }

    const SCALE: Scale = Scale {
        small: 10.0,
        moderate: Some(20.0),
        large: Some(40.0),
    };

    #[test]
    fn the_size_is_that_of_the_point_estimate() {
        let says = |value: f64| {
            conclude(
                estimate(value, value - 4.0, value + 4.0),
                Some(SCALE),
                false,
            )
        };
        assert_eq!(says(12.0), Conclusion::Effect(Size::Small));
        assert_eq!(says(-20.0), Conclusion::Effect(Size::Moderate));
        assert_eq!(says(41.0), Conclusion::Effect(Size::Large));
        let trivial = Conclusion::LittleOrNoDifference {
            by_convention: false,
        };
        assert_eq!(says(6.0), trivial);
    }

    #[test]
    fn an_interval_that_includes_no_difference_names_no_single_direction() {
        let says =
            |low, high| conclude(estimate((low + high) / 2.0, low, high), Some(SCALE), false);
        let trivial = Conclusion::LittleOrNoDifference {
            by_convention: false,
        };
        assert_eq!(says(-5.0, 9.0), trivial);
        assert_eq!(says(-5.0, 15.0), Conclusion::LittleOrNoDifferenceOr);
        assert_eq!(says(-12.0, 15.0), Conclusion::Unclear);
    }

    #[test]
    fn without_thresholds_there_is_no_size() {
        assert_eq!(
            conclude(estimate(0.15, 0.04, 0.27), None, true),
            Conclusion::DirectionOnly
        );
        let close = conclude(estimate(0.08, -0.02, 0.18), None, true);
        assert_eq!(
            close,
            Conclusion::LittleOrNoDifference {
                by_convention: true
            }
        );
        assert_eq!(
            conclude(estimate(0.08, -0.02, 0.18), None, false),
            Conclusion::Unclear
        );
        assert_eq!(
            conclude(estimate(0.08, -0.12, 0.28), None, true),
            Conclusion::Unclear
        );
    }

    #[test]
    fn one_threshold_tells_what_matters_from_what_does_not() {
        let scale = Scale {
            small: 10.0,
            moderate: None,
            large: None,
        };
        let says = conclude(estimate(30.0, 12.0, 48.0), Some(scale), false);
        assert_eq!(says, Conclusion::Effect(Size::Moderate));
    }
}
