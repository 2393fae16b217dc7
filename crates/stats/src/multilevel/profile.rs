//! Intervals of components of variance from the profile of the likelihood.
//!
//! A value belongs to the interval when the likelihood with the component held there, and all else
//! estimated anew, is not lower than chi-squared with 1 df allows (Hardy and Thompson 1996).

use crate::distribution::chi_squared_upper_quantile;
use crate::estimator::Likelihood;
use crate::fit::blocks::BlockModel;
use crate::fit::components::highest;
use crate::level::{Interval, Level};
use crate::numeric::roots::bracketed_root;

/// How often the search for a point beyond the upper limit doubles its step.
const MAX_DOUBLINGS: usize = 60;

/// The interval of a component around its estimate. The lower limit is zero where the profile
/// does not fall far enough; `None` where the likelihood is lost on the way.
pub(super) fn profile_interval(
    model: &BlockModel,
    kind: Likelihood,
    (theta, height): (&[f64], f64),
    component: usize,
    level: Level,
) -> Option<Interval> {
    let drop = chi_squared_upper_quantile(2.0 * level.tail(), 1.0);
    let estimate = theta[component];
    let misfit = |value: f64| {
        let mut held = vec![None; theta.len()];
        held[component] = Some(value);
        highest(model, kind, &held).map_or(f64::NAN, |(_, there)| 2.0 * (height - there) - drop)
    };
    let lower = if misfit(0.0) <= 0.0 {
        0.0
    } else {
        bracketed_root(misfit, 0.0, estimate)?
    };
    let mut step = (theta.iter().sum::<f64>() * 0.5)
        .max(estimate)
        .max(typical(model));
    let mut beyond = estimate + step;
    let mut tries = 0;
    while misfit(beyond) < 0.0 {
        tries += 1;
        if tries > MAX_DOUBLINGS {
            return None;
        }
        step *= 2.0;
        beyond += step;
    }
    let upper = bracketed_root(misfit, estimate, beyond)?;
    Some(Interval { lower, upper })
}

/// A first step where all components are zero.
fn typical(model: &BlockModel) -> f64 {
    let diagonals = model.blocks().iter().map(|block| block.v.trace());
    0.1 * diagonals.sum::<f64>() / model.k() as f64
}
