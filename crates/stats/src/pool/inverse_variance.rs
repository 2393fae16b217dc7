//! Inverse-variance pooling under a common effect or random effects.

use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::fit::sample::Sample;
use crate::heterogeneity::Heterogeneity;
use crate::model::inference::Inference;
use crate::model::mixed::{self, MixedFit};
use crate::model::options::{Model, ModelOptions};
use crate::note::Note;
use crate::prediction::{PredictionBasis, PredictionRule, Predictive};
use crate::tau2::Tau2;

/// A pooled estimate with everything that is reported beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Pooled {
    /// Number of studies.
    pub k: usize,
    /// The pooled estimate, its test and interval.
    pub mean: Inference,
    /// Wald's standard error, whatever the test.
    pub wald_se: f64,
    /// The Hartung-Knapp standard error, whatever the test; `None` with one study.
    pub hartung_knapp_se: Option<f64>,
    /// The Hartung-Knapp factor in the reported variance, if the test has one.
    pub hartung_knapp_factor: Option<f64>,
    /// Each study's share of the weight in percent, in input order.
    pub weights_percent: Vec<f64>,
    /// Q, I2 and H2.
    pub heterogeneity: Heterogeneity,
    /// The variance of true effects; `None` under a common effect.
    pub tau2: Option<Tau2>,
    /// The log likelihood, where tau2 maximises one.
    pub log_likelihood: Option<f64>,
    /// The choices made.
    pub options: ModelOptions,
    /// What has to be said beside the numbers.
    pub notes: Vec<Note>,
}

/// Pools effects by inverse variance.
///
/// Studies without an estimate are left out by the caller. One study is a valid input: the
/// result is that study, with tau2 zero and the normal distribution.
pub fn pool(effects: &[EffectSize], options: &ModelOptions) -> Result<Pooled, StatsError> {
    let sample = Sample::without_moderators(effects)?;
    Ok(Pooled::from_fit(mixed::fit(&sample, options)?))
}

impl Pooled {
    fn from_fit(fit: MixedFit) -> Self {
        let wald = fit.wald_covariance[0][0];
        Self {
            k: fit.k,
            mean: fit.coefficient(0),
            wald_se: wald.sqrt(),
            hartung_knapp_se: fit.mean_square.map(|s| (wald * s).sqrt()),
            hartung_knapp_factor: fit.factor,
            weights_percent: fit.weights_percent(),
            heterogeneity: fit.heterogeneity,
            tau2: fit.tau2,
            log_likelihood: fit.log_likelihood,
            options: fit.options,
            notes: fit.notes,
        }
    }

    /// The distribution of the effect in a new setting; `None` under a common effect, with one
    /// study, or with too few studies for the variant.
    pub fn predictive(&self, rule: PredictionRule) -> Option<Predictive> {
        let random = matches!(self.options.model, Model::RandomEffects(_));
        if !random || self.k < 2 {
            return None;
        }
        let basis = PredictionBasis {
            centre: self.mean.estimate,
            tau2: self.tau2?.value,
            reported_se: self.mean.se,
            wald_se: self.wald_se,
            hartung_knapp_se: self.hartung_knapp_se,
            reference: self.mean.reference,
            residual_df: self.k as f64 - 1.0,
        };
        basis.distribution(rule)
    }
}
