//! Weighted least squares, with the traces that variance estimators are made of.
//!
//! P = W - WX(X'WX)^-1 X'W is the matrix that turns effects into weighted residuals. It equals
//! W^(1/2) (I - H) W^(1/2) with H a projection, so its traces follow from the entries of H.

use crate::error::StatsError;
use crate::numeric::linear::{Design, ThinQr};

/// A weighted least-squares fit.
#[derive(Debug, Clone)]
pub(crate) struct WeightedFit {
    pub(crate) weights: Vec<f64>,
    pub(crate) coefficients: Vec<f64>,
    pub(crate) residuals: Vec<f64>,
    qr: ThinQr,
    /// 1 - h_i, h_i being the leverage.
    slack: Vec<f64>,
}

impl WeightedFit {
    pub(crate) fn new(y: &[f64], design: &Design, weights: Vec<f64>) -> Result<Self, StatsError> {
        let roots: Vec<f64> = weights.iter().map(|w| w.sqrt()).collect();
        let scale = |x: &[f64]| {
            x.iter()
                .zip(&roots)
                .map(|(x, r)| x * r)
                .collect::<Vec<f64>>()
        };
        let columns: Vec<Vec<f64>> = design.columns().iter().map(|c| scale(c)).collect();
        let qr = ThinQr::new(&columns).ok_or(StatsError::Collinear)?;
        let coefficients = qr.solve(&scale(y));
        let residuals = (0..y.len())
            .map(|i| residual(y[i], design, &coefficients, i))
            .collect();
        let slack = (0..y.len())
            .map(|i| complement_of_leverage(&qr, i, y.len()))
            .collect();
        Ok(Self {
            weights,
            coefficients,
            residuals,
            qr,
            slack,
        })
    }

    /// The leverage (hat value) of a study.
    pub(crate) fn leverage(&self, i: usize) -> f64 {
        self.qr.hat(i, i)
    }

    /// Weighted residual sum of squares, y'Py.
    pub(crate) fn rss(&self) -> f64 {
        self.weights
            .iter()
            .zip(&self.residuals)
            .map(|(w, r)| w * r * r)
            .sum()
    }

    /// y'PPy.
    pub(crate) fn rss_of_squared_weights(&self) -> f64 {
        self.weights
            .iter()
            .zip(&self.residuals)
            .map(|(w, r)| (w * r).powi(2))
            .sum()
    }

    /// Sum of the weights.
    pub(crate) fn weight_sum(&self) -> f64 {
        self.weights.iter().sum()
    }

    /// Sum of the squared weights.
    pub(crate) fn squared_weight_sum(&self) -> f64 {
        self.weights.iter().map(|w| w * w).sum()
    }

    /// tr(P).
    pub(crate) fn trace(&self) -> f64 {
        self.weights
            .iter()
            .zip(&self.slack)
            .map(|(w, s)| w * s)
            .sum()
    }

    /// tr(P A P B) for diagonal A and B.
    pub(crate) fn trace_between(&self, a: &[f64], b: &[f64]) -> f64 {
        let entry = |i: usize, j: usize| {
            if i == j {
                self.slack[i]
            } else {
                self.qr.hat(i, j)
            }
        };
        let weighted = |x: &[f64], i: usize| self.weights[i] * x[i];
        let k = self.weights.len();
        let row = |i: usize| -> f64 {
            let terms = (0..k).map(|j| weighted(b, j) * entry(i, j).powi(2));
            weighted(a, i) * terms.sum::<f64>()
        };
        (0..k).map(row).sum()
    }

    /// tr(PP).
    pub(crate) fn trace_of_square(&self) -> f64 {
        let ones = vec![1.0; self.weights.len()];
        self.trace_between(&ones, &ones)
    }

    /// tr(P A) for diagonal A.
    pub(crate) fn trace_with(&self, a: &[f64]) -> f64 {
        let parts = self.weights.iter().zip(&self.slack).zip(a);
        parts.map(|((w, s), a)| w * s * a).sum()
    }

    /// (X'WX)^-1.
    pub(crate) fn covariance(&self) -> Vec<Vec<f64>> {
        self.qr.inverse_cross_product()
    }

    /// The logarithm of det(X'WX).
    pub(crate) fn log_determinant(&self) -> f64 {
        self.qr.log_determinant()
    }
}

/// A residual, with rounding noise removed: identical effects leave residuals of exactly zero.
fn residual(y: f64, design: &Design, coefficients: &[f64], i: usize) -> f64 {
    let terms = design
        .columns()
        .iter()
        .zip(coefficients)
        .map(|(c, b)| c[i] * b);
    let (fitted, size) = terms.fold((0.0, y.abs()), |(sum, size), t| (sum + t, size + t.abs()));
    let rest = y - fitted;
    if rest.abs() <= 4.0 * f64::EPSILON * size {
        0.0
    } else {
        rest
    }
}

/// 1 - h_i without cancellation when one study carries nearly all the weight: for a projection,
/// the squared off-diagonal entries of row i sum to h_i (1 - h_i).
fn complement_of_leverage(qr: &ThinQr, i: usize, k: usize) -> f64 {
    let leverage = qr.hat(i, i);
    if leverage < 0.9 {
        return 1.0 - leverage;
    }
    let product: f64 = (0..k)
        .filter(|j| *j != i)
        .map(|j| qr.hat(i, j).powi(2))
        .sum();
    2.0 * product / (1.0 + (1.0 - 4.0 * product).max(0.0).sqrt())
}
