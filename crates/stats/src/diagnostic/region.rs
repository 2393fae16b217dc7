//! Regions around a point of two logits.

use std::f64::consts::PI;

/// An ellipse on the scale of logits: sensitivity first, false positive rate second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Region {
    /// Its centre.
    pub centre: [f64; 2],
    /// The standard deviations.
    pub sd: [f64; 2],
    /// Their correlation; `None` where a standard deviation is zero.
    pub correlation: Option<f64>,
}

impl Region {
    /// The region of a covariance (first variance, covariance, second variance).
    pub(super) fn new(centre: [f64; 2], [first, both, second]: [f64; 3]) -> Self {
        let sd = [first.sqrt(), second.sqrt()];
        let product = sd[0] * sd[1];
        Self {
            centre,
            sd,
            correlation: (product > 0.0).then(|| both / product),
        }
    }

    /// Points of the boundary, `root` standard deviations out: the square root of the quantile of
    /// chi-squared with 2 df, or of twice that of F with 2 and k - 2 df.
    pub fn boundary(&self, root: f64, points: usize) -> Vec<[f64; 2]> {
        let turn = self.correlation.unwrap_or(0.0).clamp(-1.0, 1.0).acos();
        let point = |i: usize| {
            let angle = 2.0 * PI * i as f64 / points as f64;
            [
                self.centre[0] + root * self.sd[0] * angle.cos(),
                self.centre[1] + root * self.sd[1] * (angle + turn).cos(),
            ]
        };
        (0..points).map(point).collect()
    }
}
