//! The three-level model: sampling error, effects within clusters, clusters.

use crate::distribution::Reference;
use crate::error::StatsError;
use crate::estimator::Likelihood;
use crate::fit::blocks::{BlockFit, BlockModel};
use crate::fit::components::highest;
use crate::heterogeneity::QTest;
use crate::level::{Interval, Level};
use crate::model::inference::{Inference, JointTest};

use super::data::{Clustered, Variation};
use super::profile::profile_interval;

/// The choices of a three-level model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ThreeLevelOptions {
    /// Which likelihood is maximised.
    pub likelihood: Likelihood,
    /// Whether coefficients refer to t with k - p degrees of freedom, and not to the normal
    /// distribution. The standard errors are the same.
    pub student: bool,
    /// The level of every interval.
    pub level: Level,
    /// Whether variances have intervals: each takes many more fits than the model itself.
    pub profiles: bool,
}

/// A fitted three-level model.
#[derive(Debug, Clone, PartialEq)]
pub struct ThreeLevel {
    /// Number of effects.
    pub k: usize,
    /// Number of clusters.
    pub clusters: usize,
    /// The intercept, then the columns of each moderator in order.
    pub coefficients: Vec<Inference>,
    /// Their covariance.
    pub covariance: Vec<Vec<f64>>,
    /// The test that every coefficient but the intercept is zero; `None` without moderators.
    pub omnibus: Option<JointTest>,
    /// The variance between clusters.
    pub between: Component,
    /// The variance between effects within clusters.
    pub within: Component,
    /// The share of the first in both: how alike true effects of one cluster are; `None` when both
    /// are zero.
    pub intraclass_correlation: Option<f64>,
    /// Residual heterogeneity, with weights from the sampling errors alone.
    pub q: QTest,
    /// The log likelihood (restricted under REML).
    pub log_likelihood: f64,
    /// Akaike's criterion.
    pub aic: f64,
    /// The Bayesian criterion.
    pub bic: f64,
    /// The typical sampling variance, (k - p) / tr(P).
    pub typical_variance: f64,
    /// The likelihood-ratio test of both components together (2 df, no correction for the limit).
    pub both: JointTest,
    /// The share of each effect in the mean, in percent: the sum of its row of weights. They may be
    /// below zero where errors of one cluster are closely correlated. With moderators they say little.
    pub weights_percent: Vec<f64>,
    /// The interval in which the effect of a new cluster and a new effect may lie; `None` with
    /// moderators.
    pub prediction: Option<Interval>,
}

/// The variance at one level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Component {
    /// The variance, in squared units of the effect.
    pub variance: f64,
    /// Its profile-likelihood interval; `None` where none was asked for or a limit could not be found.
    pub interval: Option<Interval>,
    /// The share of all variance that it makes, in percent (I2 of its level).
    pub i2_percent: f64,
    /// The likelihood-ratio test that it is zero (1 df, no correction for the limit).
    pub test: JointTest,
}

impl ThreeLevel {
    /// The share of all variance that is not sampling error, in percent.
    pub fn i2_percent(&self) -> f64 {
        self.between.i2_percent + self.within.i2_percent
    }
}

/// Fits the model. Needs a cluster with more than one effect, and more effects than coefficients.
pub fn three_level(
    data: &Clustered<'_>,
    options: &ThreeLevelOptions,
) -> Result<ThreeLevel, StatsError> {
    let model = data.model(Variation::ClustersAndEffects)?;
    let found = model.k();
    if found <= model.p() {
        let needed = model.p() + 1;
        return Err(StatsError::TooFewStudies { needed, found });
    }
    if model.blocks().iter().all(|block| block.y.len() < 2) {
        return Err(StatsError::NoInformation);
    }
    let kind = options.likelihood;
    let lost = StatsError::NotConverged("variances of the three levels");
    let (theta, height) = highest(&model, kind, &[None, None]).ok_or(lost)?;
    let fit = model.fit(&theta).ok_or(lost)?;
    let plain = model.fit(&[0.0, 0.0]).ok_or(lost)?;
    let df = model.k() - model.p();
    let typical_variance = df as f64 / model.trace(&plain);
    let total = theta[0] + theta[1] + typical_variance;
    let component = |a: usize| -> Result<Component, StatsError> {
        let held = [(a == 0).then_some(0.0), (a == 1).then_some(0.0)];
        let (_, without) = highest(&model, kind, &held).ok_or(lost)?;
        Ok(Component {
            variance: theta[a],
            interval: options
                .profiles
                .then(|| profile_interval(&model, kind, (&theta, height), a, options.level))
                .flatten(),
            i2_percent: 100.0 * theta[a] / total,
            test: JointTest::chi_squared((2.0 * (height - without)).max(0.0), 1),
        })
    };
    let neither = model.log_likelihood(kind, &plain);
    let reference = reference(options, df);
    let sum = theta[0] + theta[1];
    Ok(ThreeLevel {
        k: model.k(),
        clusters: model.blocks().len(),
        coefficients: coefficients(&fit, reference, options.level),
        covariance: fit.covariance.to_rows(),
        omnibus: omnibus(&fit, reference),
        between: component(0)?,
        within: component(1)?,
        intraclass_correlation: (sum > 0.0).then(|| theta[0] / sum),
        q: QTest::new(plain.rss, df),
        log_likelihood: height,
        aic: criterion(&model, height, 2.0),
        bic: criterion(&model, height, log_size(&model, kind)),
        typical_variance,
        both: JointTest::chi_squared((2.0 * (height - neither)).max(0.0), 2),
        weights_percent: row_weights(data, &fit),
        prediction: prediction(&fit, sum, reference, options.level),
    })
}

/// The sums of rows of the weight matrix, in percent, in the order of effects.
fn row_weights(data: &Clustered<'_>, fit: &BlockFit) -> Vec<f64> {
    let mut sums = vec![0.0; data.effects.len()];
    for (rows, w) in data.clusters().iter().zip(&fit.weights) {
        let ones = vec![1.0; rows.len()];
        for (row, sum) in rows.iter().zip(w.times_vector(&ones)) {
            sums[*row] = sum;
        }
    }
    let total: f64 = sums.iter().sum();
    sums.into_iter().map(|sum| 100.0 * sum / total).collect()
}

fn reference(options: &ThreeLevelOptions, df: usize) -> Reference {
    if options.student {
        Reference::StudentT { df: df as f64 }
    } else {
        Reference::Normal
    }
}

/// The inference on every coefficient of a fit.
pub(super) fn coefficients(fit: &BlockFit, reference: Reference, level: Level) -> Vec<Inference> {
    let estimates = fit.coefficients.iter().enumerate();
    estimates
        .map(|(j, b)| Inference::new(*b, fit.covariance[(j, j)].sqrt(), reference, level))
        .collect()
}

fn omnibus(fit: &BlockFit, reference: Reference) -> Option<JointTest> {
    let rest: Vec<usize> = (1..fit.coefficients.len()).collect();
    let covariance = fit.covariance.to_rows();
    JointTest::of_columns(&fit.coefficients, &covariance, &rest, reference)
}

/// An information criterion: the price of a parameter times their number, less twice the likelihood.
fn criterion(model: &BlockModel, height: f64, price: f64) -> f64 {
    price * (model.p() + model.components()) as f64 - 2.0 * height
}

/// The price of a parameter in the Bayesian criterion.
fn log_size(model: &BlockModel, kind: Likelihood) -> f64 {
    let size = match kind {
        Likelihood::Full => model.k(),
        Likelihood::Restricted => model.k() - model.p(),
    };
    (size as f64).ln()
}

fn prediction(fit: &BlockFit, sum: f64, reference: Reference, level: Level) -> Option<Interval> {
    let only = fit
        .coefficients
        .first()
        .filter(|_| fit.coefficients.len() == 1)?;
    let spread = (fit.covariance[(0, 0)] + sum).sqrt();
    Some(Interval::around(
        *only,
        reference.critical_value(level) * spread,
    ))
}
