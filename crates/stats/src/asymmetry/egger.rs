//! Egger's regression test, in its two flavours.

use crate::distribution::Reference;
use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::fit::weighted::WeightedFit;
use crate::level::Level;
use crate::model::inference::Inference;
use crate::model::options::ModelOptions;
use crate::numeric::linear::Design;
use crate::regression::{Moderator, meta_regression};

/// A regression of effects on a measure of study size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RegressionTest {
    /// The slope, which is zero without small-study effects.
    pub bias: Inference,
    /// The intercept: the effect in an infinitely large study.
    pub limit: Inference,
    /// Residual mean square (multiplicative dispersion); `None` in the random-effects flavour.
    pub dispersion: Option<f64>,
    /// Residual tau2; `None` in the classical flavour.
    pub tau2: Option<f64>,
}

/// The classical test (Egger et al. 1997): weighted least squares of the effect on its standard
/// error, multiplicative dispersion, t with k - 2 degrees of freedom. The slope is the intercept
/// of the original form, the standard normal deviate on precision.
pub fn egger_classical(effects: &[EffectSize], level: Level) -> Result<RegressionTest, StatsError> {
    let predictor: Vec<f64> = effects.iter().map(EffectSize::sei).collect();
    let y: Vec<f64> = effects.iter().map(EffectSize::yi).collect();
    let weights: Vec<f64> = effects.iter().map(|e| 1.0 / e.vi()).collect();
    weighted_regression(&y, predictor, weights, level)
}

/// The meta-regression flavour: the standard error as a moderator in the given model.
pub fn egger_mixed(
    effects: &[EffectSize],
    options: &ModelOptions,
) -> Result<RegressionTest, StatsError> {
    mixed_regression(
        effects,
        effects.iter().map(EffectSize::sei).collect(),
        options,
    )
}

/// The regression of effects on one predictor in the given model.
pub(crate) fn mixed_regression(
    effects: &[EffectSize],
    predictor: Vec<f64>,
    options: &ModelOptions,
) -> Result<RegressionTest, StatsError> {
    let fit = meta_regression(effects, &[Moderator::Numeric(predictor)], options)?;
    match fit.coefficients.as_slice() {
        [limit, bias] => Ok(RegressionTest {
            bias: *bias,
            limit: *limit,
            dispersion: None,
            tau2: Some(fit.tau2.map_or(0.0, |t| t.value)),
        }),
        _ => Err(StatsError::NoInformation),
    }
}

/// Weighted least squares on one predictor with multiplicative dispersion.
pub(crate) fn weighted_regression(
    y: &[f64],
    predictor: Vec<f64>,
    weights: Vec<f64>,
    level: Level,
) -> Result<RegressionTest, StatsError> {
    let k = y.len();
    if k < 3 {
        return Err(StatsError::TooFewStudies {
            needed: 3,
            found: k,
        });
    }
    if let Some(index) = weights.iter().position(|w| !(w.is_finite() && *w > 0.0)) {
        return Err(StatsError::BadVariance { index });
    }
    let design =
        Design::from_columns(vec![vec![1.0; k], predictor]).ok_or(StatsError::LengthMismatch {
            expected: k,
            found: 0,
        })?;
    let fit = WeightedFit::new(y, &design, weights)?;
    let df = k as f64 - 2.0;
    let dispersion = fit.rss() / df;
    let covariance = fit.covariance();
    let coefficient = |j: usize| {
        let se = (dispersion * covariance[j][j]).sqrt();
        Inference::new(fit.coefficients[j], se, Reference::StudentT { df }, level)
    };
    let (bias, limit) = (coefficient(1), coefficient(0));
    Ok(RegressionTest {
        bias,
        limit,
        dispersion: Some(dispersion),
        tau2: None,
    })
}
