//! Results of one trial kept in a model that knows of which trial each is.
//!
//! The working model is that of correlated and hierarchical effects (Pustejovsky and Tipton 2022):
//! sampling errors of results of one trial have an assumed correlation, and trials and results within
//! them a variance each (Konstantopoulos 2011). Degrees of freedom count trials, not results.

use stats::distribution::Reference;
use stats::effect::EffectSize;
use stats::error::StatsError;
use stats::model::inference::Inference;
use stats::model::options::{MeanTest, Model, ModelOptions, TestRule};
use stats::multilevel::Clustered;
use stats::multilevel::robust::{WorkingModel, cluster_robust};
use stats::multilevel::three_level::{ThreeLevel, ThreeLevelOptions, three_level};
use stats::prediction::{PredictionQuantile, Predictive};
use stats::tau2::Likelihood;

use crate::record::analysis_settings::{Pooling, SeveralResults};

use super::choices::Choices;
use super::effect::EffectRow;
use super::raw::{Levels, Raw};

/// Whether the choices put these rows into a model of three levels.
pub(super) fn has_levels(rows: &[&EffectRow], choices: &Choices) -> bool {
    let is_wanted = matches!(
        choices.several,
        Some(SeveralResults::ThreeLevel | SeveralResults::Robust)
    );
    let varies = matches!(choices.model.model, Model::RandomEffects(_));
    is_wanted && varies && choices.pooling == Pooling::InverseVariance && has_repeats(rows)
}

/// Whether a trial gives more than one of these rows.
pub(super) fn has_repeats(rows: &[&EffectRow]) -> bool {
    let mut trials: Vec<&str> = rows.iter().map(|row| row.facts.trial.as_str()).collect();
    trials.sort_unstable();
    let mut neighbours = trials.windows(2);
    neighbours.any(|pair| pair[0] == pair[1] && !pair[0].is_empty())
}

/// Effects with the trial of each.
pub(super) struct Members {
    /// The effects.
    pub(super) sizes: Vec<EffectSize>,
    /// The trial of each, numbered in the order of first results.
    pub(super) trial_of: Vec<usize>,
    /// Which result each is.
    result_of: Vec<usize>,
}

impl Members {
    /// Those of rows that have an effect; a row whose trial is not known is a trial of its own.
    pub(super) fn of(rows: &[&EffectRow]) -> Self {
        let sized = rows.iter().filter_map(|row| Some((row, row.size?)));
        let (mut names, mut sizes, mut trial_of) = (Vec::new(), Vec::new(), Vec::new());
        for (row, size) in sized {
            let name = Some(row.facts.trial.as_str()).filter(|name| !name.is_empty());
            let known = names.iter().position(|one| name.is_some() && *one == name);
            trial_of.push(known.unwrap_or(names.len()));
            if known.is_none() {
                names.push(name);
            }
            sizes.push(size);
        }
        Self {
            result_of: (0..sizes.len()).collect(),
            sizes,
            trial_of,
        }
    }

    /// How many trials there are.
    pub(super) fn trials(&self) -> usize {
        self.trial_of.iter().max().map_or(0, |last| last + 1)
    }

    fn clustered(&self, correlation: f64) -> Clustered<'_> {
        Clustered {
            effects: &self.sizes,
            cluster_of: &self.trial_of,
            effect_of: &self.result_of,
            moderators: &[],
            correlation,
        }
    }

    /// The three-level model, with intervals of its variances where they are wanted; it needs two
    /// trials.
    pub(super) fn three_level(
        &self,
        correlation: f64,
        options: &ModelOptions,
        profiles: bool,
    ) -> Result<(ThreeLevel, Inference), StatsError> {
        let found = self.trials();
        if found < 2 {
            return Err(StatsError::TooFewStudies { needed: 2, found });
        }
        let own = ThreeLevelOptions {
            likelihood: Likelihood::Restricted,
            student: false,
            level: options.level,
            profiles,
        };
        let fit = three_level(&self.clustered(correlation), &own)?;
        let mean = fit.coefficients.first().ok_or(StatsError::NoInformation)?;
        let reference = match options.test {
            TestRule::Always(MeanTest::Normal) => Reference::Normal,
            _ => Reference::StudentT {
                df: found as f64 - 1.0,
            },
        };
        let mean = Inference::new(mean.estimate, mean.se, reference, options.level);
        Ok((fit, mean))
    }

    /// The mean of the same model with its cluster-robust inference.
    pub(super) fn robust(
        &self,
        correlation: f64,
        options: &ModelOptions,
    ) -> Result<Inference, StatsError> {
        let data = self.clustered(correlation);
        let fit = cluster_robust(&data, WorkingModel::ThreeLevel, options.level)?;
        let mean = fit.coefficients.first().ok_or(StatsError::NoInformation)?;
        Ok(mean.inference)
    }
}

/// Pools rows in a model of three levels.
pub(super) fn pool(rows: &[&EffectRow], choices: &Choices) -> Result<Raw, StatsError> {
    let members = Members::of(rows);
    let (fit, own) = members.three_level(choices.correlation, &choices.model, false)?;
    let is_robust = choices.several == Some(SeveralResults::Robust);
    let mean = match is_robust {
        true => members.robust(choices.correlation, &choices.model)?,
        false => own,
    };
    let tau2 = fit.between.variance + fit.within.variance;
    let reference = match choices.prediction.quantile {
        PredictionQuantile::AsTest => Some(mean.reference),
        PredictionQuantile::Normal => Some(Reference::Normal),
        PredictionQuantile::ResidualDf => student(members.trials(), 1),
        PredictionQuantile::ResidualDfLessOne => student(members.trials(), 2),
    };
    let predictive = |reference| Predictive {
        centre: mean.estimate,
        scale: (tau2 + mean.se * mean.se).sqrt(),
        reference,
    };
    Ok(Raw {
        k: fit.k,
        mean,
        q: fit.q,
        weights: fit.weights_percent.iter().copied().map(Some).collect(),
        full: None,
        tau2: Some(tau2),
        levels: Some(Levels {
            i2_percent: fit.i2_percent(),
            is_robust,
        }),
        predictive: reference.filter(|_| members.trials() >= 3).map(predictive),
    })
}

/// t with as many degrees of freedom as trials, less some.
fn student(trials: usize, less: usize) -> Option<Reference> {
    let df = trials.checked_sub(less).filter(|df| *df > 0)?;
    Some(Reference::StudentT { df: df as f64 })
}
