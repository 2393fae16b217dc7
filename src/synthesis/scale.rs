//! The scale on which an effect is analysed, and the way back to the one that people read.

use serde::{Deserialize, Serialize};

use crate::record::analysis_settings::ScaleChoice;
use crate::record::result::Measure;
use stats::effect::transform::BackTransform;
use stats::level::Interval;

use super::names::{Name, kept};

/// A measure with its scale of analysis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Scale {
    /// The short name: "RR".
    #[serde(with = "kept")]
    pub name: Name,
    /// From the scale of analysis to the natural one.
    pub back: BackTransform,
    /// The natural value that means no difference; nothing for proportions and the like.
    pub null: Option<f64>,
    /// Whether the estimate can be tested: a proportion, a rate or a mean of one group has no value that
    /// means nothing.
    pub is_tested: bool,
    /// The smallest and the largest natural value that the measure can have.
    pub ends: (f64, f64),
}

impl Scale {
    /// The scale of a measure of a record.
    pub fn of(measure: Measure) -> Self {
        let (back, null) = match measure {
            Measure::PROP => (BackTransform::Logit, 0.0),
            Measure::RATE => (BackTransform::Exponential, 0.0),
            Measure::COR => (BackTransform::FisherZ, 0.0),
            ratio if ratio.is_ratio() => (BackTransform::Exponential, 1.0),
            _ => (BackTransform::Identity, 0.0),
        };
        Self {
            name: measure.short(),
            back,
            null: measure.compares().then_some(null),
            is_tested: !matches!(measure, Measure::PROP | Measure::RATE | Measure::MEAN),
            ends: measure.ends(),
        }
    }

    /// The same for values that compare nothing: no value of it means nothing, and none is tested.
    pub(super) fn comparing_nothing(self) -> Self {
        Self {
            null: None,
            is_tested: false,
            ..self
        }
    }

    /// The scale of a measure that a record chooses; one that does not fit the measure changes nothing.
    pub fn chosen(measure: Measure, choice: Option<ScaleChoice>, harmonic_n: f64) -> Self {
        let usual = Self::of(measure);
        let back = match (measure, choice) {
            (Measure::PROP | Measure::RATE | Measure::COR, Some(ScaleChoice::Raw)) => {
                BackTransform::Identity
            }
            (Measure::PROP | Measure::RATE | Measure::MEAN, Some(ScaleChoice::Log)) => {
                BackTransform::Exponential
            }
            (Measure::RATE, Some(ScaleChoice::SquareRoot)) => BackTransform::Square,
            (Measure::PROP, Some(ScaleChoice::Arcsine)) => BackTransform::Arcsine,
            (Measure::PROP, Some(ScaleChoice::FreemanTukey)) => {
                BackTransform::FreemanTukey { harmonic_n }
            }
            _ => usual.back,
        };
        Self { back, ..usual }
    }

    /// The scale of one row: the double arcsine leads back by the size of the row's own group.
    pub(super) fn of_group(self, n: Option<f64>) -> Self {
        let back = match (self.back, n) {
            (BackTransform::FreemanTukey { .. }, Some(n)) => {
                BackTransform::FreemanTukey { harmonic_n: n }
            }
            (back, _) => back,
        };
        Self { back, ..self }
    }

    /// A value that people read on the scale of analysis; nothing where it has no place there, as a
    /// ratio of 0 or a proportion of 1.
    pub fn of_analysis(self, value: f64) -> Option<f64> {
        let there = self.there(value);
        there.is_finite().then_some(there)
    }

    fn there(self, value: f64) -> f64 {
        match self.back {
            BackTransform::Exponential => value.ln(),
            BackTransform::Logit => (value / (1.0 - value)).ln(),
            BackTransform::FisherZ => value.atanh(),
            BackTransform::Square => value.sqrt(),
            BackTransform::Arcsine | BackTransform::FreemanTukey { .. } => value.sqrt().asin(),
            BackTransform::Identity => value,
        }
    }

    /// The ends of the measure on the scale of analysis; an end that is open there is infinite.
    pub fn ends_of_analysis(self) -> (f64, f64) {
        let (least, most) = self.ends;
        let end = |value: f64, open: f64| match self.there(value) {
            there if there.is_nan() => open,
            there => there,
        };
        (end(least, f64::NEG_INFINITY), end(most, f64::INFINITY))
    }

    /// A standard error that a source gives with `value`, on the scale of analysis. Those of ratios
    /// are given on the logarithm; others as the value itself (the delta method leads on).
    pub(super) fn error_of_analysis(self, value: f64, se: f64) -> f64 {
        match self.back {
            // A rate, a mean or a proportion is no ratio: its error is that of the value.
            BackTransform::Exponential if self.null.is_none() => se / value,
            BackTransform::Square => se / (2.0 * value.sqrt()),
            BackTransform::Arcsine | BackTransform::FreemanTukey { .. } => {
                se / (2.0 * (value * (1.0 - value)).sqrt())
            }
            BackTransform::Logit => se / (value * (1.0 - value)),
            BackTransform::FisherZ => se / (1.0 - value * value),
            _ => se,
        }
    }

    /// A value of the scale of analysis as people read it.
    pub fn natural(self, value: f64) -> f64 {
        self.back.apply(value)
    }

    /// Both limits of an interval as people read them, cut where the measure ends.
    pub fn natural_interval(self, interval: Interval) -> (f64, f64) {
        let interval = self.back.apply_to(interval);
        let (least, most) = self.ends;
        (interval.lower.max(least), interval.upper.min(most))
    }

    /// Whether an interval reaches beyond what the measure can be, so that its scale does not fit. Some
    /// ways back lead to an end from all that lies beyond it, so limits are compared before it as well.
    pub(super) fn is_cut(self, interval: Interval) -> bool {
        let reaches_beyond = |interval: Interval, (least, most): (f64, f64)| {
            interval.lower < least || interval.upper > most
        };
        reaches_beyond(interval, self.back.held_within())
            || reaches_beyond(self.back.apply_to(interval), self.ends)
    }
}
