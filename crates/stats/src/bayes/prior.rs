//! Priors.

use std::f64::consts::PI;

use crate::error::StatsError;

/// The prior of the standard deviation between studies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TauPrior {
    /// A normal distribution folded at zero. Scale 0.5 is weakly informative for log odds ratios
    /// and standardised mean differences (Röver et al. 2021).
    HalfNormal {
        /// The standard deviation of the normal distribution.
        scale: f64,
    },
    /// A Cauchy distribution folded at zero, with a much heavier tail (Gelman 2006).
    HalfCauchy {
        /// The median.
        scale: f64,
    },
}

impl TauPrior {
    /// The scale.
    pub fn scale(self) -> f64 {
        match self {
            Self::HalfNormal { scale } | Self::HalfCauchy { scale } => scale,
        }
    }

    /// The density at a value not below zero.
    pub fn density(self, tau: f64) -> f64 {
        self.log_density(tau).exp()
    }

    pub(super) fn log_density(self, tau: f64) -> f64 {
        let z = tau / self.scale();
        match self {
            Self::HalfNormal { scale } => (2.0 / PI).ln() / 2.0 - scale.ln() - z * z / 2.0,
            Self::HalfCauchy { scale } => (2.0 / PI).ln() - scale.ln() - (z * z).ln_1p(),
        }
    }

    pub(super) fn check(self) -> Result<(), StatsError> {
        let usable = self.scale() > 0.0 && self.scale().is_finite();
        usable
            .then_some(())
            .ok_or(StatsError::OutOfRange("scale of the prior of tau"))
    }
}

/// The prior of the mean effect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MeanPrior {
    /// All values alike: an improper prior, under which the data alone speak.
    Uniform,
    /// A normal distribution.
    Normal {
        /// Its mean.
        mean: f64,
        /// Its standard deviation.
        sd: f64,
    },
}

impl MeanPrior {
    /// Mean and inverse variance; the latter is zero when all values are alike.
    pub(super) fn mean_and_weight(self) -> (f64, f64) {
        match self {
            Self::Uniform => (0.0, 0.0),
            Self::Normal { mean, sd } => (mean, 1.0 / (sd * sd)),
        }
    }

    pub(super) fn check(self) -> Result<(), StatsError> {
        let usable = match self {
            Self::Uniform => true,
            Self::Normal { mean, sd } => mean.is_finite() && sd > 0.0 && sd.is_finite(),
        };
        usable
            .then_some(())
            .ok_or(StatsError::OutOfRange("prior of the mean"))
    }
}
