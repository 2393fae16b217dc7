//! Which side of no difference is good, and how many trials lie on it.

use serde::{Deserialize, Serialize};

use crate::record::result::Measure;
use crate::record::value::Better;

/// Which side of no difference is good for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum GoodSide {
    /// Values above it.
    Above,
    /// Values below it.
    Below,
}

impl GoodSide {
    /// Standardised differences are turned so that above is good; other measures keep their scale.
    pub fn of(measure: Measure, better: Better) -> Self {
        match (measure, better) {
            (standardised, _) if standardised.is_standardised() => GoodSide::Above,
            (_, Better::Higher) => GoodSide::Above,
            (_, Better::Lower) => GoodSide::Below,
        }
    }

    /// True when `value` lies on the good side of `null`.
    pub fn holds(self, value: f64, null: f64) -> bool {
        match self {
            GoodSide::Above => value > null,
            GoodSide::Below => value < null,
        }
    }
}

/// How many trials point which way, counted by direction and never by significance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectionCount {
    /// Trials that favour the intervention.
    pub favour_intervention: u64,
    /// Trials that favour the comparator.
    pub favour_comparator: u64,
    /// Trials without a clear direction.
    pub neither: u64,
}

impl DirectionCount {
    /// All trials counted.
    pub fn total(self) -> u64 {
        self.favour_intervention + self.favour_comparator + self.neither
    }
}
