//! Which side of no difference is good, and how many results lie on it.

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
            (Measure::SMD, _) | (_, Better::Higher) => GoodSide::Above,
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

/// How many results favour the intervention, counted by direction and never by significance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectionCount {
    /// Results that favour the intervention.
    pub favour_intervention: usize,
    /// Results that favour the comparator.
    pub favour_comparator: usize,
    /// Results without a direction.
    pub neither: usize,
}

impl DirectionCount {
    /// All results counted.
    pub fn total(self) -> usize {
        self.favour_intervention + self.favour_comparator + self.neither
    }
}
