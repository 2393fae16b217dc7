//! An effect in words and in the terms of a chart.

use crate::record::result::Measure;
use crate::record::study::PooledResult;
use crate::sentence::{self, row};
use crate::synthesis::{EffectRow, Estimate, GoodSide, OutcomeFindings, PooledEffect};
use crate::view::desk::Desk;
use crate::words::{Words, interval, point, say};
use chart::Spread;
use chart::axis::{EffectAxis, NoEffect};
use chart::forest::{Pooled, Row};

/// The anchor of an outcome on its evidence page; the same as in the plan's addresses.
pub fn anchor(found: &OutcomeFindings) -> String {
    format!("{}-{}", found.comparison, found.outcome)
}

/// The axis of an outcome's charts; nothing when its rows share no measure.
pub fn effect_axis(words: &Words, found: &OutcomeFindings) -> Option<EffectAxis> {
    let measure = found.measure?;
    let (low, high) = favours(words, found);
    let spread = if measure.is_ratio() {
        Spread::Log
    } else {
        Spread::Linear
    };
    Some(EffectAxis {
        spread,
        measure: measure_name(words, measure),
        interval: say!(words, "effect.interval-of-95"),
        decimals: 2,
        favours_low: low,
        favours_high: high,
        no_effect: found.null.map_or(NoEffect::Nowhere, NoEffect::At),
        ..EffectAxis::default()
    })
}

/// What lies below and above no difference; nothing where nothing is compared.
fn favours(words: &Words, found: &OutcomeFindings) -> (String, String) {
    if found.null.is_none() {
        return Default::default();
    }
    let ours = say!(
        words,
        "effect.favours",
        intervention = &found.intervention_name
    );
    let theirs = say!(words, "effect.favours-comparator");
    match found.good_side {
        GoodSide::Above => (theirs, ours),
        GoodSide::Below => (ours, theirs),
    }
}

/// A result as a row of a forest plot; nothing when it has no estimate.
pub fn forest_row(desk: &Desk<'_>, row: &EffectRow) -> Option<Row> {
    let estimate = row.estimate?;
    let label = row::label(desk.words, &row.label);
    Some(Row {
        label: match row.in_doubt {
            true => say!(desk, "effect.row-in-doubt", row = &label),
            false => label,
        },
        cells: Vec::new(),
        estimate: estimate.value,
        low: estimate.low.unwrap_or(f64::NAN),
        high: estimate.high.unwrap_or(f64::NAN),
        weight: row.weight,
        bias: Vec::new(),
    })
}

/// A pooled result as the diamond of a forest plot.
pub fn diamond(words: &Words, pooled: &PooledEffect) -> Pooled {
    Pooled {
        label: say!(words, "effect.pooled-result"),
        cells: Vec::new(),
        estimate: pooled.estimate.value,
        low: pooled.estimate.low.unwrap_or(f64::NAN),
        high: pooled.estimate.high.unwrap_or(f64::NAN),
        weight: None,
        prediction: pooled.prediction,
    }
}

/// "SMD 0.15 (95% CI 0.04 to 0.27)".
pub fn estimate_words(words: &Words, measure: &str, estimate: &Estimate) -> String {
    let value = point(estimate.value, estimate.low.zip(estimate.high), 2);
    match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => say!(
            words,
            "effect.with-interval",
            measure = measure,
            value = value,
            interval = interval(low, high, 2)
        ),
        _ => say!(words, "effect.alone", measure = measure, value = value),
    }
}

/// The measure in short; "effect" when the rows share none.
pub fn measure_word(words: &Words, found: &OutcomeFindings) -> String {
    measure_name(words, found.measure.unwrap_or(Measure::GENERIC))
}

/// A measure in short, alone.
pub fn measure_name(words: &Words, measure: Measure) -> String {
    words.show(&sentence::measure(measure))
}

/// Which side of no difference is good; nothing where nothing is compared.
pub fn reading(words: &Words, found: &OutcomeFindings) -> String {
    let Some(null) = found.null else {
        return String::new();
    };
    let null = if null == 1.0 { "1" } else { "0" };
    let name = &found.intervention_name;
    match found.good_side {
        GoodSide::Above => say!(
            words,
            "effect.above-is-better",
            null = null,
            intervention = name
        ),
        GoodSide::Below => say!(
            words,
            "effect.below-is-better",
            null = null,
            intervention = name
        ),
    }
}

/// The estimate as published: "SMD 0.15 (0.04 to 0.27)".
pub fn pooled_effect(words: &Words, pooled: &PooledResult) -> String {
    let limits = pooled.ci_low.zip(pooled.ci_high);
    let (measure, value) = (&pooled.measure, point(pooled.estimate, limits, 2));
    match (pooled.ci_low, pooled.ci_high) {
        (Some(low), Some(high)) => say!(
            words,
            "effect.as-published",
            measure = measure,
            value = value,
            interval = interval(low, high, 2)
        ),
        _ => say!(words, "effect.alone", measure = measure, value = value),
    }
}
