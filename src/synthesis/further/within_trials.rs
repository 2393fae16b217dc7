//! What several results of one trial come to under each way of dealing with them, and under each
//! correlation that may be between them.

use serde::{Deserialize, Serialize};

use stats::effect::EffectSize;
use stats::level::Interval;
use stats::model::inference::Inference;
use stats::model::options::Model;
use stats::multilevel::three_level::Component;
use stats::pool::inverse_variance::pool;

use super::bench::Bench;
use super::sequence::MOST_FOR_STEPS;
use crate::record::analysis_settings::Pooling;
use crate::synthesis::dependence::Members;
use crate::synthesis::effect::{EffectRow, Estimate};
use crate::synthesis::left_out::LeftOut;
use crate::synthesis::raw::LEAST_DF_FOR_ROBUST;
use crate::synthesis::scale::Scale;
use crate::synthesis::several::mean_effect;

/// The correlations for which results are shown beside the assumed one.
const CORRELATIONS: [f64; 4] = [0.2, 0.4, 0.6, 0.8];

/// Several results of trials under each way of dealing with them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WithinTrials {
    /// The results, each on its own: name, trial, effect.
    pub results: Vec<(String, usize, EffectSize)>,
    /// Trials.
    pub trials: usize,
    /// Trials that give several results.
    pub with_several: usize,
    /// The correlation that the analysis assumes.
    pub correlation: f64,
    /// Variation at each level under that correlation; nothing where it cannot be worked out.
    pub levels: Option<TrialLevels>,
    /// The result under each correlation, the assumed one among them.
    pub lines: Vec<CorrelationLine>,
}

/// How effects vary between trials, and between results of one trial.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TrialLevels {
    /// Between trials.
    pub between: LevelVariance,
    /// Between results of one trial.
    pub within: LevelVariance,
    /// How alike true effects of one trial are, from 0 to 1; nothing where nothing varies.
    pub likeness: Option<f64>,
}

/// The variance at one level, on the scale of analysis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LevelVariance {
    /// The variance.
    pub variance: f64,
    /// Its profile-likelihood interval.
    pub interval: Option<(f64, f64)>,
    /// Its share of all variance, in percent.
    pub i2_percent: f64,
}

/// The result under one correlation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CorrelationLine {
    /// The correlation between results of one trial.
    pub correlation: f64,
    /// With the mean of each trial's results, pooled as the main result is.
    pub combined: Option<WithinResult>,
    /// In the three-level model.
    pub three_level: Option<WithinResult>,
    /// In the same model with cluster-robust inference.
    pub robust: Option<WithinResult>,
}

/// A result with what its interval rests on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WithinResult {
    /// On the natural scale.
    pub estimate: Estimate,
    /// The standard error on the scale of analysis.
    pub se: f64,
    /// Degrees of freedom; nothing for the normal distribution.
    pub df: Option<f64>,
    /// Its p value; nothing where there is nothing to test.
    pub p: Option<f64>,
}

impl WithinResult {
    /// Whether a cluster-robust interval rests on too few degrees of freedom (Tipton 2015).
    pub fn has_few_degrees(&self) -> bool {
        self.df.is_some_and(|df| df < LEAST_DF_FOR_ROBUST)
    }

    fn of(mean: &Inference, scale: Scale) -> Self {
        Self {
            estimate: Estimate::natural(mean.estimate, mean.interval, scale),
            se: mean.se,
            df: mean.reference.df(),
            p: scale.is_tested.then_some(mean.p),
        }
    }
}

/// Nothing where no trial gives several results, under a common effect, where tables are pooled, and
/// with more than [`MOST_FOR_STEPS`] results.
pub(super) fn of(all: &[EffectRow], bench: &Bench<'_>) -> Option<WithinTrials> {
    let choices = bench.choices;
    let varies = matches!(choices.model.model, Model::RandomEffects(_));
    if !varies || choices.pooling != Pooling::InverseVariance {
        return None;
    }
    let rows: Vec<&EffectRow> = all.iter().filter(|row| is_apart(row)).collect();
    let members = Members::of(&rows);
    let trials = members.trials();
    if trials < 2 || trials == members.sizes.len() || members.sizes.len() > MOST_FOR_STEPS {
        return None;
    }
    let mut correlations = CORRELATIONS.to_vec();
    if !CORRELATIONS.contains(&choices.correlation) {
        correlations.push(choices.correlation);
    }
    correlations.sort_by(f64::total_cmp);
    let sized = rows.iter().zip(members.trial_of.iter().zip(&members.sizes));
    Some(WithinTrials {
        results: sized
            .map(|(row, (trial, size))| (row.result.clone(), *trial, *size))
            .collect(),
        trials,
        with_several: of_each_trial(&members)
            .iter()
            .filter(|own| own.len() > 1)
            .count(),
        correlation: choices.correlation,
        levels: levels(&members, bench),
        lines: correlations
            .into_iter()
            .map(|correlation| line(&members, bench, correlation))
            .collect(),
    })
}

/// Whether a row is a result of its own that is pooled, or would be were those of its trial not
/// combined or the first of them used.
fn is_apart(row: &EffectRow) -> bool {
    let is_used = matches!(
        row.left_out,
        None | Some(LeftOut::CombinedIn { .. } | LeftOut::OtherOfTrialUsed)
    );
    is_used && row.parts.is_empty() && row.size.is_some_and(|size| size.vi() > 0.0)
}

fn of_each_trial(members: &Members) -> Vec<Vec<EffectSize>> {
    let mut by_trial = vec![Vec::new(); members.trials()];
    for (trial, size) in members.trial_of.iter().zip(&members.sizes) {
        by_trial[*trial].push(*size);
    }
    by_trial
}

fn levels(members: &Members, bench: &Bench<'_>) -> Option<TrialLevels> {
    let options = &bench.choices.model;
    let (fit, _) = members
        .three_level(bench.choices.correlation, options, true)
        .ok()?;
    Some(TrialLevels {
        between: level(&fit.between),
        within: level(&fit.within),
        likeness: fit.intraclass_correlation,
    })
}

fn level(of: &Component) -> LevelVariance {
    let pair = |interval: Interval| (interval.lower, interval.upper);
    LevelVariance {
        variance: of.variance,
        interval: of.interval.map(pair),
        i2_percent: of.i2_percent,
    }
}

fn line(members: &Members, bench: &Bench<'_>, correlation: f64) -> CorrelationLine {
    let options = &bench.choices.model;
    let shown = |mean: &Inference| WithinResult::of(mean, bench.scale);
    let combined: Option<Vec<EffectSize>> = of_each_trial(members)
        .iter()
        .map(|own| mean_effect(own, correlation))
        .collect();
    CorrelationLine {
        correlation,
        combined: combined
            .and_then(|sizes| pool(&sizes, options).ok())
            .map(|pooled| shown(&pooled.mean)),
        three_level: members
            .three_level(correlation, options, false)
            .ok()
            .map(|(_, mean)| shown(&mean)),
        robust: members
            .robust(correlation, options)
            .ok()
            .map(|mean| shown(&mean)),
    }
}
