//! Mantel-Haenszel pooling of person-time data (Rothman, Greenland and Lash 2008, chapter 15).

use crate::effect::counts::{RateMeasure, TwoRates, corrected_rates, rate_effects};
use crate::error::StatsError;
use crate::pool::mantel_haenszel::MantelHaenszelOptions;
use crate::pool::result::{TablePooled, present};

/// Pools rates by Mantel and Haenszel's weights.
pub fn mantel_haenszel_rates(
    rates: &[TwoRates],
    measure: RateMeasure,
    options: &MantelHaenszelOptions,
) -> Result<TablePooled, StatsError> {
    let (pooled, rows) = present(&corrected_rates(rates, options.pooled));
    let (estimate, variance) = match measure {
        RateMeasure::RateRatio => rate_ratio(&pooled),
        RateMeasure::RateDifference => rate_difference(&pooled),
    };
    if !(estimate.is_finite() && variance.is_finite()) {
        return Err(StatsError::NoInformation);
    }
    let weights: Vec<f64> = pooled.iter().map(|r| weight(r, measure)).collect();
    let effects = rate_effects(rates, measure, options.single);
    let mean = (estimate, variance.sqrt());
    Ok(TablePooled::assemble(
        effects,
        mean,
        &weights,
        rows,
        options.level,
    ))
}

fn weight(r: &TwoRates, measure: RateMeasure) -> f64 {
    match measure {
        RateMeasure::RateRatio => r.x2 * r.t1 / r.total_time(),
        RateMeasure::RateDifference => r.t1 * r.t2 / r.total_time(),
    }
}

fn sum(rates: &[TwoRates], term: impl Fn(&TwoRates) -> f64) -> f64 {
    rates.iter().map(term).sum()
}

fn rate_ratio(rates: &[TwoRates]) -> (f64, f64) {
    let r = sum(rates, |x| x.x1 * x.t2 / x.total_time());
    let s = sum(rates, |x| x.x2 * x.t1 / x.total_time());
    let spread = sum(rates, |x| {
        let total = x.total_time();
        x.t1 / total * (x.t2 / total) * (x.x1 + x.x2)
    });
    ((r / s).ln(), spread / (r * s))
}

fn rate_difference(rates: &[TwoRates]) -> (f64, f64) {
    let size = |x: &TwoRates| x.t1 * x.t2 / x.total_time();
    let total = sum(rates, size);
    let excess = sum(rates, |x| (x.x1 * x.t2 - x.x2 * x.t1) / x.total_time());
    let spread = sum(rates, |x| {
        (x.x1 / x.t1.powi(2) + x.x2 / x.t2.powi(2)) * size(x).powi(2)
    });
    (excess / total, spread / (total * total))
}
