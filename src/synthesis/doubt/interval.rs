//! An estimate against its interval, standard error and p value.

use crate::diag::codes;
use crate::evidence::ResultEntry;
use crate::record::result::Effect;
use crate::stats::distribution::{normal_upper, normal_upper_quantile};
use crate::text::number;

use super::Doubt;
use super::printed::half_unit;

pub(super) fn doubts(entry: &ResultEntry) -> Vec<Doubt> {
    let Some(effect) = &entry.result.effect else {
        return Vec::new();
    };
    let checks = [
        symmetry(entry, effect),
        width(entry, effect),
        p_value(entry, effect),
    ];
    checks.into_iter().flatten().collect()
}

/// A value on the scale on which intervals are symmetric.
fn scaled(effect: &Effect, value: f64) -> f64 {
    if effect.measure.is_ratio() {
        value.ln()
    } else {
        value
    }
}

/// How far rounding can move a value on that scale.
fn slack(effect: &Effect, value: f64) -> f64 {
    let half = half_unit(value);
    if effect.measure.is_ratio() {
        half / (value - half).max(half)
    } else {
        half
    }
}

struct Limits {
    below: f64,
    above: f64,
    slack: f64,
}

fn limits(effect: &Effect) -> Option<Limits> {
    let (low, high) = (effect.ci_low?, effect.ci_high?);
    let value = effect.estimate;
    let is_possible = !effect.measure.is_ratio() || (low > 0.0 && value > 0.0);
    is_possible.then(|| Limits {
        below: scaled(effect, value) - scaled(effect, low),
        above: scaled(effect, high) - scaled(effect, value),
        slack: slack(effect, low) + slack(effect, high) + 2.0 * slack(effect, value),
    })
}

/// Adjusted and exact intervals are never quite symmetric, so a third of the width is allowed.
fn symmetry(entry: &ResultEntry, effect: &Effect) -> Option<Doubt> {
    let limits = limits(effect)?;
    let difference = (limits.above - limits.below).abs();
    if difference <= limits.slack + (limits.above + limits.below) / 3.0 {
        return None;
    }
    let scale = if effect.measure.is_ratio() {
        " on the logarithm"
    } else {
        ""
    };
    let message = format!(
        "The interval reaches {} below the estimate and {} above it{scale}; the two should be much alike.",
        number::fixed(limits.below, 2),
        number::fixed(limits.above, 2)
    );
    Some(Doubt::of_result(
        entry,
        &codes::INTERVAL_LOPSIDED,
        "effect.ci_low",
        message,
    ))
}

/// The width of the interval against the standard error, with room for a t distribution.
fn width(entry: &ResultEntry, effect: &Effect) -> Option<Doubt> {
    let (limits, se) = (limits(effect)?, effect.se?);
    if effect.ci_derived || se <= 0.0 {
        return None;
    }
    let z = normal_upper_quantile(0.025);
    let from_interval = (limits.above + limits.below) / (2.0 * z);
    let room = limits.slack / (2.0 * z) + half_unit(se);
    if from_interval >= se * 0.95 - room && from_interval <= se * 1.12 + room {
        return None;
    }
    let message = format!(
        "The standard error is {}; the width of the 95% interval gives {}.",
        number::fixed(se, 3),
        number::fixed(from_interval, 3)
    );
    Some(Doubt::of_result(
        entry,
        &codes::INTERVAL_WIDTH,
        "effect.se",
        message,
    ))
}

/// A printed p value on the other side of 0.05 than the interval, or far from it.
fn p_value(entry: &ResultEntry, effect: &Effect) -> Option<Doubt> {
    let (limits, p) = (limits(effect)?, effect.p.as_deref()?);
    let printed: f64 = p
        .trim()
        .trim_start_matches(['p', 'P', '=', ' '])
        .parse()
        .ok()?;
    let z = normal_upper_quantile(0.025);
    let se = (limits.above + limits.below) / (2.0 * z);
    let expected = 2.0 * normal_upper((scaled(effect, effect.estimate) / se).abs());
    let is_near = (printed - expected).abs() <= 0.02 + half_unit(printed)
        || (printed / expected.max(1e-12)).ln().abs() <= 0.7;
    if is_near || (printed < 0.001 && expected < 0.01) {
        return None;
    }
    let message = format!(
        "The p value is {p}; the estimate and its interval give about {}.",
        number::fixed(expected, 3)
    );
    Some(Doubt::of_result(
        entry,
        &codes::P_DISAGREES,
        "effect.p",
        message,
    ))
}
