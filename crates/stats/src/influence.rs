//! How much single studies bear on a result.
//!
//! The measures of Viechtbauer and Cheung (2010), as R's metafor has them: each study is left out,
//! the variance between studies is estimated anew by the same method, and the two fits are
//! compared. "(-i)" below means without study i. Baujat's plot is that of Baujat et al. (2002).

use crate::distribution::chi_squared_upper;
use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::fit::sample::Sample;
use crate::model::mixed::{self, MixedFit};
use crate::model::options::ModelOptions;
use crate::numeric::cholesky::Cholesky;
use crate::numeric::linear::{Design, inverse_quadratic_form};
use crate::numeric::matrix::Matrix;
use crate::regression::Moderator;

/// How much each study bears on a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Influence {
    /// Number of coefficients.
    pub p: usize,
    /// Coefficients with all studies.
    pub coefficients: Vec<f64>,
    /// tau2 with all studies; zero under a common effect.
    pub tau2: f64,
    /// One entry a study.
    pub studies: Vec<StudyInfluence>,
}

/// How much one study bears on a model.
#[derive(Debug, Clone, PartialEq)]
pub struct StudyInfluence {
    /// Its leverage: the weight of its own effect in its fitted value.
    pub hat: f64,
    /// Its share of the weight, in percent.
    pub weight_percent: f64,
    /// What changes when it is left out; `None` where the model without it is not identified.
    pub without: Option<Without>,
    /// Whether it passes one of the rules of Viechtbauer and Cheung (2010): an absolute DFFITS
    /// above 3 sqrt(p / (k - p)), a Cook's distance beyond the median of chi-squared with p df, a
    /// leverage above 3 p / k, or an absolute DFBETAS above 1.
    pub is_influential: bool,
}

/// The model without a study beside the model with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Without {
    /// The externally studentised residual: how far the study lies from what the others predict.
    pub studentised_residual: f64,
    /// DFFITS: by how many standard errors its fitted value moves.
    pub dffits: f64,
    /// Cook's distance, not divided by p.
    pub cook_distance: f64,
    /// The determinant of the covariance of the coefficients without it, as a share of that with it.
    pub covariance_ratio: f64,
    /// tau2 without it.
    pub tau2: f64,
    /// Residual Q without it.
    pub q: f64,
    /// DFBETAS: by how many standard errors each coefficient moves.
    pub dfbetas: Vec<f64>,
    /// Baujat's plot, across: its contribution to Q.
    pub baujat_heterogeneity: f64,
    /// Baujat's plot, upwards: the squared move of its fitted value in units of its variance.
    pub baujat_effect: f64,
}

/// Leaves out each study in turn. Needs two studies more than there are coefficients to say much,
/// and at least as many as there are coefficients to say anything.
pub fn influence(
    effects: &[EffectSize],
    moderators: &[Moderator],
    options: &ModelOptions,
) -> Result<Influence, StatsError> {
    let k = effects.len();
    moderators.iter().try_for_each(|m| m.check(k))?;
    let mut columns = vec![vec![1.0; k]];
    columns.extend(moderators.iter().flat_map(Moderator::columns));
    let model = Model {
        effects,
        columns: &columns,
        options,
    };
    let rows: Vec<usize> = (0..k).collect();
    let sample = model.sample(&rows)?;
    let full = mixed::fit(&sample, options)?;
    let weights = full.weights_percent();
    let study = |i: usize| {
        let hat = full.weighted.leverage(i);
        let without = model.without(i, &full, &sample);
        StudyInfluence {
            hat,
            weight_percent: weights[i],
            is_influential: is_influential(hat, without.as_ref(), k, columns.len()),
            without,
        }
    };
    Ok(Influence {
        p: columns.len(),
        tau2: full.tau2_value(),
        studies: rows.iter().map(|i| study(*i)).collect(),
        coefficients: full.weighted.coefficients.clone(),
    })
}

/// A model that can be fitted to some of its studies.
struct Model<'a> {
    effects: &'a [EffectSize],
    columns: &'a [Vec<f64>],
    options: &'a ModelOptions,
}

impl Model<'_> {
    fn sample(&self, rows: &[usize]) -> Result<Sample, StatsError> {
        let effects: Vec<EffectSize> = rows.iter().map(|i| self.effects[*i]).collect();
        let of = |column: &Vec<f64>| rows.iter().map(|i| column[*i]).collect();
        let columns = self.columns.iter().map(of).collect();
        let design = Design::from_columns(columns).ok_or(StatsError::Collinear)?;
        Sample::new(&effects, design)
    }

    /// The comparison with the model without a study.
    fn without(&self, i: usize, full: &MixedFit, sample: &Sample) -> Option<Without> {
        let rest: Vec<usize> = (0..self.effects.len()).filter(|j| *j != i).collect();
        let fit = mixed::fit(&self.sample(&rest).ok()?, self.options).ok()?;
        let x: Vec<f64> = self.columns.iter().map(|column| column[i]).collect();
        let (before, after) = (full.combination(&x), fit.combination(&x));
        let (y, v) = (self.effects[i].yi(), self.effects[i].vi());
        let (tau2, factor) = (fit.tau2_value(), fit.factor.unwrap_or(1.0));
        let own = factor * (v + tau2);
        let spread = after.se * after.se;
        let moved: Vec<f64> = moves(full, &fit);
        let change = before.estimate - after.estimate;
        // All studies, weighted with the tau2 that the others give.
        let scale = sample.fit(tau2).ok()?.covariance();
        let dfbetas = moved
            .iter()
            .enumerate()
            .map(|(j, move_of)| move_of / (factor * scale[j][j]).sqrt());
        let expected = full.tau2_value() + v;
        Some(Without {
            studentised_residual: (y - after.estimate) / (own + spread).sqrt(),
            dffits: change / (full.weighted.leverage(i) * own).sqrt(),
            cook_distance: inverse_quadratic_form(&full.covariance, &moved)?,
            covariance_ratio: determinant(&fit.covariance)? / determinant(&full.covariance)?,
            tau2,
            q: fit.heterogeneity.q.statistic,
            dfbetas: dfbetas.collect(),
            baujat_heterogeneity: (y - before.estimate).powi(2) / expected,
            baujat_effect: change * change / spread,
        })
    }
}

fn moves(full: &MixedFit, without: &MixedFit) -> Vec<f64> {
    let (all, rest) = (&full.weighted.coefficients, &without.weighted.coefficients);
    all.iter().zip(rest).map(|(a, b)| a - b).collect()
}

fn determinant(covariance: &[Vec<f64>]) -> Option<f64> {
    let size = covariance.len();
    let matrix = Matrix::from_fn(size, size, |i, j| covariance[i][j]);
    Some(Cholesky::new(&matrix)?.log_determinant().exp())
}

fn is_influential(hat: f64, without: Option<&Without>, k: usize, p: usize) -> bool {
    let (k, p) = (k as f64, p as f64);
    let moved = without.is_some_and(|w| {
        w.dffits.abs() > 3.0 * (p / (k - p)).sqrt()
            || chi_squared_upper(w.cook_distance, p) < 0.5
            || w.dfbetas.iter().any(|d| d.abs() > 1.0)
    });
    moved || hat > 3.0 * p / k
}
