//! The data of a model: estimates, variances, and the model matrix.

use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::fit::weighted::WeightedFit;
use crate::numeric::linear::{Design, ThinQr};

/// Estimates with positive variances and a model matrix of full rank.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) y: Vec<f64>,
    pub(crate) v: Vec<f64>,
    pub(crate) design: Design,
}

impl Sample {
    /// Checks that variances are positive and coefficients identified.
    pub(crate) fn new(effects: &[EffectSize], design: Design) -> Result<Self, StatsError> {
        if effects.len() < design.width() || effects.is_empty() {
            let needed = design.width().max(1);
            return Err(StatsError::TooFewStudies {
                needed,
                found: effects.len(),
            });
        }
        if design.rows() != effects.len() {
            let (expected, found) = (effects.len(), design.rows());
            return Err(StatsError::LengthMismatch { expected, found });
        }
        if let Some(index) = effects.iter().position(|e| e.vi() <= 0.0) {
            return Err(StatsError::BadVariance { index });
        }
        ThinQr::new(design.columns()).ok_or(StatsError::Collinear)?;
        let y = effects.iter().map(EffectSize::yi).collect();
        let v = effects.iter().map(EffectSize::vi).collect();
        Ok(Self { y, v, design })
    }

    /// The model with an intercept only.
    pub(crate) fn without_moderators(effects: &[EffectSize]) -> Result<Self, StatsError> {
        Self::new(effects, Design::intercept(effects.len()))
    }

    /// Number of studies.
    pub(crate) fn k(&self) -> usize {
        self.y.len()
    }

    /// Number of coefficients.
    pub(crate) fn p(&self) -> usize {
        self.design.width()
    }

    /// Residual degrees of freedom, k - p.
    pub(crate) fn df(&self) -> f64 {
        (self.k() - self.p()) as f64
    }

    /// Weighted least squares with weights 1 / (v + tau2).
    pub(crate) fn fit(&self, tau2: f64) -> Result<WeightedFit, StatsError> {
        let weights = self.v.iter().map(|v| 1.0 / (v + tau2)).collect();
        WeightedFit::new(&self.y, &self.design, weights)
    }

    /// Ordinary least squares.
    pub(crate) fn unweighted_fit(&self) -> Result<WeightedFit, StatsError> {
        WeightedFit::new(&self.y, &self.design, vec![1.0; self.k()])
    }

    pub(crate) fn smallest_variance(&self) -> f64 {
        self.v.iter().copied().fold(f64::INFINITY, f64::min)
    }

    pub(crate) fn largest_variance(&self) -> f64 {
        self.v.iter().copied().fold(0.0, f64::max)
    }
}
