//! Absolute effects from a relative effect and a comparator risk.

use super::compare::{Comparison, Tolerance};
use super::effects::field;
use super::report::number;
use distil_stats::absolute::{
    AbsoluteEffect, RelativeEffect, WithLimits, absolute_effect, round_half_up, round_up,
};
use serde_json::{Value, json};

pub fn run(case: &Value, comparison: &mut Comparison) {
    let id = case["id"].as_str().unwrap_or("");
    let kind = match case["measure"].as_str() {
        Some("RR") => RelativeEffect::RiskRatio,
        Some("OR") => RelativeEffect::OddsRatio,
        Some("HR") => RelativeEffect::HazardRatio,
        Some("HR_free") => RelativeEffect::HazardRatioEventFree,
        Some("RD") => RelativeEffect::RiskDifference,
        other => return comparison.fail(format!("{id}: unknown measure {other:?}")),
    };
    let effect = WithLimits {
        estimate: field(case, "estimate"),
        at_lower: field(case, "ci_lb"),
        at_upper: field(case, "ci_ub"),
    };
    let (risk, per) = (field(case, "comparator_risk"), field(case, "per"));
    let mut got = reported(&absolute_effect(kind, effect, risk, per).unwrap());
    // What the source printed is documentation, not a computed value.
    got["published"] = case["expected"]["published"].clone();
    let tolerance = Tolerance {
        relative: 1e-9,
        ..Tolerance::DEFAULT
    };
    comparison.case(id, &case["expected"], &got, tolerance);
}

fn triple<T: Into<Value>>(values: WithLimits<T>) -> Value {
    let WithLimits {
        estimate,
        at_lower,
        at_upper,
    } = values;
    json!([estimate.into(), at_lower.into(), at_upper.into()])
}

fn finite(value: f64) -> Value {
    if value.is_finite() {
        number(value)
    } else {
        Value::Null
    }
}

fn reported(result: &AbsoluteEffect) -> Value {
    let needed = result.number_needed();
    let rounded = result.difference_capped.map(round_half_up);
    let word = |difference: f64| match difference {
        d if d < 0.0 => "fewer",
        d if d > 0.0 => "more",
        _ => "no difference",
    };
    json!({
        "comparator_per_1000": result.comparator,
        "intervention_per_1000": result.intervention.estimate,
        "intervention_ci_lb": result.intervention.at_lower,
        "intervention_ci_ub": result.intervention.at_upper,
        "difference_per_1000": result.difference.estimate,
        "difference_ci_lb": result.difference.at_lower,
        "difference_ci_ub": result.difference.at_upper,
        "out_of_range": result.out_of_range,
        "intervention_capped": triple(result.intervention_capped),
        "difference_capped": triple(result.difference_capped),
        "rounded": {
            "comparator": round_half_up(result.comparator),
            "intervention": triple(result.intervention_capped.map(round_half_up)),
            "difference": triple(rounded),
            "words": triple(rounded.map(word)),
        },
        "nnt": finite(needed.estimate),
        "nnt_rounded_up": finite(round_up(needed.estimate)),
        "nnt_at_ci_lb": finite(needed.at_lower),
        "nnt_at_ci_ub": finite(needed.at_upper),
        "nnt_ci_crosses_infinity": result.number_needed_crosses_infinity(),
    })
}
