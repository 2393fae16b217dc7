//! Where the effect in a new setting may lie.
//!
//! The effect in a setting comparable to those studied is referred to a normal or t
//! distribution around the mean with variance tau2 + SE^2 (Higgins, Thompson and Spiegelhalter
//! 2009; Riley, Higgins and Deeks 2011). The variants in use differ in quantile and in SE.

use crate::distribution::Reference;
use crate::level::{Interval, Level};

/// Which quantile a prediction interval uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum PredictionQuantile {
    /// That of the test of the mean: normal for Wald's, t with k - p df otherwise (metafor).
    AsTest,
    /// Normal.
    Normal,
    /// t with k - p degrees of freedom (the default of meta since version 8).
    ResidualDf,
    /// t with k - p - 1 degrees of freedom (Riley, Higgins and Deeks 2011).
    ResidualDfLessOne,
}

/// Which standard error of the mean enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum PredictionError {
    /// The one reported with the mean.
    Reported,
    /// Wald's.
    Wald,
    /// Hartung-Knapp's.
    HartungKnapp,
}

/// A variant of the prediction interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PredictionRule {
    /// The quantile.
    pub quantile: PredictionQuantile,
    /// The standard error.
    pub error: PredictionError,
}

impl PredictionRule {
    /// The reported standard error with the quantile of the test.
    pub const METAFOR: Self = Self {
        quantile: PredictionQuantile::AsTest,
        error: PredictionError::Reported,
    };
    /// The reported standard error with t, k - p degrees of freedom.
    pub const RESIDUAL_DF: Self = Self {
        quantile: PredictionQuantile::ResidualDf,
        error: PredictionError::Reported,
    };
    /// The reported standard error with t, k - p - 1 degrees of freedom.
    pub const RILEY: Self = Self {
        quantile: PredictionQuantile::ResidualDfLessOne,
        error: PredictionError::Reported,
    };
}

/// What a model knows that bears on prediction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PredictionBasis {
    pub(crate) centre: f64,
    pub(crate) tau2: f64,
    pub(crate) reported_se: f64,
    pub(crate) wald_se: f64,
    pub(crate) hartung_knapp_se: Option<f64>,
    pub(crate) reference: Reference,
    pub(crate) residual_df: f64,
}

impl PredictionBasis {
    /// The predictive distribution of a variant; `None` where it is not defined.
    pub(crate) fn distribution(&self, rule: PredictionRule) -> Option<Predictive> {
        let se = match rule.error {
            PredictionError::Reported => self.reported_se,
            PredictionError::Wald => self.wald_se,
            PredictionError::HartungKnapp => self.hartung_knapp_se?,
        };
        let student = |df: f64| (df > 0.0).then_some(Reference::StudentT { df });
        let reference = match rule.quantile {
            PredictionQuantile::AsTest => self.reference,
            PredictionQuantile::Normal => Reference::Normal,
            PredictionQuantile::ResidualDf => student(self.residual_df)?,
            PredictionQuantile::ResidualDfLessOne => student(self.residual_df - 1.0)?,
        };
        Some(Predictive {
            centre: self.centre,
            scale: (self.tau2 + se * se).sqrt(),
            reference,
        })
    }
}

/// The distribution of the effect in a new setting.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Predictive {
    /// The mean effect.
    pub centre: f64,
    /// sqrt(tau2 + SE^2).
    pub scale: f64,
    /// The shape.
    pub reference: Reference,
}

impl Predictive {
    /// The prediction interval.
    pub fn interval(&self, level: Level) -> Interval {
        let half = self.reference.critical_value(level) * self.scale;
        Interval::around(self.centre, if self.scale == 0.0 { 0.0 } else { half })
    }

    /// The proportion of comparable settings with an effect above a threshold.
    pub fn proportion_above(&self, threshold: f64) -> f64 {
        if self.scale == 0.0 {
            return if self.centre > threshold { 1.0 } else { 0.0 };
        }
        self.reference
            .upper_tail((threshold - self.centre) / self.scale)
    }

    /// The proportion of comparable settings with an effect below a threshold.
    pub fn proportion_below(&self, threshold: f64) -> f64 {
        if self.scale == 0.0 {
            return if self.centre < threshold { 1.0 } else { 0.0 };
        }
        self.reference
            .upper_tail((self.centre - threshold) / self.scale)
    }
}
