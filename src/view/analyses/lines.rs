//! Results under other choices, as lines of tables.

use serde::Serialize;

use crate::sentence;
use crate::synthesis::{
    EstimatorLine, Further, OtherLine, OutcomeFindings, PooledEffect, StepLine, short_name,
};
use crate::text::number;
use crate::view::desk::Desk;
use crate::view::shared::effect::estimate_words;

/// The result under one estimator of the variation between studies.
#[derive(Debug, Serialize)]
pub struct EstimatorRow {
    /// The estimator: "REML, restricted maximum likelihood".
    pub name: String,
    /// Whether it is the one of the main result.
    pub is_main: bool,
    /// τ.
    pub tau: String,
    /// I² from τ².
    pub i2: String,
    /// The estimate.
    pub estimate: String,
    /// Wald's interval.
    pub wald: String,
    /// The Hartung-Knapp interval.
    pub hartung_knapp: String,
    /// The Hartung-Knapp interval whose factor is not below one.
    pub ad_hoc: String,
}

/// The result under another choice.
#[derive(Debug, Serialize)]
pub struct OtherRow {
    /// The choice.
    pub choice: String,
    /// The result, or why there is none.
    pub effect: String,
    /// How many results are pooled; empty when none are.
    pub k: String,
    /// I² from Q; empty when none are pooled.
    pub i2: String,
}

pub(super) fn estimators(desk: &Desk<'_>, further: &Further) -> Vec<EstimatorRow> {
    let lines = further.estimators.iter();
    lines.map(|line| estimator(desk, line)).collect()
}

fn estimator(desk: &Desk<'_>, line: &EstimatorLine) -> EstimatorRow {
    let wald = &line.wald;
    let tau = wald.tau.map_or(0.0, |(tau, _)| tau);
    let of = |pooled: &Option<PooledEffect>| pooled.as_ref().map(interval).unwrap_or_default();
    EstimatorRow {
        name: format!(
            "{}, {}",
            short_name(line.method),
            desk.words.text(sentence::estimator(line.method))
        ),
        is_main: line.is_main,
        tau: number::fixed(tau, 2),
        i2: format!("{}%", number::fixed(wald.i2_tau2, 0)),
        estimate: number::fixed(wald.estimate.value, 2),
        wald: interval(wald),
        hartung_knapp: of(&line.hartung_knapp),
        ad_hoc: of(&line.ad_hoc),
    }
}

fn interval(pooled: &PooledEffect) -> String {
    match (pooled.estimate.low, pooled.estimate.high) {
        (Some(low), Some(high)) => number::interval(low, high, 2),
        _ => String::new(),
    }
}

pub(super) fn others(desk: &Desk<'_>, measure: &str, further: &Further) -> Vec<OtherRow> {
    let choice = |line: &OtherLine| sentence::choice::choice(desk.words, line.choice);
    let row = |line: &OtherLine| match &line.pooled {
        Some(pooled) => OtherRow {
            choice: choice(line),
            effect: estimate_words(measure, &pooled.estimate),
            k: number::grouped(pooled.k as u64),
            i2: format!("{}%", number::fixed(pooled.i2, 0)),
        },
        None => OtherRow {
            choice: choice(line),
            effect: "no result is left to pool".to_owned(),
            k: String::new(),
            i2: String::new(),
        },
    };
    further.others.iter().map(row).collect()
}

/// How far the estimate moves when one result is left out, in a sentence.
pub(super) fn leave_range(desk: &Desk<'_>, further: &Further) -> String {
    let label = |step: &StepLine| sentence::row::label(desk.words, &step.label);
    let by_value = |a: &&StepLine, b: &&StepLine| {
        let of = |step: &StepLine| step.pooled.estimate.value;
        of(a).total_cmp(&of(b))
    };
    let steps = || further.leave_one_out.iter();
    let (Some(lowest), Some(highest)) = (steps().min_by(by_value), steps().max_by(by_value)) else {
        return String::new();
    };
    format!(
        "The estimate runs from {} (without {}) to {} (without {}).",
        number::fixed(lowest.pooled.estimate.value, 2),
        label(lowest),
        number::fixed(highest.pooled.estimate.value, 2),
        label(highest)
    )
}

/// How far the result depends on estimator and interval, in a sentence.
pub(in crate::view) fn robustness(found: &OutcomeFindings, further: &Further) -> String {
    let all: Vec<&PooledEffect> = further
        .estimators
        .iter()
        .flat_map(|line| {
            [
                Some(&line.wald),
                line.hartung_knapp.as_ref(),
                line.ad_hoc.as_ref(),
            ]
        })
        .flatten()
        .collect();
    let values = || all.iter().map(|pooled| pooled.estimate.value);
    let (low, high) = (
        values().fold(f64::INFINITY, f64::min),
        values().fold(f64::NEG_INFINITY, f64::max),
    );
    if all.is_empty() {
        return String::new();
    }
    let beyond = all.iter().filter(|pooled| excludes(pooled, found.null));
    let (first, last) = (number::fixed(low, 2), number::fixed(high, 2));
    let range = if first == last {
        format!("stays at {first}")
    } else {
        format!("runs from {first} to {last}")
    };
    format!(
        "Under {} combinations of estimator and interval the estimate {range}; the 95% interval lies on one side of no difference in {} of them.",
        all.len(),
        beyond.count()
    )
}

fn excludes(pooled: &PooledEffect, null: f64) -> bool {
    let (low, high) = (pooled.estimate.low, pooled.estimate.high);
    low.is_some_and(|low| low > null) || high.is_some_and(|high| high < null)
}
