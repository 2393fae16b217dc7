//! In how large a share of settings would the effect matter?

use serde::{Deserialize, Serialize};

use stats::effect::transform::BackTransform;

use crate::synthesis::raw::PooledEffect;
use crate::synthesis::scale::Scale;

/// The share of comparable settings in which the effect is beyond the smallest difference that
/// matters, from the distribution behind the prediction interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Importance {
    /// The upper threshold on the natural scale: the null value and the difference, or the ratio.
    pub above_threshold: f64,
    /// The lower threshold.
    pub below_threshold: f64,
    /// The share of settings above the upper threshold, from 0 to 1.
    pub above: f64,
    /// The share of settings below the lower threshold, from 0 to 1.
    pub below: f64,
}

/// For ratios the threshold is the ratio itself (1.25 also means 0.8); for differences it counts
/// to both sides of zero.
pub(super) fn of(main: &PooledEffect, scale: Scale, important: Option<f64>) -> Option<Importance> {
    let predictive = main.predictive?;
    let threshold = match scale.back {
        BackTransform::Exponential => important?.ln().abs(),
        BackTransform::Identity => important?.abs(),
        _ => return None,
    };
    scale.null?;
    Some(Importance {
        above_threshold: scale.natural(threshold),
        below_threshold: scale.natural(-threshold),
        above: predictive.proportion_above(threshold),
        below: predictive.proportion_below(-threshold),
    })
}
