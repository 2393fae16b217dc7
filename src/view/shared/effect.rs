//! An effect in words and in the terms of a chart.

use crate::record::result::Measure;
use crate::record::study::PooledResult;
use crate::sentence::row;
use crate::synthesis::{EffectRow, Estimate, GoodSide, OutcomeFindings, PooledEffect};
use crate::text::number;
use crate::view::desk::Desk;
use chart::Spread;
use chart::axis::EffectAxis;
use chart::forest::{Pooled, Row};

/// The anchor of an outcome on its evidence page; the same as in the plan's addresses.
pub fn anchor(found: &OutcomeFindings) -> String {
    format!("{}-{}", found.comparison, found.outcome)
}

/// The axis of an outcome's charts; nothing when its rows share no measure.
pub fn effect_axis(found: &OutcomeFindings) -> Option<EffectAxis> {
    let measure = found.measure?;
    let ours = format!("Favours {}", found.names.0);
    let theirs = "Favours comparator".to_owned();
    let (low, high) = match found.good_side {
        GoodSide::Above => (theirs, ours),
        GoodSide::Below => (ours, theirs),
    };
    let spread = if measure.is_ratio() {
        Spread::Log
    } else {
        Spread::Linear
    };
    Some(EffectAxis {
        spread,
        measure: measure.short().to_owned(),
        interval: "95% CI".to_owned(),
        decimals: 2,
        favours_low: low,
        favours_high: high,
        null: Some(found.null),
        ..EffectAxis::default()
    })
}

/// A result as a row of a forest plot; nothing when it has no estimate.
pub fn forest_row(desk: &Desk<'_>, row: &EffectRow) -> Option<Row> {
    let estimate = row.estimate?;
    let doubt = if row.in_doubt { " (in doubt)" } else { "" };
    Some(Row {
        label: format!("{}{doubt}", row::label(desk.words, &row.label)),
        cells: Vec::new(),
        estimate: estimate.value,
        low: estimate.low.unwrap_or(f64::NAN),
        high: estimate.high.unwrap_or(f64::NAN),
        weight: row.weight,
        bias: Vec::new(),
    })
}

/// A pooled result as the diamond of a forest plot.
pub fn diamond(pooled: &PooledEffect) -> Pooled {
    Pooled {
        label: "Pooled result".to_owned(),
        cells: Vec::new(),
        estimate: pooled.estimate.value,
        low: pooled.estimate.low.unwrap_or(f64::NAN),
        high: pooled.estimate.high.unwrap_or(f64::NAN),
        weight: None,
        prediction: pooled.prediction,
    }
}

/// "SMD 0.15 (95% CI 0.04 to 0.27)".
pub fn estimate_words(measure: &str, estimate: &Estimate) -> String {
    let value = number::fixed(estimate.value, 2);
    match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => {
            format!(
                "{measure} {value} (95% CI {})",
                number::interval(low, high, 2)
            )
        }
        _ => format!("{measure} {value}"),
    }
}

/// The measure in short; "effect" when the rows share none.
pub fn measure_word(found: &OutcomeFindings) -> &'static str {
    found.measure.map_or("effect", Measure::short)
}

/// Which side of no difference is good.
pub fn reading(found: &OutcomeFindings) -> String {
    let null = if found.null == 1.0 { "1" } else { "0" };
    match found.good_side {
        GoodSide::Above => format!("Above {null} is better with {}.", found.names.0),
        GoodSide::Below => format!("Below {null} is better with {}.", found.names.0),
    }
}

/// A p value with three digits; "< 0.001" when smaller.
pub fn p_words(p: f64) -> String {
    if p < 0.001 {
        "< 0.001".to_owned()
    } else {
        number::fixed(p, 3)
    }
}

/// The estimate as published: "SMD 0.15 (0.04 to 0.27)".
pub fn pooled_effect(pooled: &PooledResult) -> String {
    let interval = match (pooled.ci_low, pooled.ci_high) {
        (Some(low), Some(high)) => format!(" ({})", number::interval(low, high, 2)),
        _ => String::new(),
    };
    format!(
        "{} {}{interval}",
        pooled.measure,
        number::fixed(pooled.estimate, 2)
    )
}
