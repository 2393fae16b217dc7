//! Models whose effects are correlated in groups: several effects of one trial, the contrasts of a
//! trial with several arms, sensitivity and specificity of one study.
//!
//! Within a block the covariance is V + sum of theta_a Z_a with V and Z known; between blocks there
//! is none. Coefficients are estimated by generalised least squares on orthonormal columns, so that
//! a calendar year beside an intercept costs no digits.

use std::f64::consts::PI;

use crate::error::StatsError;
use crate::estimator::Likelihood;
use crate::numeric::ascent::Local;
use crate::numeric::cholesky::Cholesky;
use crate::numeric::linear::{ThinQr, dot};
use crate::numeric::matrix::Matrix;

/// Effects that are correlated with each other and with no others.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The effects.
    pub(crate) y: Vec<f64>,
    /// Their rows of the model matrix.
    pub(crate) x: Matrix,
    /// Their sampling covariance.
    pub(crate) v: Matrix,
    /// What each component of variance adds to the covariance.
    pub(crate) z: Vec<Matrix>,
}

/// The data of a model.
#[derive(Debug, Clone)]
pub(crate) struct BlockModel {
    blocks: Vec<Block>,
    k: usize,
    p: usize,
    components: usize,
    /// From coefficients on orthonormal columns to those on the columns given.
    back: Matrix,
}

/// A fit at given components.
#[derive(Debug, Clone)]
pub(crate) struct BlockFit {
    /// Coefficients on the columns given.
    pub(crate) coefficients: Vec<f64>,
    /// Their covariance.
    pub(crate) covariance: Matrix,
    /// (Q'WQ)^-1 on the orthonormal columns.
    pub(crate) inner: Matrix,
    /// The inverse covariance of each block.
    pub(crate) weights: Vec<Matrix>,
    /// The residuals of each block.
    pub(crate) residuals: Vec<Vec<f64>>,
    /// y'Py.
    pub(crate) rss: f64,
    log_determinant: f64,
    log_determinant_of_information: f64,
}

impl BlockModel {
    /// Takes blocks with equally many columns and components each.
    pub(crate) fn new(blocks: Vec<Block>) -> Result<Self, StatsError> {
        let (k, p) = (
            blocks.iter().map(|b| b.y.len()).sum(),
            blocks.first().map_or(0, |b| b.x.columns()),
        );
        if k < p || p == 0 {
            let needed = p.max(1);
            return Err(StatsError::TooFewStudies { needed, found: k });
        }
        let column = |j: usize| -> Vec<f64> {
            let rows = blocks
                .iter()
                .flat_map(|b| (0..b.x.rows()).map(move |i| b.x[(i, j)]));
            rows.collect()
        };
        let columns: Vec<Vec<f64>> = (0..p).map(column).collect();
        let qr = ThinQr::new(&columns).ok_or(StatsError::Collinear)?;
        let triangle = qr.inverse_triangle();
        let mut first = 0;
        let mut orthonormal = blocks;
        for block in &mut orthonormal {
            let rows = block.y.len();
            block.x = Matrix::from_fn(rows, p, |i, j| qr.q[j][first + i]);
            first += rows;
        }
        Ok(Self {
            components: orthonormal.first().map_or(0, |b| b.z.len()),
            blocks: orthonormal,
            k,
            p,
            back: Matrix::from_fn(p, p, |i, j| triangle[j][i]),
        })
    }

    /// Number of effects.
    pub(crate) fn k(&self) -> usize {
        self.k
    }

    /// Number of coefficients.
    pub(crate) fn p(&self) -> usize {
        self.p
    }

    /// Number of components of variance.
    pub(crate) fn components(&self) -> usize {
        self.components
    }

    /// The blocks, with orthonormal columns.
    pub(crate) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// From coefficients on the orthonormal columns to those on the columns given.
    pub(crate) fn back(&self) -> &Matrix {
        &self.back
    }

    /// The covariance of a block.
    pub(crate) fn covariance_of(&self, block: &Block, theta: &[f64]) -> Matrix {
        let mut phi = block.v.clone();
        for (z, theta) in block.z.iter().zip(theta) {
            phi.add_scaled(z, *theta);
        }
        phi
    }

    /// The fit at given components; `None` where a covariance is not positive definite.
    pub(crate) fn fit(&self, theta: &[f64]) -> Option<BlockFit> {
        let mut information = Matrix::zeros(self.p, self.p);
        let mut right = vec![0.0; self.p];
        let mut weights = Vec::with_capacity(self.blocks.len());
        let mut log_determinant = 0.0;
        for block in &self.blocks {
            let factor = Cholesky::new(&self.covariance_of(block, theta))?;
            log_determinant += factor.log_determinant();
            let w = factor.inverse();
            let wx = w.times(&block.x);
            information.add_scaled(&block.x.transposed_times(&wx), 1.0);
            for (sum, part) in right.iter_mut().zip(wx.transposed_times_vector(&block.y)) {
                *sum += part;
            }
            weights.push(w);
        }
        let factor = Cholesky::new(&information)?;
        let inner_coefficients = factor.solve(&right);
        let inner = factor.inverse();
        let residual = |b: &Block| -> Vec<f64> {
            let fitted = b.x.times_vector(&inner_coefficients);
            b.y.iter().zip(fitted).map(|(y, f)| y - f).collect()
        };
        let residuals: Vec<Vec<f64>> = self.blocks.iter().map(residual).collect();
        let parts = weights.iter().zip(&residuals);
        let rss = parts.map(|(w, r)| w.quadratic_form(r)).sum();
        Some(BlockFit {
            coefficients: self.back.times_vector(&inner_coefficients),
            covariance: self.back.times(&inner).times(&self.back.transposed()),
            inner,
            weights,
            residuals,
            rss,
            log_determinant,
            log_determinant_of_information: factor.log_determinant(),
        })
    }

    /// The log likelihood at given components, constants included; the restricted one is that of
    /// contrasts of orthonormal columns, as metafor prints it.
    pub(crate) fn log_likelihood(&self, kind: Likelihood, fit: &BlockFit) -> f64 {
        let common = fit.log_determinant + fit.rss;
        let (df, penalty) = match kind {
            Likelihood::Full => (self.k, 0.0),
            Likelihood::Restricted => (self.k - self.p, fit.log_determinant_of_information),
        };
        -(df as f64 * (2.0 * PI).ln() + common + penalty) / 2.0
    }

    /// The trace of P Z for a component, P being the matrix that makes weighted residuals.
    pub(crate) fn trace_with(&self, fit: &BlockFit, component: usize) -> f64 {
        self.trace_of_p(fit, |block| block.z[component].clone())
    }

    /// The trace of P.
    pub(crate) fn trace(&self, fit: &BlockFit) -> f64 {
        self.trace_of_p(fit, |block| Matrix::identity(block.y.len()))
    }

    fn trace_of_p(&self, fit: &BlockFit, z: impl Fn(&Block) -> Matrix) -> f64 {
        let part = |(block, w): (&Block, &Matrix)| {
            let z = z(block);
            let wx = w.times(&block.x);
            let taken = fit
                .inner
                .trace_of_product(&wx.transposed_times(&z.times(&wx)));
            w.trace_of_product(&z) - taken
        };
        self.blocks.iter().zip(&fit.weights).map(part).sum()
    }

    /// Log likelihood, score and observed information (with its sign turned) of the components.
    pub(crate) fn local(&self, kind: Likelihood, theta: &[f64]) -> Option<Local> {
        let fit = self.fit(theta)?;
        let sums = Sums::of(self, &fit);
        let restricted = kind == Likelihood::Restricted;
        let m = &fit.inner;
        let size = self.components;
        let score = |a: usize| {
            let taken = if restricted {
                m.trace_of_product(&sums.s[a])
            } else {
                0.0
            };
            -(sums.trace[a] - taken - sums.q[a]) / 2.0
        };
        let curvature = |a: usize, b: usize| {
            let pair = &sums.pairs[a * size + b];
            let taken = if restricted {
                2.0 * m.trace_of_product(&pair.d)
                    - m.times(&sums.s[a]).trace_of_product(&m.times(&sums.s[b]))
            } else {
                0.0
            };
            let fitted = dot(&sums.h[a], &m.times_vector(&sums.h[b]));
            (pair.trace - taken) / 2.0 - (pair.e - fitted)
        };
        Some(Local {
            value: self.log_likelihood(kind, &fit),
            gradient: (0..size).map(score).collect(),
            hessian: Matrix::from_fn(size, size, curvature),
        })
    }
}

/// What the derivatives of the likelihood are made of, summed over blocks. U = WX and u = W times
/// the residuals; Z_a is what component a adds.
struct Sums {
    /// tr(W Z_a).
    trace: Vec<f64>,
    /// U' Z_a U.
    s: Vec<Matrix>,
    /// u' Z_a u.
    q: Vec<f64>,
    /// U' Z_a u.
    h: Vec<Vec<f64>>,
    pairs: Vec<Pair>,
}

/// The same for two components.
struct Pair {
    /// tr(W Z_a W Z_b).
    trace: f64,
    /// U' Z_a W Z_b U.
    d: Matrix,
    /// u' Z_a W Z_b u.
    e: f64,
}

impl Sums {
    fn of(model: &BlockModel, fit: &BlockFit) -> Self {
        let (p, size) = (model.p, model.components);
        let mut sums = Self {
            trace: vec![0.0; size],
            s: vec![Matrix::zeros(p, p); size],
            q: vec![0.0; size],
            h: vec![vec![0.0; p]; size],
            pairs: (0..size * size)
                .map(|_| Pair {
                    trace: 0.0,
                    d: Matrix::zeros(p, p),
                    e: 0.0,
                })
                .collect(),
        };
        for ((block, w), r) in model.blocks.iter().zip(&fit.weights).zip(&fit.residuals) {
            sums.add(block, w, r);
        }
        sums
    }

    fn add(&mut self, block: &Block, w: &Matrix, r: &[f64]) {
        let size = block.z.len();
        let (big, small) = (w.times(&block.x), w.times_vector(r));
        let zu: Vec<Matrix> = block.z.iter().map(|z| z.times(&big)).collect();
        let zr: Vec<Vec<f64>> = block.z.iter().map(|z| z.times_vector(&small)).collect();
        let wz: Vec<Matrix> = block.z.iter().map(|z| w.times(z)).collect();
        for a in 0..size {
            self.trace[a] += wz[a].trace();
            self.s[a].add_scaled(&big.transposed_times(&zu[a]), 1.0);
            self.q[a] += dot(&small, &zr[a]);
            let part = big.transposed_times_vector(&zr[a]);
            for (sum, part) in self.h[a].iter_mut().zip(part) {
                *sum += part;
            }
            for b in 0..size {
                let pair = &mut self.pairs[a * size + b];
                pair.trace += wz[a].trace_of_product(&wz[b]);
                pair.d
                    .add_scaled(&zu[a].transposed_times(&w.times(&zu[b])), 1.0);
                pair.e += dot(&zr[a], &w.times_vector(&zr[b]));
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;
    use crate::numeric::derivatives;

    fn model() -> BlockModel {
        let block = |y: &[f64], v: f64| {
            let n = y.len();
            Block {
                y: y.to_vec(),
                x: Matrix::from_fn(n, 2, |i, j| if j == 0 { 1.0 } else { (i * i) as f64 + v }),
                v: Matrix::from_fn(n, n, |i, j| if i == j { v } else { v / 2.0 }),
                z: vec![Matrix::from_fn(n, n, |_, _| 1.0), Matrix::identity(n)],
            }
        };
        let blocks = [
            block(&[0.1, 0.5, 0.9], 0.1),
            block(&[-0.4, 0.3], 0.2),
            block(&[1.2], 0.3),
            block(&[0.3, 0.2, -0.6], 0.05),
        ];
        BlockModel::new(blocks.to_vec()).unwrap()
    }

    #[test]
    fn score_and_information_are_the_derivatives_of_the_likelihood() {
        let model = model();
        for kind in [Likelihood::Full, Likelihood::Restricted] {
            let theta = [0.2, 0.1];
            let exact = model.local(kind, &theta).unwrap();
            let f = |x: &[f64]| model.fit(x).map(|fit| model.log_likelihood(kind, &fit));
            let near = derivatives::local(&f, &theta, &[2e-3, 2e-3]).unwrap();
            for a in 0..2 {
                assert!((exact.gradient[a] - near.gradient[a]).abs() < 1e-6);
                for b in 0..2 {
                    let (e, n) = (exact.hessian[(a, b)], near.hessian[(a, b)]);
                    assert!((e - n).abs() < 1e-4 * (1.0 + e.abs()), "{e} {n}");
                }
            }
        }
    }
}
