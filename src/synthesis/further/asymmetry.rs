//! Do small studies differ from large ones? Tests and trim and fill, with ten results or more.

use serde::{Deserialize, Serialize};

use stats::asymmetry::begg::{RankTest, begg};
use stats::asymmetry::count_tests::{harbord, peters};
use stats::asymmetry::egger::{RegressionTest, egger_classical, egger_mixed};
use stats::effect::EffectSize;
use stats::effect::binary::TwoByTwo;
use stats::error::StatsError;
use stats::level::Level;
use stats::model::inference::Inference;
use stats::trim_and_fill::{MissingEstimator, Side, trim_and_fill};

use super::bench::Bench;
use crate::synthesis::effect::{Estimate, natural};

/// Below this many results the tests have too little power to mean anything (Cochrane Handbook
/// 13.3.5.4).
pub const LEAST_FOR_ASYMMETRY: usize = 10;

/// Tests of small-study effects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asymmetry {
    /// Whether all standard errors are equal, so that nothing can depend on them.
    pub has_equal_errors: bool,
    /// Egger's regression in its classical form: the slope on the standard error.
    pub egger: Option<SmallStudyTest>,
    /// The same as a meta-regression under the model of the main result.
    pub egger_mixed: Option<SmallStudyTest>,
    /// Begg and Mazumdar's rank correlation: Kendall's tau.
    pub begg: Option<SmallStudyTest>,
    /// Harbord's test of counts in both arms: the slope of the score on its standard error.
    pub harbord: Option<SmallStudyTest>,
    /// Peters' test of counts in both arms: the slope on the inverse of the people.
    pub peters: Option<SmallStudyTest>,
    /// Trim and fill; nothing when it does not settle.
    pub trim_and_fill: Option<FilledIn>,
}

/// A test of small-study effects.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SmallStudyTest {
    /// Slope or rank correlation.
    pub value: f64,
    /// Its standard error, for a slope.
    pub se: Option<f64>,
    /// The t statistic, for a slope.
    pub statistic: Option<f64>,
    /// Its degrees of freedom.
    pub df: Option<f64>,
    /// Two-sided p value.
    pub p: f64,
    /// Whether the p value is exact.
    pub exact: bool,
}

/// What trim and fill adds: a sensitivity analysis, never a corrected truth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilledIn {
    /// Estimated number of missing results.
    pub missing: usize,
    /// Its standard error.
    pub se: f64,
    /// Whether the number is R0 and not L0.
    pub by_r0: bool,
    /// Whether they are missing on the left, where effects are small.
    pub on_the_left: bool,
    /// The results filled in: effect on the natural scale and standard error.
    pub filled: Vec<(f64, f64)>,
    /// The pooled result with them, on the natural scale.
    pub estimate: Estimate,
}

pub(super) fn of(bench: &Bench<'_>) -> Option<Asymmetry> {
    let sizes: Vec<EffectSize> = bench.rows.iter().filter_map(|row| row.size).collect();
    if sizes.len() < LEAST_FOR_ASYMMETRY {
        return None;
    }
    let choices = &bench.choices.small_studies;
    let tables: Option<Vec<TwoByTwo>> = bench.rows.iter().map(|row| row.arms?.table()).collect();
    let effects: Vec<Option<EffectSize>> = bench.rows.iter().map(|row| row.size).collect();
    let of = |test: Result<RegressionTest, StatsError>| Some(slope(&test.ok()?.bias));
    let wanted = |is_wanted: bool| is_wanted.then_some(());
    let level = Level::P95;
    Some(Asymmetry {
        has_equal_errors: have_equal_errors(&sizes),
        egger: wanted(choices.egger).and_then(|()| of(egger_classical(&sizes, level))),
        egger_mixed: wanted(choices.egger_mixed)
            .and_then(|()| of(egger_mixed(&sizes, &bench.choices.model))),
        begg: wanted(choices.begg).and_then(|()| Some(rank(&begg(&sizes).ok()?))),
        harbord: wanted(choices.harbord).and_then(|()| of(harbord(tables.as_ref()?, level))),
        peters: wanted(choices.peters).and_then(|()| of(peters(tables.as_ref()?, &effects, level))),
        trim_and_fill: filled_in(&sizes, bench),
    })
}

fn have_equal_errors(sizes: &[EffectSize]) -> bool {
    let errors = || sizes.iter().map(EffectSize::sei);
    let (least, most) = (
        errors().fold(f64::INFINITY, f64::min),
        errors().fold(0.0, f64::max),
    );
    most - least <= 1e-9 * most
}

fn slope(bias: &Inference) -> SmallStudyTest {
    SmallStudyTest {
        value: bias.estimate,
        se: Some(bias.se),
        statistic: Some(bias.statistic),
        df: bias.reference.df(),
        p: bias.p,
        exact: false,
    }
}

fn rank(test: &RankTest) -> SmallStudyTest {
    SmallStudyTest {
        value: test.tau,
        se: None,
        statistic: None,
        df: None,
        p: test.p,
        exact: test.exact,
    }
}

fn filled_in(sizes: &[EffectSize], bench: &Bench<'_>) -> Option<FilledIn> {
    let options = &bench.choices.model;
    let choices = &bench.choices.small_studies;
    let result = trim_and_fill(sizes, choices.missing, choices.side, options).ok()?;
    let mean = &result.adjusted.mean;
    let filled = result.filled.iter();
    Some(FilledIn {
        missing: result.missing,
        se: result.se_missing,
        by_r0: choices.missing == MissingEstimator::R0,
        on_the_left: result.side == Side::Left,
        filled: filled
            .map(|size| (natural(*size, bench.scale).value, size.sei()))
            .collect(),
        estimate: Estimate::natural(mean.estimate, mean.interval, bench.scale),
    })
}
