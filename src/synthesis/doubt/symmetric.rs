//! The scale on which an interval is symmetric.

use crate::record::result::Measure;

use super::printed::half_unit;

/// The scale on which an interval is symmetric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symmetric {
    /// As it is printed.
    AsItIs,
    /// The logarithm.
    OnLogarithm,
    /// Fisher's z, for correlations.
    OnFisherZ,
    /// On none that is known here.
    Nowhere,
}

impl Symmetric {
    /// The scale of a measure.
    pub(in crate::synthesis) fn of(measure: Measure) -> Self {
        match measure {
            Measure::COR => Self::OnFisherZ,
            Measure::PROP | Measure::RATE | Measure::AS | Measure::GENERIC => Self::Nowhere,
            _ if measure.is_ratio() => Self::OnLogarithm,
            _ => Self::AsItIs,
        }
    }

    /// A value on the scale.
    pub(in crate::synthesis) fn scaled(self, value: f64) -> f64 {
        match self {
            Self::OnLogarithm => value.ln(),
            Self::OnFisherZ => value.atanh(),
            Self::AsItIs | Self::Nowhere => value,
        }
    }

    /// A value on the scale as it is printed.
    pub(super) fn back(self, value: f64) -> f64 {
        match self {
            Self::OnLogarithm => value.exp(),
            Self::OnFisherZ => value.tanh(),
            Self::AsItIs | Self::Nowhere => value,
        }
    }

    /// How far rounding can move a value on the scale.
    pub(in crate::synthesis) fn slack(self, value: f64) -> f64 {
        self.slack_of(value, half_unit(value))
    }

    /// The same for a value that rounding can move by `half` as it is printed.
    pub(super) fn slack_of(self, value: f64, half: f64) -> f64 {
        match self {
            Self::OnLogarithm => half / (value - half).max(half),
            Self::OnFisherZ => half / (1.0 - value * value).max(half),
            Self::AsItIs | Self::Nowhere => half,
        }
    }

    /// How lopsided intervals may be, as a share of their width: adjusted, exact and bootstrapped
    /// intervals are never quite symmetric, those of ratios of rare events least of all.
    pub(super) fn allowance(self) -> f64 {
        if self == Self::AsItIs { 0.08 } else { 0.15 }
    }
}
