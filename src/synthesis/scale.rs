//! The scale on which an effect is analysed, and the way back to the one that people read.

use serde::{Deserialize, Serialize};

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
}

impl Scale {
    /// The scale of a measure of a record.
    pub fn of(measure: Measure) -> Self {
        let is_ratio = measure.is_ratio();
        let (back, null) = if is_ratio {
            (BackTransform::Exponential, 1.0)
        } else {
            (BackTransform::Identity, 0.0)
        };
        Self {
            name: measure.short(),
            back,
            null: (measure != Measure::PROP).then_some(null),
        }
    }

    /// A value of the scale of analysis as people read it.
    pub fn natural(self, value: f64) -> f64 {
        self.back.apply(value)
    }

    /// Both limits of an interval as people read them.
    pub fn natural_interval(self, interval: Interval) -> (f64, f64) {
        let interval = self.back.apply_to(interval);
        (interval.lower, interval.upper)
    }
}
