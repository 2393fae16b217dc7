//! Subgroup analyses (Cochrane Handbook 10.11.3).

use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::fit::sample::Sample;
use crate::heterogeneity::{Heterogeneity, QTest};
use crate::level::Interval;
use crate::model::inference::{Inference, JointTest};
use crate::model::mixed;
use crate::model::options::ModelOptions;
use crate::note::Note;
use crate::numeric::linear::Design;
use crate::pool::inverse_variance::{Pooled, pool};
use crate::prediction::PredictionRule;
use crate::regression::{indicator, omnibus, prediction_interval};
use crate::tau2::Tau2;

/// Subgroups pooled one by one, each with a tau2 of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct SeparateSubgroups {
    /// All studies together.
    pub overall: Pooled,
    /// Each subgroup, in order of its number.
    pub groups: Vec<Pooled>,
    /// Q of the subgroup means, weighted by their reported standard errors.
    pub between: QTest,
    /// Sum of the subgroups' Q.
    pub q_within: f64,
}

/// Pools each subgroup alone and tests whether their means differ.
///
/// `group_of` gives each study's subgroup, counted from 0; every one of `groups` needs a study.
pub fn separate_subgroups(
    effects: &[EffectSize],
    group_of: &[usize],
    groups: usize,
    options: &ModelOptions,
) -> Result<SeparateSubgroups, StatsError> {
    check(effects, group_of, groups)?;
    let pooled = (0..groups)
        .map(|group| pool(&members(effects, group_of, group), options))
        .collect::<Result<Vec<Pooled>, StatsError>>()?;
    let between = between(&pooled)?;
    let q_within = pooled.iter().map(|g| g.heterogeneity.q.statistic).sum();
    Ok(SeparateSubgroups {
        overall: pool(effects, options)?,
        groups: pooled,
        between,
        q_within,
    })
}

fn members(effects: &[EffectSize], group_of: &[usize], group: usize) -> Vec<EffectSize> {
    let paired = effects.iter().zip(group_of);
    paired
        .filter(|(_, g)| **g == group)
        .map(|(e, _)| *e)
        .collect()
}

fn check(effects: &[EffectSize], group_of: &[usize], groups: usize) -> Result<(), StatsError> {
    let (expected, found) = (effects.len(), group_of.len());
    if expected != found {
        return Err(StatsError::LengthMismatch { expected, found });
    }
    if groups < 2 || group_of.iter().any(|g| *g >= groups) {
        return Err(StatsError::OutOfRange("subgroup"));
    }
    let inhabited = (0..groups).all(|group| group_of.contains(&group));
    inhabited.then_some(()).ok_or(StatsError::TooFewStudies {
        needed: 1,
        found: 0,
    })
}

/// Cochran's Q of the subgroup means.
fn between(groups: &[Pooled]) -> Result<QTest, StatsError> {
    let means: Option<Vec<EffectSize>> = groups
        .iter()
        .map(|g| EffectSize::from_standard_error(g.mean.estimate, g.mean.se))
        .collect();
    let sample = Sample::without_moderators(&means.ok_or(StatsError::NoInformation)?)?;
    Ok(QTest::new(sample.fit(0.0)?.rss(), groups.len() - 1))
}

/// Subgroups that share one tau2.
#[derive(Debug, Clone, PartialEq)]
pub struct CommonSubgroups {
    /// All studies together.
    pub overall: Pooled,
    /// The mean of each subgroup, in order of its number.
    pub groups: Vec<SubgroupMean>,
    /// The shared tau2; `None` under a common effect.
    pub tau2: Option<Tau2>,
    /// Heterogeneity left within subgroups (Q within, residual I2).
    pub residual: Heterogeneity,
    /// The test that all subgroup means are equal; `None` if it is not defined.
    pub between: Option<JointTest>,
    /// What has to be said beside the numbers.
    pub notes: Vec<Note>,
}

/// The mean of a subgroup in a model with a shared tau2.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SubgroupMean {
    /// Number of studies.
    pub k: usize,
    /// The mean, its test and interval.
    pub mean: Inference,
    /// The prediction interval, with the quantile of the test; `None` under a common effect.
    pub prediction: Option<Interval>,
}

/// Fits one model with a mean for every subgroup and a tau2 common to all.
pub fn common_subgroups(
    effects: &[EffectSize],
    group_of: &[usize],
    groups: usize,
    options: &ModelOptions,
) -> Result<CommonSubgroups, StatsError> {
    check(effects, group_of, groups)?;
    let dummies: Vec<Vec<f64>> = (0..groups).map(|g| indicator(group_of, g)).collect();
    let fit = mixed::fit(&Sample::new(effects, design(&dummies)?)?, options)?;
    // The same model with an intercept: its other coefficients are the differences to test.
    let mut contrasts = vec![vec![1.0; effects.len()]];
    contrasts.extend_from_slice(&dummies[1..]);
    let contrasted = mixed::fit(&Sample::new(effects, design(&contrasts)?)?, options)?;
    let means = (0..groups).map(|group| {
        let row: Vec<f64> = (0..groups)
            .map(|g| if g == group { 1.0 } else { 0.0 })
            .collect();
        SubgroupMean {
            k: group_of.iter().filter(|g| **g == group).count(),
            mean: fit.coefficient(group),
            prediction: prediction_interval(&fit, &row, PredictionRule::METAFOR),
        }
    });
    Ok(CommonSubgroups {
        overall: pool(effects, options)?,
        groups: means.collect(),
        tau2: fit.tau2,
        residual: fit.heterogeneity,
        between: omnibus(&contrasted),
        notes: fit.notes.clone(),
    })
}

fn design(columns: &[Vec<f64>]) -> Result<Design, StatsError> {
    Design::from_columns(columns.to_vec()).ok_or(StatsError::Collinear)
}
