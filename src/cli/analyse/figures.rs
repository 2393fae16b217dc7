//! Numbers of an analysis for the terminal.

use crate::synthesis::Estimate;
use crate::text::number;

pub(super) fn p_value(p: f64) -> String {
    if p < 0.0001 {
        "< 0.0001".to_owned()
    } else {
        number::fixed(p, 4)
    }
}

pub(super) fn estimate(estimate: &Estimate) -> String {
    match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => format!(
            "{} (95% CI {})",
            number::point(estimate.value, Some((low, high)), 3),
            number::interval(low, high, 3)
        ),
        _ => number::fixed(estimate.value, 3),
    }
}
