//! Effect sizes a study reports ready made: an estimate with a standard error, an interval or a
//! p value, a hazard ratio, or a log-rank O - E and V (Cochrane Handbook 6.3 and 6.8).

use crate::distribution::{Reference, normal_upper_quantile};
use crate::effect::EffectSize;
use crate::level::{Interval, Level};

/// An estimate with its interval, both on the scale of analysis.
pub fn effect_from_interval(
    estimate: f64,
    interval: Interval,
    reference: Reference,
    level: Level,
) -> Option<EffectSize> {
    let width = interval.upper - interval.lower;
    EffectSize::from_standard_error(estimate, width / (2.0 * reference.critical_value(level)))
}

/// A ratio (risk, odds, hazard, rate) with its interval, both as printed; the result is on the
/// log scale. `None` unless all three are above 0.
pub fn effect_from_ratio(ratio: f64, interval: Interval, level: Level) -> Option<EffectSize> {
    let logs = Interval {
        lower: interval.lower.ln(),
        upper: interval.upper.ln(),
    };
    effect_from_interval(ratio.ln(), logs, Reference::Normal, level)
}

/// An estimate with its two-sided p value by the normal distribution.
///
/// `None` for an estimate of zero or a p value of 0 or 1, which carry no standard error.
pub fn effect_from_p(estimate: f64, p: f64) -> Option<EffectSize> {
    if !(p > 0.0 && p < 1.0) || estimate == 0.0 {
        return None;
    }
    EffectSize::from_standard_error(estimate, estimate.abs() / normal_upper_quantile(p / 2.0))
}

/// A ratio with its two-sided p value by the normal distribution; the result is on the log scale.
pub fn effect_from_ratio_and_p(ratio: f64, p: f64) -> Option<EffectSize> {
    effect_from_p(ratio.ln(), p)
}

/// The log hazard ratio from a log-rank O - E and its variance V (Peto's method).
pub fn effect_from_log_rank(o_minus_e: f64, v: f64) -> Option<EffectSize> {
    (v > 0.0)
        .then(|| EffectSize::new(o_minus_e / v, 1.0 / v))
        .flatten()
}
