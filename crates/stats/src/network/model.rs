//! Fitting a network.

use crate::error::StatsError;
use crate::estimator::Likelihood;
use crate::fit::blocks::{Block, BlockModel};
use crate::fit::components::highest;
use crate::heterogeneity::QTest;
use crate::level::Level;
use crate::numeric::matrix::Matrix;

use super::estimates::NetworkEstimates;
use super::study::NetworkStudy;

/// How the variance between studies is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NetworkMethod {
    /// The generalised estimator of DerSimonian and Laird (Jackson, White and Riley 2012).
    DerSimonianLaird,
    /// Restricted maximum likelihood, with the covariance within studies of several arms.
    RestrictedMaximumLikelihood,
    /// Maximum likelihood.
    MaximumLikelihood,
}

/// The choices of a network meta-analysis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NetworkOptions {
    /// How the variance between studies is estimated.
    pub method: NetworkMethod,
    /// The level of every interval.
    pub level: Level,
}

/// A fitted network.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// Number of treatments.
    pub treatments: usize,
    /// The variance of true effects between studies, the same for all comparisons.
    pub tau2: f64,
    /// Heterogeneity within designs and inconsistency between them together.
    pub q: QTest,
    /// Every comparison under a common effect.
    pub common: NetworkEstimates,
    /// Every comparison under random effects.
    pub random: NetworkEstimates,
}

impl Network {
    /// The share of variation that is not chance, in percent (from Q).
    pub fn i2_percent(&self) -> f64 {
        self.q.i2_percent()
    }
}

/// The parts of a network that no study connects, each with its treatments in ascending order.
/// A network can be analysed when there is one.
pub fn parts(studies: &[NetworkStudy], treatments: usize) -> Vec<Vec<usize>> {
    let mut part_of: Vec<usize> = (0..treatments).collect();
    for study in studies {
        let arms = study.treatments();
        for arm in arms {
            let (from, to) = (part_of[*arm], part_of[arms[0]]);
            for part in part_of.iter_mut().filter(|part| **part == from) {
                *part = to;
            }
        }
    }
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    for (treatment, part) in part_of.iter().enumerate() {
        match found.iter_mut().find(|(known, _)| known == part) {
            Some((_, members)) => members.push(treatment),
            None => found.push((*part, vec![treatment])),
        }
    }
    found.into_iter().map(|(_, members)| members).collect()
}

/// Fits a network of treatments numbered from 0. All of them must be connected.
pub fn network(
    studies: &[NetworkStudy],
    treatments: usize,
    options: &NetworkOptions,
) -> Result<Network, StatsError> {
    let model = model(studies, treatments)?;
    let lost = StatsError::NotConverged("variance between studies of a network");
    let plain = model.fit(&[0.0]).ok_or(lost)?;
    let df = model.k() - model.p();
    // Without degrees of freedom the residuals are rounding noise.
    let q = QTest::new(if df == 0 { 0.0 } else { plain.rss }, df);
    let tau2 = variance(&model, options.method, &q)?;
    let fit = model.fit(&[tau2]).ok_or(lost)?;
    let estimates = |fit, tau2| NetworkEstimates::of(fit, tau2, df, options.level);
    Ok(Network {
        treatments,
        tau2,
        q,
        common: estimates(&plain, 0.0),
        random: estimates(&fit, tau2),
    })
}

/// The regression on treatments after the first, a block a study.
pub(super) fn model(studies: &[NetworkStudy], treatments: usize) -> Result<BlockModel, StatsError> {
    let beyond = |study: &NetworkStudy| study.treatments().iter().any(|t| *t >= treatments);
    if treatments < 2 || studies.iter().any(beyond) {
        return Err(StatsError::OutOfRange("treatment of an arm"));
    }
    if parts(studies, treatments).len() > 1 {
        return Err(StatsError::Collinear);
    }
    let block = |study: &NetworkStudy| {
        block(study, treatments - 1, |treatment, column| {
            f64::from(u8::from(treatment == column + 1))
        })
    };
    BlockModel::new(studies.iter().map(block).collect())
}

/// The differences of a study from its first arm, with columns for treatments.
pub(super) fn block(
    study: &NetworkStudy,
    columns: usize,
    of: impl Fn(usize, usize) -> f64,
) -> Block {
    let arms = study.treatments();
    let n = arms.len() - 1;
    Block {
        y: study.differences().to_vec(),
        x: Matrix::from_fn(n, columns, |i, j| of(arms[i + 1], j) - of(arms[0], j)),
        v: study.covariance().clone(),
        z: vec![Matrix::from_fn(n, n, |i, j| if i == j { 1.0 } else { 0.5 })],
    }
}

fn variance(model: &BlockModel, method: NetworkMethod, q: &QTest) -> Result<f64, StatsError> {
    let lost = StatsError::NotConverged("variance between studies of a network");
    let by = |kind| {
        highest(model, kind, &[None])
            .map(|(theta, _)| theta[0])
            .ok_or(lost)
    };
    if q.df == 0 {
        return Ok(0.0);
    }
    match method {
        NetworkMethod::DerSimonianLaird => moment(std::slice::from_ref(model), q).ok_or(lost),
        NetworkMethod::RestrictedMaximumLikelihood => by(Likelihood::Restricted),
        NetworkMethod::MaximumLikelihood => by(Likelihood::Full),
    }
}

/// The generalised moment estimator over models that share one variance: the excess of Q divided by
/// the trace of P G, G being what a unit of the variance adds to the covariance.
pub(super) fn moment(models: &[BlockModel], q: &QTest) -> Option<f64> {
    let mut trace = 0.0;
    for model in models {
        trace += model.trace_with(&model.fit(&[0.0])?, 0);
    }
    Some(((q.statistic - q.df as f64) / trace).max(0.0))
}
