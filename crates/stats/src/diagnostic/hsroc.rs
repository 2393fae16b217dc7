//! The hierarchical summary curve (Rutter and Gatsonis 2001), from the parameters of the bivariate
//! model (Harbord et al. 2007).

/// The parameters of the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hsroc {
    /// Theta, the mean threshold.
    pub threshold: f64,
    /// Lambda, the mean accuracy (a log diagnostic odds ratio when the shape is zero).
    pub accuracy: f64,
    /// beta, the shape: not zero when accuracy depends on the threshold.
    pub shape: f64,
    /// The variance of thresholds.
    pub threshold_variance: f64,
    /// The variance of accuracy.
    pub accuracy_variance: f64,
}

impl Hsroc {
    /// The curve of a bivariate model: means and standard deviations of logit sensitivity and logit
    /// false positive rate, and the covariance of the two. `None` where a deviation is zero.
    pub(super) fn of(mean: [f64; 2], sd: [f64; 2], covariance: f64) -> Option<Self> {
        let ratio = sd[1] / sd[0];
        if !(ratio.is_finite() && ratio > 0.0) {
            return None;
        }
        let (sensitivity, specificity) = (ratio.sqrt() * mean[0], -mean[1] / ratio.sqrt());
        let product = sd[0] * sd[1];
        Some(Self {
            threshold: (sensitivity - specificity) / 2.0,
            accuracy: sensitivity + specificity,
            shape: ratio.ln(),
            threshold_variance: f64::midpoint(product, covariance),
            accuracy_variance: 2.0 * (product - covariance),
        })
    }

    /// The logit of the sensitivity on the curve at the logit of a false positive rate.
    pub fn sensitivity_at(&self, false_positive_rate: f64) -> f64 {
        self.accuracy * (-self.shape / 2.0).exp() + (-self.shape).exp() * false_positive_rate
    }
}
