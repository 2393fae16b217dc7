//! What a binomial-normal model gives.

use crate::heterogeneity::QTest;
use crate::model::inference::Inference;

/// A fitted binomial-normal model.
#[derive(Debug, Clone, PartialEq)]
pub struct BinomialNormal {
    /// Number of studies in it.
    pub k: usize,
    /// The mean log odds ratio, or the mean logit of a proportion.
    pub mean: Inference,
    /// The variance of true effects between studies.
    pub tau2: f64,
    /// The log likelihood.
    pub log_likelihood: f64,
    /// The share of variation that is not chance, in percent, by the typical sampling variance of
    /// effects with a half in empty cells; `None` below two studies.
    pub i2_percent: Option<f64>,
    /// Wald's test that all studies have one effect. Studies at an end of the scale do not count.
    pub wald: QTest,
    /// The likelihood-ratio test of the same.
    pub likelihood_ratio: QTest,
}
