//! Fitting the bivariate model.

use crate::distribution::Reference;
use crate::error::StatsError;
use crate::estimator::Likelihood;
use crate::fit::blocks::{Block, BlockFit, BlockModel};
use crate::level::{Interval, Level};
use crate::model::inference::Inference;
use crate::numeric::ascent::{Bound, Local, maximise};
use crate::numeric::matrix::Matrix;

use super::hsroc::Hsroc;
use super::region::Region;
use super::table::Logits;

/// A fitted bivariate model.
#[derive(Debug, Clone, PartialEq)]
pub struct Bivariate {
    /// Number of studies.
    pub k: usize,
    /// The mean logit of the sensitivity.
    pub sensitivity: Inference,
    /// The mean logit of the false positive rate.
    pub false_positive_rate: Inference,
    /// The covariance of the two means.
    pub covariance_of_means: f64,
    /// The standard deviations of both logits between studies, sensitivity first.
    pub tau: [f64; 2],
    /// Their correlation; `None` where a deviation is zero.
    pub correlation: Option<f64>,
    /// The log likelihood of the logits (restricted under REML, without the term of the columns).
    pub log_likelihood: f64,
    /// Where the means lie.
    pub confidence: Region,
    /// Where the logits of a new study lie.
    pub prediction: Region,
    /// The summary curve; `None` where a deviation is zero.
    pub curve: Option<Hsroc>,
}

impl Bivariate {
    /// Sensitivity at the summary point and its interval.
    pub fn summary_sensitivity(&self) -> (f64, Interval) {
        let Inference {
            estimate, interval, ..
        } = self.sensitivity;
        (probability(estimate), interval.map(probability))
    }

    /// Specificity at the summary point and its interval.
    pub fn summary_specificity(&self) -> (f64, Interval) {
        let Inference {
            estimate, interval, ..
        } = self.false_positive_rate;
        let specificity = |x: f64| probability(-x);
        (specificity(estimate), interval.map(specificity))
    }

    /// The diagnostic odds ratio at the summary point.
    pub fn diagnostic_odds_ratio(&self) -> f64 {
        (self.sensitivity.estimate - self.false_positive_rate.estimate).exp()
    }

    /// The likelihood ratio of a positive result at the summary point.
    pub fn positive_likelihood_ratio(&self) -> f64 {
        probability(self.sensitivity.estimate) / probability(self.false_positive_rate.estimate)
    }

    /// The likelihood ratio of a negative result at the summary point.
    pub fn negative_likelihood_ratio(&self) -> f64 {
        probability(-self.sensitivity.estimate) / probability(-self.false_positive_rate.estimate)
    }
}

fn probability(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}

/// Fits the model by one of the likelihoods. Needs three studies.
pub fn bivariate(
    studies: &[Logits],
    likelihood: Likelihood,
    level: Level,
) -> Result<Bivariate, StatsError> {
    let found = studies.len();
    if found < 3 {
        return Err(StatsError::TooFewStudies { needed: 3, found });
    }
    let is_bad = |s: &Logits| s.sensitivity.vi() <= 0.0 || s.false_positive_rate.vi() <= 0.0;
    if let Some(index) = studies.iter().position(is_bad) {
        return Err(StatsError::BadVariance { index });
    }
    let model = BlockModel::new(studies.iter().map(block).collect())?;
    let lost = StatsError::NotConverged("variances of the bivariate model");
    let root = highest(&model, likelihood).ok_or(lost)?;
    let theta = squared(&root);
    let fit = model.fit(&theta).ok_or(lost)?;
    let mut log_likelihood = model.log_likelihood(likelihood, &fit);
    if likelihood == Likelihood::Restricted {
        // The term of the columns, ln det X'X / 2, is that of k studies in two columns.
        log_likelihood -= (found as f64).ln();
    }
    Ok(described(&fit, theta, found, log_likelihood, level))
}

fn described(
    fit: &BlockFit,
    [first, second, both]: [f64; 3],
    k: usize,
    log_likelihood: f64,
    level: Level,
) -> Bivariate {
    let mean = [fit.coefficients[0], fit.coefficients[1]];
    let c = |i: usize, j: usize| fit.covariance[(i, j)];
    let inference = |i: usize| Inference::new(mean[i], c(i, i).sqrt(), Reference::Normal, level);
    let tau = [first.sqrt(), second.sqrt()];
    let confidence = Region::new(mean, [c(0, 0), c(0, 1), c(1, 1)]);
    let wider = [c(0, 0) + first, c(0, 1) + both, c(1, 1) + second];
    Bivariate {
        k,
        sensitivity: inference(0),
        false_positive_rate: inference(1),
        covariance_of_means: c(0, 1),
        tau,
        correlation: Region::new(mean, [first, both, second]).correlation,
        log_likelihood,
        confidence,
        prediction: Region::new(mean, wider),
        curve: Hsroc::of(mean, tau, both),
    }
}

/// A study: two logits with independent sampling errors, two variances and a covariance.
fn block(study: &Logits) -> Block {
    let (a, b) = (&study.sensitivity, &study.false_positive_rate);
    let entry = |i: usize, j: usize, at: [f64; 3]| match (i, j) {
        (0, 0) => at[0],
        (1, 1) => at[1],
        _ => at[2],
    };
    let matrix = |at: [f64; 3]| Matrix::from_fn(2, 2, |i, j| entry(i, j, at));
    Block {
        y: vec![a.yi(), b.yi()],
        x: Matrix::identity(2),
        v: matrix([a.vi(), b.vi(), 0.0]),
        z: vec![
            matrix([1.0, 0.0, 0.0]),
            matrix([0.0, 1.0, 0.0]),
            matrix([0.0, 0.0, 1.0]),
        ],
    }
}

/// Variances and covariance from the triangle whose square they are.
fn squared(l: &[f64]) -> [f64; 3] {
    [l[0] * l[0], l[1] * l[1] + l[2] * l[2], l[0] * l[1]]
}

/// The triangle at the highest likelihood. On it every point is a covariance, so the search has no
/// limits to mind, and a correlation of one is reached where it is the best.
fn highest(model: &BlockModel, kind: Likelihood) -> Option<Vec<f64>> {
    let local = |l: &[f64]| -> Option<Local> {
        let theta = model.local(kind, &squared(l))?;
        let jacobian = Matrix::from_fn(3, 3, |a, i| match (a, i) {
            (0, 0) => 2.0 * l[0],
            (1, 1) => 2.0 * l[1],
            (1, 2) => 2.0 * l[2],
            (2, 0) => l[1],
            (2, 1) => l[0],
            _ => 0.0,
        });
        let mut hessian = jacobian.transposed_times(&theta.hessian.times(&jacobian));
        let slope = &theta.gradient;
        hessian[(0, 0)] += 2.0 * slope[0];
        hessian[(1, 1)] += 2.0 * slope[1];
        hessian[(2, 2)] += 2.0 * slope[1];
        hessian[(0, 1)] += slope[2];
        hessian[(1, 0)] += slope[2];
        Some(Local {
            value: theta.value,
            gradient: jacobian.transposed_times_vector(slope),
            hessian,
        })
    };
    let starts = [
        [0.8, 0.0, 0.8],
        [0.8, 0.5, 0.5],
        [0.8, -0.5, 0.5],
        [0.2, 0.05, 0.2],
    ];
    let ends = starts.iter().filter_map(|start| {
        let end = maximise(local, start, &[Bound::Free; 3])?;
        Some((local(&end)?.value, end))
    });
    ends.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, end)| end)
}
