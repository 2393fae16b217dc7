//! Maximum likelihood over studies whose effects vary.

use crate::distribution::Reference;
use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::level::Level;
use crate::model::inference::Inference;
use crate::numeric::ascent::{Bound, Local, maximise};
use crate::numeric::cholesky::Cholesky;
use crate::numeric::derivatives;

use super::counts::Counts;
use super::homogeneity;
use super::result::BinomialNormal;

/// The width of differences, on the logit scale, where likelihoods have their features.
const WIDTH: f64 = 0.02;
/// A standard deviation below this is none: the likelihood is level there.
const NONE: f64 = 1e-4;

/// Fits studies; `effects` are their usual effect sizes, from which the search starts.
pub(super) fn fit<T: Counts>(
    studies: &[T],
    effects: &[EffectSize],
    level: Level,
) -> Result<BinomialNormal, StatsError> {
    let found = studies.len();
    if found < 2 {
        return Err(StatsError::TooFewStudies { needed: 2, found });
    }
    let lost = StatsError::NotConverged("binomial-normal model");
    let height = |mean: f64, sd: f64| -> f64 {
        studies
            .iter()
            .map(|study| study.log_likelihood(mean, sd))
            .sum()
    };
    let start = start(effects);
    let common = common(&height, start).ok_or(lost)?;
    let (mean, sd) = varying(&height, common).ok_or(lost)?;
    let local = if sd > 0.0 {
        derivatives::local(
            &|x: &[f64]| Some(height(x[0], x[1])),
            &[mean, sd],
            &[WIDTH; 2],
        )
    } else {
        derivatives::local(&|x: &[f64]| Some(height(x[0], 0.0)), &[mean], &[WIDTH])
    };
    let information = local.ok_or(lost)?.hessian.scaled(-1.0);
    let se = Cholesky::new(&information).ok_or(lost)?.inverse()[(0, 0)].sqrt();
    Ok(BinomialNormal {
        k: found,
        mean: Inference::new(mean, se, Reference::Normal, level),
        tau2: sd * sd,
        log_likelihood: height(mean, sd),
        i2_percent: homogeneity::typical_variance(effects).map(|v| 100.0 * sd * sd / (sd * sd + v)),
        wald: homogeneity::wald(studies),
        likelihood_ratio: homogeneity::likelihood_ratio(studies, height(common, 0.0)),
    })
}

/// The inverse-variance mean of the usual effect sizes.
fn start(effects: &[EffectSize]) -> f64 {
    let total: f64 = effects.iter().map(|e| 1.0 / e.vi()).sum();
    effects.iter().map(|e| e.yi() / e.vi()).sum::<f64>() / total
}

/// The effect that all studies share at the highest likelihood.
fn common(height: &impl Fn(f64, f64) -> f64, start: f64) -> Option<f64> {
    let f = |x: &[f64]| Some(height(x[0], 0.0));
    let local = |x: &[f64]| -> Option<Local> { derivatives::local(&f, x, &[WIDTH]) };
    Some(maximise(local, &[start], &[Bound::Free])?[0])
}

/// Mean and standard deviation of effects at the highest likelihood. The likelihood is even in the
/// standard deviation, so it is smooth across zero and needs no limit there.
fn varying(height: &impl Fn(f64, f64) -> f64, common: f64) -> Option<(f64, f64)> {
    let f = |x: &[f64]| Some(height(x[0], x[1]));
    let local = |x: &[f64]| -> Option<Local> { derivatives::local(&f, x, &[WIDTH; 2]) };
    let ends = [0.3, 1.0].iter().filter_map(|sd| {
        let end = maximise(local, &[common, *sd], &[Bound::Free; 2])?;
        Some((end[0], end[1].abs()))
    });
    let none = height(common, 0.0);
    let best = ends
        .filter(|(_, sd)| *sd > NONE)
        .map(|(mean, sd)| (height(mean, sd), mean, sd))
        .filter(|(height, ..)| *height > none)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    Some(best.map_or((common, 0.0), |(_, mean, sd)| (mean, sd)))
}
