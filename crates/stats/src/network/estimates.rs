//! Every comparison of a network.

use crate::distribution::Reference;
use crate::fit::blocks::BlockFit;
use crate::level::{Interval, Level};
use crate::model::inference::Inference;
use crate::numeric::matrix::Matrix;

/// Estimates of a network under one model.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkEstimates {
    /// Effects of all treatments against the first, which is zero.
    effects: Vec<f64>,
    /// Their covariance.
    covariance: Matrix,
    tau2: f64,
    df: usize,
    level: Level,
}

/// The comparison of two treatments, the first minus the second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// The difference, its test and its interval, by the normal distribution.
    pub difference: Inference,
    /// Where the difference in a new study may lie, by t with the degrees of freedom of Q; `None`
    /// without any.
    pub prediction: Option<Interval>,
}

impl NetworkEstimates {
    pub(super) fn of(fit: &BlockFit, tau2: f64, df: usize, level: Level) -> Self {
        let size = fit.coefficients.len() + 1;
        let entry = |i: usize, j: usize| match (i.checked_sub(1), j.checked_sub(1)) {
            (Some(i), Some(j)) => fit.covariance[(i, j)],
            _ => 0.0,
        };
        Self {
            effects: std::iter::once(0.0)
                .chain(fit.coefficients.iter().copied())
                .collect(),
            covariance: Matrix::from_fn(size, size, entry),
            tau2,
            df,
            level,
        }
    }

    /// Number of treatments.
    pub fn treatments(&self) -> usize {
        self.effects.len()
    }

    /// The variance between studies in the model.
    pub fn tau2(&self) -> f64 {
        self.tau2
    }

    /// The level of intervals.
    pub fn level(&self) -> Level {
        self.level
    }

    /// The difference of two treatments and its variance.
    pub(super) fn difference(&self, first: usize, second: usize) -> (f64, f64) {
        let c = |i: usize, j: usize| self.covariance[(i, j)];
        let variance = c(first, first) + c(second, second) - 2.0 * c(first, second);
        (self.effects[first] - self.effects[second], variance)
    }

    /// The comparison of two treatments, the first minus the second.
    pub fn comparison(&self, first: usize, second: usize) -> Comparison {
        let (difference, variance) = self.difference(first, second);
        let student = (self.df > 0).then_some(Reference::StudentT { df: self.df as f64 });
        let prediction = student.map(|t| {
            let half = t.critical_value(self.level) * (variance + self.tau2).sqrt();
            Interval::around(difference, half)
        });
        Comparison {
            difference: Inference::new(difference, variance.sqrt(), Reference::Normal, self.level),
            prediction,
        }
    }
}
