//! The effect that a study without sampling error would have found: PET and PEESE.
//!
//! Both regress effects on a measure of their imprecision and read the intercept (Stanley and
//! Doucouliagos 2014): PET on the standard error, PEESE on the variance. They are sensitivity
//! analyses; with few studies or with studies that truly differ the intercept says little.

use crate::asymmetry::egger::{
    RegressionTest, egger_classical, mixed_regression, weighted_regression,
};
use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::level::Level;
use crate::model::options::{MeanTest, Model, ModelOptions, TestRule};
use crate::tau2::Tau2Method;

/// Which of the two intercepts the conditional estimator reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PetOrPeese {
    /// PET: its intercept does not differ from zero.
    Pet,
    /// PEESE: the intercept of PET differs from zero, and PET would make it too small.
    Peese,
}

/// PET and PEESE in both flavours. In each, `limit` is the adjusted estimate and `bias` the slope.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PrecisionEffect {
    /// On the standard error, residual variance free, t with k - 2 df.
    pub pet: RegressionTest,
    /// On the variance, residual variance free, t with k - 2 df.
    pub peese: RegressionTest,
    /// On the standard error, in the random-effects model (REML, normal distribution).
    pub pet_random: RegressionTest,
    /// On the variance, in the random-effects model (REML, normal distribution).
    pub peese_random: RegressionTest,
    /// Which of the first two the conditional estimator reads.
    pub chosen: PetOrPeese,
}

/// The p value of PET's intercept below which PEESE is read (Stanley and Doucouliagos 2014: one
/// side at 0.05).
pub const PET_PEESE_LIMIT: f64 = 0.10;

impl PrecisionEffect {
    /// The regression that the conditional estimator reads.
    pub fn conditional(&self) -> &RegressionTest {
        match self.chosen {
            PetOrPeese::Pet => &self.pet,
            PetOrPeese::Peese => &self.peese,
        }
    }
}

/// PET and PEESE. Needs three studies that differ in their precision.
pub fn precision_effect(
    effects: &[EffectSize],
    level: Level,
) -> Result<PrecisionEffect, StatsError> {
    let y: Vec<f64> = effects.iter().map(EffectSize::yi).collect();
    let variances: Vec<f64> = effects.iter().map(EffectSize::vi).collect();
    let errors: Vec<f64> = effects.iter().map(EffectSize::sei).collect();
    let weights: Vec<f64> = variances.iter().map(|v| 1.0 / v).collect();
    let random = ModelOptions {
        model: Model::RandomEffects(Tau2Method::RestrictedMaximumLikelihood),
        test: TestRule::Always(MeanTest::Normal),
        level,
    };
    let pet = egger_classical(effects, level)?;
    Ok(PrecisionEffect {
        chosen: if pet.limit.p < PET_PEESE_LIMIT {
            PetOrPeese::Peese
        } else {
            PetOrPeese::Pet
        },
        pet,
        peese: weighted_regression(&y, variances.clone(), weights, level)?,
        pet_random: mixed_regression(effects, errors, &random)?,
        peese_random: mixed_regression(effects, variances, &random)?,
    })
}
