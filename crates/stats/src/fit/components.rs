//! Components of variance by maximum likelihood, restricted or not.
//!
//! The likelihood can have several maxima, so the climb begins at the best points of a grid that
//! covers all sizes a component can have, zero included, and the highest end wins. A component
//! whose likelihood falls from zero is exactly zero.

use crate::estimator::Likelihood;
use crate::fit::blocks::BlockModel;
use crate::numeric::ascent::{Bound, Local, maximise};

/// Sizes tried for each component, as shares of the variance of the residuals.
const SHARES: [f64; 6] = [0.0, 0.003, 0.03, 0.15, 0.5, 1.5];
/// How many points of the grid a climb begins from.
const CLIMBS: usize = 3;

/// The components at the highest likelihood. Where `held` names a value, the component has it.
/// `None` when no climb arrives.
pub(crate) fn highest(
    model: &BlockModel,
    kind: Likelihood,
    held: &[Option<f64>],
) -> Option<(Vec<f64>, f64)> {
    let free: Vec<usize> = (0..held.len()).filter(|a| held[*a].is_none()).collect();
    let whole = |part: &[f64]| -> Vec<f64> {
        let mut theta: Vec<f64> = held.iter().map(|value| value.unwrap_or(0.0)).collect();
        for (a, value) in free.iter().zip(part) {
            theta[*a] = *value;
        }
        theta
    };
    let height = |theta: &[f64]| Some(model.log_likelihood(kind, &model.fit(theta)?));
    if free.is_empty() {
        let theta = whole(&[]);
        let value = height(&theta)?;
        return Some((theta, value));
    }
    let local = |part: &[f64]| -> Option<Local> {
        let local = model.local(kind, &whole(part))?;
        Some(Local {
            value: local.value,
            gradient: free.iter().map(|a| local.gradient[*a]).collect(),
            hessian: local.hessian.chosen(&free, &free),
        })
    };
    let bounds = vec![Bound::NotBelowZero; free.len()];
    let ends = starts(model, free.len(), |part| height(&whole(part)))
        .into_iter()
        .filter_map(|start| maximise(local, &start, &bounds))
        .filter_map(|part| {
            let theta = whole(&part);
            let value = height(&theta)?;
            Some((theta, value))
        });
    ends.max_by(|a, b| a.1.total_cmp(&b.1))
}

/// The best points of the grid, best first.
fn starts(
    model: &BlockModel,
    size: usize,
    height: impl Fn(&[f64]) -> Option<f64>,
) -> Vec<Vec<f64>> {
    let unit = residual_variance(model);
    let mut points: Vec<Vec<f64>> = vec![Vec::new()];
    for _ in 0..size {
        points = points
            .iter()
            .flat_map(|point| {
                SHARES
                    .iter()
                    .map(move |s| [point.as_slice(), &[s * unit]].concat())
            })
            .collect();
    }
    let mut heights: Vec<(f64, Vec<f64>)> = points
        .into_iter()
        .filter_map(|point| Some((height(&point)?, point)))
        .filter(|(height, _)| height.is_finite())
        .collect();
    heights.sort_by(|a, b| b.0.total_cmp(&a.0));
    heights
        .into_iter()
        .take(CLIMBS)
        .map(|(_, point)| point)
        .collect()
}

/// The variance of the residuals of ordinary least squares.
fn residual_variance(model: &BlockModel) -> f64 {
    let mut fitted = vec![0.0; model.p()];
    for block in model.blocks() {
        for (sum, part) in fitted
            .iter_mut()
            .zip(block.x.transposed_times_vector(&block.y))
        {
            *sum += part;
        }
    }
    let squares: f64 = model
        .blocks()
        .iter()
        .map(|block| {
            let fit = block.x.times_vector(&fitted);
            block
                .y
                .iter()
                .zip(fit)
                .map(|(y, f)| (y - f).powi(2))
                .sum::<f64>()
        })
        .sum();
    let df = (model.k() - model.p()).max(1);
    (squares / df as f64).max(f64::MIN_POSITIVE)
}
