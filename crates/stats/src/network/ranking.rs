//! The order of treatments.

use crate::distribution::normal_upper;

use super::estimates::NetworkEstimates;

/// Whether small values of the outcome are good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SmallValues {
    /// Small is good, as with harms.
    Desirable,
    /// Small is bad, as with recovery.
    Undesirable,
}

/// P-scores (Rücker and Schwarzer 2015): the mean certainty, over the other treatments, that a
/// treatment is better than each. A score says how sure the order is, and nothing of how much
/// better a treatment is.
pub fn p_scores(estimates: &NetworkEstimates, small: SmallValues) -> Vec<f64> {
    let size = estimates.treatments();
    let better = |i: usize, j: usize| {
        let (difference, variance) = estimates.difference(i, j);
        let z = difference / variance.sqrt();
        match small {
            SmallValues::Desirable => normal_upper(z),
            SmallValues::Undesirable => normal_upper(-z),
        }
    };
    let score = |i: usize| {
        let others = (0..size).filter(|j| *j != i);
        others.map(|j| better(i, j)).sum::<f64>() / (size - 1) as f64
    };
    (0..size).map(score).collect()
}
