//! The approximate Hotelling test of several coefficients with few clusters (HTZ; Tipton and
//! Pustejovsky 2015).
//!
//! The robust covariance of the coefficients is taken for a Wishart matrix; its degrees of freedom
//! eta match the total variance of its entries under the working model.

use crate::distribution::f_upper;
use crate::numeric::cholesky::Cholesky;
use crate::numeric::linear::dot;
use crate::numeric::matrix::Matrix;
use crate::numeric::symmetric::Eigen;

/// What one cluster adds to the robust covariance.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// A_j' W_j X_j M, a column a coefficient.
    pub(super) g: Matrix,
    /// The covariance of the cluster under the working model.
    pub(super) phi: Matrix,
    /// The rows of the model matrix.
    pub(super) x: Matrix,
}

/// The result of the test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HotellingTest {
    /// The F statistic.
    pub f: f64,
    /// Number of coefficients.
    pub df1: usize,
    /// Denominator degrees of freedom.
    pub df2: f64,
    /// p value.
    pub p: f64,
}

/// The parts of the robust covariance of the coefficients that are tested.
pub(super) struct Hotelling<'a> {
    pub(super) parts: Vec<Part>,
    pub(super) m: &'a Matrix,
}

impl Hotelling<'_> {
    /// The test that coefficients with a robust covariance are zero.
    pub(super) fn test(&self, estimates: &[f64], covariance: &Matrix) -> Option<HotellingTest> {
        let q = estimates.len();
        let expected = self.expected(q);
        let floor = 1e-14 * expected.trace().abs();
        let root = Eigen::new(&expected).inverse_root(floor);
        let scaled: Vec<Matrix> = self.parts.iter().map(|part| part.g.times(&root)).collect();
        let eta = (q * (q + 1)) as f64 / self.total_variance(&scaled, q);
        let df2 = eta - q as f64 + 1.0;
        let quadratic = dot(&Cholesky::new(covariance)?.solve(estimates), estimates);
        let f = df2 / (eta * q as f64) * quadratic;
        (q > 0 && df2 > 0.0).then(|| HotellingTest {
            f,
            df1: q,
            df2,
            p: f_upper(f, q as f64, df2),
        })
    }

    /// The expectation of the robust covariance under the working model.
    fn expected(&self, q: usize) -> Matrix {
        let mut sum = Matrix::zeros(q, q);
        for part in &self.parts {
            let fitted = part.x.transposed_times(&part.g);
            sum.add_scaled(&part.g.transposed_times(&part.phi.times(&part.g)), 1.0);
            sum.add_scaled(&fitted.transposed_times(&self.m.times(&fitted)), -1.0);
        }
        sum
    }

    /// The sum of the variances of all entries of the scaled covariance.
    fn total_variance(&self, scaled: &[Matrix], q: usize) -> f64 {
        let fitted: Vec<Matrix> = self
            .parts
            .iter()
            .zip(scaled)
            .map(|(part, g)| part.x.transposed_times(g))
            .collect();
        let mut sum = 0.0;
        for a in 0..scaled.len() {
            let projected = self.m.times(&fitted[a]);
            for (b, other) in fitted.iter().enumerate() {
                // Covariances of the contributions of two clusters, entry by entry.
                let mut u = projected.transposed_times(other).scaled(-1.0);
                if a == b {
                    let own = scaled[a].transposed_times(&self.parts[a].phi.times(&scaled[a]));
                    u.add_scaled(&own, 1.0);
                }
                for s in 0..q {
                    for t in 0..q {
                        sum += u[(s, s)] * u[(t, t)] + u[(s, t)] * u[(t, s)];
                    }
                }
            }
        }
        sum
    }
}
