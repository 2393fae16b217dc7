//! How far the result depends on the method where events are rare.

use serde::{Deserialize, Serialize};

use stats::binomial_normal::{TableModel, odds_ratio};
use stats::effect::EffectSize;
use stats::effect::binary::{BinaryMeasure, TwoByTwo, binary_effects};
use stats::effect::zero_cells::ZeroCells;
use stats::error::StatsError;
use stats::level::Level;
use stats::model::inference::Inference;
use stats::model::options::{MeanTest, Model, ModelOptions, TestRule};
use stats::pool::inverse_variance::pool;
use stats::pool::mantel_haenszel::{MantelHaenszelMeasure, mantel_haenszel};
use stats::pool::peto::peto;
use stats::preset::Preset;
use stats::tau2::Tau2Method;

use super::bench::Bench;
use super::sequence::MOST_FOR_STEPS;
use crate::record::result::Measure;
use crate::synthesis::effect::Estimate;
use crate::synthesis::scale::Scale;

/// With fewer events than so many in an arm, on average, results are sparse and methods part ways.
const SPARSE: f64 = 5.0;
/// Above this many tables the model with an intercept for each would take too long.
const MOST_INTERCEPTS: usize = 50;

/// The result under methods for rare events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RareEvents {
    /// The tables: result, events and people of both arms.
    pub tables: Vec<(String, [f64; 4])>,
    /// Tables with an arm without events or with events only.
    pub with_empty: usize,
    /// Tables without events, or with events only, in both arms; the models know nothing of them.
    pub silent: usize,
    /// Events in all arms.
    pub events: f64,
    /// People in all arms.
    pub people: f64,
    /// The odds ratio by each method.
    pub lines: Vec<RareLine>,
}

/// The odds ratio by one method.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RareLine {
    /// The method.
    pub way: RareWay,
    /// The odds ratio; nothing where the method has no answer.
    pub found: Option<RareResult>,
}

/// An odds ratio with its standard error on the logarithm.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RareResult {
    /// The odds ratio.
    pub estimate: Estimate,
    /// The standard error of its logarithm.
    pub se: f64,
    /// Its p value.
    pub p: f64,
    /// The variance between studies of the logarithm, where the method has one.
    pub tau2: Option<f64>,
}

/// A method for tables of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RareWay {
    /// Mantel and Haenszel, nothing added to empty cells.
    MantelHaenszel,
    /// Peto's one-step odds ratio.
    Peto,
    /// Binomial counts, an intercept for each study, effects that vary (metafor's UM.FS).
    StudyIntercepts,
    /// The exact conditional likelihood, effects that vary (metafor's CM.EL).
    Conditional,
    /// Inverse variance with a half in tables with an empty cell, one effect.
    HalfCommon,
    /// The same with effects that vary, by restricted maximum likelihood.
    HalfRandom,
}

impl RareWay {
    /// All of them, in the order in which they are shown.
    const ALL: [Self; 6] = [
        Self::MantelHaenszel,
        Self::Peto,
        Self::StudyIntercepts,
        Self::Conditional,
        Self::HalfCommon,
        Self::HalfRandom,
    ];

    /// Its name in files of data.
    pub fn key(self) -> &'static str {
        match self {
            Self::MantelHaenszel => "mantel_haenszel",
            Self::Peto => "peto",
            Self::StudyIntercepts => "study_intercepts",
            Self::Conditional => "conditional",
            Self::HalfCommon => "half_common",
            Self::HalfRandom => "half_random",
        }
    }
}

/// Nothing where effects do not come from counts in both arms, and where events are not rare.
pub(super) fn of(bench: &Bench<'_>) -> Option<RareEvents> {
    let measure = bench.rows.first()?.measure;
    if !matches!(measure, Measure::OR | Measure::RR | Measure::RD)
        || bench.rows.len() > MOST_FOR_STEPS
    {
        return None;
    }
    let tables: Option<Vec<TwoByTwo>> = bench.rows.iter().map(|row| row.arms?.table()).collect();
    let tables = tables?;
    let cells = |t: &TwoByTwo| [t.events1(), t.n1(), t.events2(), t.n2()];
    let is_whole = |t: &TwoByTwo| cells(t).iter().all(|cell| cell.fract() == 0.0);
    let (mut events, mut people, mut with_empty) = (0.0, 0.0, 0);
    for [e1, n1, e2, n2] in tables.iter().map(cells) {
        events += e1 + e2;
        people += n1 + n2;
        with_empty += usize::from(e1 == 0.0 || e2 == 0.0 || e1 == n1 || e2 == n2);
    }
    let is_rare = events < SPARSE * 2.0 * tables.len() as f64;
    if !is_rare || !tables.iter().all(is_whole) {
        return None;
    }
    let telling: Vec<TwoByTwo> = tables
        .iter()
        .copied()
        .filter(|table| !table.is_double_zero())
        .collect();
    let is_quick = telling.len() <= MOST_INTERCEPTS;
    let ways = RareWay::ALL
        .into_iter()
        .filter(|way| is_quick || *way != RareWay::StudyIntercepts);
    let names = bench.rows.iter().map(|row| row.result.clone());
    let line = |way| RareLine {
        way,
        found: result(way, &telling),
    };
    Some(RareEvents {
        tables: names.zip(tables.iter().map(cells)).collect(),
        with_empty,
        silent: tables.len() - telling.len(),
        events,
        people,
        lines: ways.map(line).collect(),
    })
}

fn result(way: RareWay, tables: &[TwoByTwo]) -> Option<RareResult> {
    let (mean, tau2) = fit(way, tables).ok()?;
    let scale = Scale::of(Measure::OR);
    let is_known = mean.estimate.is_finite() && mean.se.is_finite();
    is_known.then(|| RareResult {
        estimate: Estimate::natural(mean.estimate, mean.interval, scale),
        se: mean.se,
        p: mean.p,
        tau2,
    })
}

fn fit(way: RareWay, tables: &[TwoByTwo]) -> Result<(Inference, Option<f64>), StatsError> {
    let preset = Preset::METAFOR;
    match way {
        RareWay::MantelHaenszel => {
            let of = MantelHaenszelMeasure::OddsRatio;
            let fit = mantel_haenszel(tables, of, &preset.mantel_haenszel)?;
            Ok((fit.mean, None))
        }
        RareWay::Peto => Ok((peto(tables, &preset.peto)?.mean, None)),
        RareWay::StudyIntercepts => by_counts(tables, TableModel::StudyIntercepts),
        RareWay::Conditional => by_counts(tables, TableModel::Conditional),
        RareWay::HalfCommon => by_halves(tables, Model::CommonEffect),
        RareWay::HalfRandom => by_halves(
            tables,
            Model::RandomEffects(Tau2Method::RestrictedMaximumLikelihood),
        ),
    }
}

fn by_counts(
    tables: &[TwoByTwo],
    model: TableModel,
) -> Result<(Inference, Option<f64>), StatsError> {
    let fit = odds_ratio(tables, model, Level::P95)?;
    Ok((fit.mean, Some(fit.tau2)))
}

fn by_halves(tables: &[TwoByTwo], model: Model) -> Result<(Inference, Option<f64>), StatsError> {
    let effects = binary_effects(tables, BinaryMeasure::OddsRatio, ZeroCells::METAFOR);
    let effects: Vec<EffectSize> = effects.into_iter().flatten().collect();
    let options = ModelOptions {
        model,
        test: TestRule::Always(MeanTest::Normal),
        level: Level::P95,
    };
    let fit = pool(&effects, &options)?;
    Ok((fit.mean, fit.tau2.map(|tau2| tau2.value)))
}
