//! Results under other choices, as lines of tables.

use serde::Serialize;

use crate::sentence;
use crate::synthesis::{
    Brief, EstimatorLine, Further, OtherLine, OutcomeFindings, PooledEffect, PoolingDone, StepLine,
    short_name,
};
use crate::view::desk::Desk;
use crate::view::shared::effect::estimate_words;
use crate::words::{Words, count, decimal, limit, say};

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
    /// I² from Q; empty when fewer than two are pooled.
    pub i2: String,
}

pub(super) fn estimators(desk: &Desk<'_>, further: &Further) -> Vec<EstimatorRow> {
    let lines = further.estimators.iter();
    lines.map(|line| estimator(desk, line)).collect()
}

fn estimator(desk: &Desk<'_>, line: &EstimatorLine) -> EstimatorRow {
    let wald = &line.wald;
    let tau = wald.tau2.map_or(0.0, f64::sqrt);
    let of = |pooled: &Option<Brief>| {
        pooled
            .as_ref()
            .map(|pooled| range(desk.words, pooled))
            .unwrap_or_default()
    };
    EstimatorRow {
        name: format!(
            "{}, {}",
            short_name(line.method),
            desk.words.text(sentence::estimator(line.method))
        ),
        is_main: line.is_main,
        tau: desk.words.decimal(tau, 2),
        i2: percent(desk.words, wald.i2_tau2),
        estimate: desk.words.decimal(wald.estimate.value, 2),
        wald: range(desk.words, wald),
        hartung_knapp: of(&line.hartung_knapp),
        ad_hoc: of(&line.ad_hoc),
    }
}

fn percent(words: &Words, share: f64) -> String {
    say!(words, "number.percent", n = decimal(share, 0))
}

fn range(words: &Words, pooled: &Brief) -> String {
    match (pooled.estimate.low, pooled.estimate.high) {
        (Some(low), Some(high)) => words.interval(low, high, 2),
        _ => String::new(),
    }
}

pub(super) fn others(desk: &Desk<'_>, measure: &str, further: &Further) -> Vec<OtherRow> {
    let choice = |line: &OtherLine| {
        let label = sentence::choice::choice(desk.words, line.choice);
        match line.fell_back() {
            true => say!(desk, "analyses.step-wald", label = label),
            false => label,
        }
    };
    let row = |line: &OtherLine| match &line.pooled {
        Some(pooled) => OtherRow {
            choice: choice(line),
            effect: estimate_words(desk.words, measure, &pooled.estimate),
            k: desk.words.whole(pooled.k),
            i2: match pooled.is_of_several() {
                true => percent(desk.words, pooled.i2),
                false => String::new(),
            },
        },
        None => OtherRow {
            choice: choice(line),
            effect: say!(desk, "analyses.none-left"),
            k: String::new(),
            i2: String::new(),
        },
    };
    further.others.iter().map(row).collect()
}

/// What the mark of a row means, where the rule for the interval of one fell back on Wald's.
pub(super) fn others_note(desk: &Desk<'_>, further: &Further) -> String {
    match further.others.iter().any(OtherLine::fell_back) {
        true => say!(desk, "analyses.others-wald"),
        false => String::new(),
    }
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
    let at = |step: &StepLine| limit(step.pooled.estimate.value, 2);
    if desk.words.show(&at(lowest)) == desk.words.show(&at(highest)) {
        return say!(desk, "analyses.leave-stays", at = at(lowest));
    }
    say!(
        desk,
        "analyses.leave-range",
        low = at(lowest),
        without_low = label(lowest),
        high = at(highest),
        without_high = label(highest)
    )
}

/// How far the result depends on estimator and interval, in a sentence.
pub(in crate::view) fn robustness(
    words: &Words,
    found: &OutcomeFindings,
    further: &Further,
) -> String {
    let all: Vec<&Brief> = further
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
    let said = over_choices(words, found, &all, (low, high));
    let alike = |pooled: &PooledEffect| {
        let common = PoolingDone::InverseVarianceCommon;
        let pooling = pooled.method.pooling;
        pooling == common || matches!(pooling, PoolingDone::InverseVarianceRandom { .. })
    };
    match found.pooled.as_ref().is_none_or(alike) {
        true => said,
        false => say!(
            words,
            "joined.sentences",
            before = said,
            after = say!(words, "analyses.each-by-itself")
        ),
    }
}

/// How far the estimate runs over the choices, and how often its interval lies on one side.
fn over_choices(
    words: &Words,
    found: &OutcomeFindings,
    all: &[&Brief],
    (low, high): (f64, f64),
) -> String {
    let n = all.len();
    let (low, high) = (limit(low, 2), limit(high, 2));
    let (low, high) = (words.show(&low), words.show(&high));
    let Some(null) = found.null else {
        return match low == high {
            true => count!(words, "analyses.stays-amount", n, at = low),
            false => count!(words, "analyses.runs-amount", n, low = low, high = high),
        };
    };
    let beyond = all.iter().filter(|pooled| excludes(pooled, null)).count();
    if low == high {
        return count!(words, "analyses.stays", n, at = low, beyond = beyond);
    }
    count!(
        words,
        "analyses.runs",
        n,
        low = low,
        high = high,
        beyond = beyond
    )
}

fn excludes(pooled: &Brief, null: f64) -> bool {
    let (low, high) = (pooled.estimate.low, pooled.estimate.high);
    low.is_some_and(|low| low > null) || high.is_some_and(|high| high < null)
}
