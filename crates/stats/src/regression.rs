//! Meta-regression on study-level moderators.

use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::fit::sample::Sample;
use crate::heterogeneity::Heterogeneity;
use crate::level::Interval;
use crate::model::inference::{Inference, JointTest};
use crate::model::mixed::{self, MixedFit};
use crate::model::options::{Model, ModelOptions};
use crate::note::Note;
use crate::numeric::cholesky::Cholesky;
use crate::numeric::linear::Design;
use crate::numeric::matrix::Matrix;
use crate::prediction::{PredictionBasis, PredictionRule};
use crate::tau2::Tau2;

/// A study characteristic, one value a study.
#[derive(Debug, Clone, PartialEq)]
pub enum Moderator {
    /// A number: one column.
    Numeric(Vec<f64>),
    /// A category: a 0/1 column for every level but the first, which is the reference.
    Categorical {
        /// The level of each study, counted from 0.
        level_of: Vec<usize>,
        /// Number of levels.
        levels: usize,
    },
}

impl Moderator {
    /// The columns of the model matrix.
    pub(crate) fn columns(&self) -> Vec<Vec<f64>> {
        match self {
            Self::Numeric(values) => vec![values.clone()],
            Self::Categorical { level_of, levels } => (1..*levels)
                .map(|level| indicator(level_of, level))
                .collect(),
        }
    }

    /// Checks that there is a usable value for each study.
    pub(crate) fn check(&self, k: usize) -> Result<(), StatsError> {
        let found = match self {
            Self::Numeric(values) => {
                if let Some(index) = values.iter().position(|x| !x.is_finite()) {
                    return Err(StatsError::NotFinite { index });
                }
                values.len()
            }
            Self::Categorical { level_of, levels } => {
                if level_of.iter().any(|level| level >= levels) {
                    return Err(StatsError::OutOfRange("level of a moderator"));
                }
                level_of.len()
            }
        };
        let same = found == k;
        same.then_some(())
            .ok_or(StatsError::LengthMismatch { expected: k, found })
    }
}

/// 1 for the studies in a group, 0 for the others.
pub(crate) fn indicator(level_of: &[usize], level: usize) -> Vec<f64> {
    level_of
        .iter()
        .map(|l| if *l == level { 1.0 } else { 0.0 })
        .collect()
}

/// A fitted meta-regression.
#[derive(Debug, Clone)]
pub struct MetaRegression {
    fit: MixedFit,
    /// How many columns each moderator has.
    widths: Vec<usize>,
    /// Number of studies.
    pub k: usize,
    /// The intercept, then the columns of each moderator in order.
    pub coefficients: Vec<Inference>,
    /// Their covariance as reported (with the Hartung-Knapp factor where the test has one).
    pub covariance: Vec<Vec<f64>>,
    /// The test that every coefficient but the intercept is zero (QM); `None` without moderators.
    pub omnibus: Option<JointTest>,
    /// The factor in the covariance, under Hartung-Knapp.
    pub hartung_knapp_factor: Option<f64>,
    /// Residual heterogeneity (QE, I2, H2).
    pub residual: Heterogeneity,
    /// Residual tau2; `None` under a common effect.
    pub tau2: Option<Tau2>,
    /// tau2 of the model without moderators; `None` under a common effect.
    pub tau2_without_moderators: Option<Tau2>,
    /// The part of tau2 the moderators account for, in percent, not below 0; `None` under a
    /// common effect or if there is nothing to account for.
    pub r2_percent: Option<f64>,
    /// What has to be said beside the numbers.
    pub notes: Vec<Note>,
}

/// Fits a meta-regression with an intercept. Needs more studies than coefficients.
pub fn meta_regression(
    effects: &[EffectSize],
    moderators: &[Moderator],
    options: &ModelOptions,
) -> Result<MetaRegression, StatsError> {
    let k = effects.len();
    moderators.iter().try_for_each(|m| m.check(k))?;
    let mut columns = vec![vec![1.0; k]];
    let of_each: Vec<Vec<Vec<f64>>> = moderators.iter().map(Moderator::columns).collect();
    let widths: Vec<usize> = of_each.iter().map(Vec::len).collect();
    columns.extend(of_each.into_iter().flatten());
    let (expected, found) = (k, columns.len());
    if k <= found {
        return Err(StatsError::TooFewStudies {
            needed: found + 1,
            found: k,
        });
    }
    let design =
        Design::from_columns(columns).ok_or(StatsError::LengthMismatch { expected, found: 0 })?;
    let fit = mixed::fit(&Sample::new(effects, design)?, options)?;
    let without = tau2_without_moderators(effects, options)?;
    Ok(MetaRegression::from_fit(fit, widths, without))
}

fn tau2_without_moderators(
    effects: &[EffectSize],
    options: &ModelOptions,
) -> Result<Option<Tau2>, StatsError> {
    let Model::RandomEffects(method) = options.model else {
        return Ok(None);
    };
    let sample = Sample::without_moderators(effects)?;
    Tau2::estimate(&sample, method, options.level, &mut Vec::new()).map(Some)
}

impl MetaRegression {
    fn from_fit(fit: MixedFit, widths: Vec<usize>, without: Option<Tau2>) -> Self {
        let width = fit.weighted.coefficients.len();
        let share = |total: f64| 100.0 * ((total - fit.tau2_value()) / total).max(0.0);
        Self {
            k: fit.k,
            coefficients: (0..width).map(|j| fit.coefficient(j)).collect(),
            covariance: fit.covariance.clone(),
            omnibus: omnibus(&fit),
            hartung_knapp_factor: fit.factor,
            widths,
            residual: fit.heterogeneity,
            tau2: fit.tau2,
            tau2_without_moderators: without,
            r2_percent: without.map(|t| t.value).filter(|t| *t > 0.0).map(share),
            notes: fit.notes.clone(),
            fit,
        }
    }

    /// The test of each moderator with the others in the model: that all its columns have a
    /// coefficient of zero. `None` where its covariance is singular.
    pub fn moderator_tests(&self) -> Vec<Option<JointTest>> {
        let mut first = 1;
        let mut tests = Vec::with_capacity(self.widths.len());
        for width in &self.widths {
            let columns: Vec<usize> = (first..first + width).collect();
            tests.push(JointTest::of_columns(
                &self.fit.weighted.coefficients,
                &self.covariance,
                &columns,
                self.fit.reference,
            ));
            first += width;
        }
        tests
    }

    /// The variance inflation factor of each coefficient but the intercept, from the covariance of
    /// the coefficients: how many times its variance is what it would be were the columns
    /// unrelated. `None` where that covariance is singular.
    pub fn variance_inflation(&self) -> Option<Vec<f64>> {
        let rest: Vec<usize> = (1..self.coefficients.len()).collect();
        let covariance = Matrix::from_fn(rest.len(), rest.len(), |i, j| {
            self.covariance[rest[i]][rest[j]]
        });
        let inverse = Cholesky::new(&covariance)?.inverse();
        let factors = (0..rest.len()).map(|i| covariance[(i, i)] * inverse[(i, i)]);
        Some(factors.collect())
    }

    /// The effect expected at given values of the columns (intercept excluded).
    pub fn predict(&self, at: &[f64]) -> Result<Inference, StatsError> {
        Ok(self.fit.combination(&self.row(at)?))
    }

    /// The prediction interval at given values of the columns (intercept excluded); `None`
    /// under a common effect or with too few studies for the variant.
    pub fn prediction_interval(
        &self,
        at: &[f64],
        rule: PredictionRule,
    ) -> Result<Option<Interval>, StatsError> {
        Ok(prediction_interval(&self.fit, &self.row(at)?, rule))
    }

    fn row(&self, at: &[f64]) -> Result<Vec<f64>, StatsError> {
        let (expected, found) = (self.coefficients.len() - 1, at.len());
        if expected != found {
            return Err(StatsError::LengthMismatch { expected, found });
        }
        Ok(std::iter::once(1.0).chain(at.iter().copied()).collect())
    }
}

/// The test of every coefficient but the first.
pub(crate) fn omnibus(fit: &MixedFit) -> Option<JointTest> {
    let rest: Vec<usize> = (1..fit.covariance.len()).collect();
    let coefficients = &fit.weighted.coefficients;
    JointTest::of_columns(coefficients, &fit.covariance, &rest, fit.reference)
}

/// The prediction interval at a row of the model matrix.
pub(crate) fn prediction_interval(
    fit: &MixedFit,
    row: &[f64],
    rule: PredictionRule,
) -> Option<Interval> {
    let tau2 = fit.tau2?.value;
    let mean = fit.combination(row);
    let scale = fit.factor.unwrap_or(1.0).sqrt();
    let wald_se = if scale > 0.0 { mean.se / scale } else { 0.0 };
    let basis = PredictionBasis {
        centre: mean.estimate,
        tau2,
        reported_se: mean.se,
        wald_se,
        hartung_knapp_se: fit.mean_square.map(|s| wald_se * s.sqrt()),
        reference: mean.reference,
        residual_df: fit.heterogeneity.q.df as f64,
    };
    Some(basis.distribution(rule)?.interval(fit.options.level))
}
