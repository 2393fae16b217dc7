//! Fitting the mixed-effects model.

use crate::distribution::{Reference, normal_upper_quantile, student_upper_quantile};
use crate::error::StatsError;
use crate::fit::sample::Sample;
use crate::fit::weighted::WeightedFit;
use crate::heterogeneity::Heterogeneity;
use crate::level::Level;
use crate::model::inference::Inference;
use crate::model::options::{MeanTest, Model, ModelOptions, TestRule};
use crate::note::Note;
use crate::tau2::{Tau2, Tau2Method, likelihood};

/// A fitted model, whatever its columns.
#[derive(Debug, Clone)]
pub(crate) struct MixedFit {
    pub(crate) k: usize,
    pub(crate) weighted: WeightedFit,
    /// Covariance of the coefficients as reported, Hartung-Knapp factor included.
    pub(crate) covariance: Vec<Vec<f64>>,
    /// Covariance without any factor.
    pub(crate) wald_covariance: Vec<Vec<f64>>,
    /// The weighted mean squared residual; `None` with no residual degrees of freedom.
    pub(crate) mean_square: Option<f64>,
    /// The factor in `covariance`, where the test uses one.
    pub(crate) factor: Option<f64>,
    pub(crate) reference: Reference,
    pub(crate) tau2: Option<Tau2>,
    pub(crate) heterogeneity: Heterogeneity,
    pub(crate) log_likelihood: Option<f64>,
    pub(crate) options: ModelOptions,
    pub(crate) notes: Vec<Note>,
}

/// Estimates tau2, fits the coefficients, and forms their covariance.
pub(crate) fn fit(sample: &Sample, options: &ModelOptions) -> Result<MixedFit, StatsError> {
    let mut notes = Vec::new();
    let tau2 = match options.model {
        Model::CommonEffect => None,
        Model::RandomEffects(method) => {
            Some(Tau2::estimate(sample, method, options.level, &mut notes)?)
        }
    };
    let value = tau2.map_or(0.0, |t| t.value);
    let weighted = sample.fit(value)?;
    let df = sample.df();
    let mean_square = (df > 0.0).then(|| weighted.rss() / df);
    let test = options.resolve_test(sample.k(), value);
    note_test(&mut notes, options, test, sample, mean_square);
    let factor = used_factor(test, mean_square, sample.k(), options);
    let wald_covariance = weighted.covariance();
    Ok(MixedFit {
        k: sample.k(),
        covariance: scaled(&wald_covariance, factor.unwrap_or(1.0)),
        wald_covariance,
        mean_square,
        factor,
        reference: reference(test, df),
        heterogeneity: Heterogeneity::of_sample(sample, tau2.as_ref(), options.level)?,
        log_likelihood: log_likelihood(sample, tau2.as_ref()),
        weighted,
        tau2,
        options: *options,
        notes,
    })
}

impl MixedFit {
    /// The inference on one coefficient.
    pub(crate) fn coefficient(&self, j: usize) -> Inference {
        let se = self.covariance[j][j].sqrt();
        Inference::new(
            self.weighted.coefficients[j],
            se,
            self.reference,
            self.options.level,
        )
    }

    /// The inference on a linear combination of coefficients.
    pub(crate) fn combination(&self, x: &[f64]) -> Inference {
        let estimate = x
            .iter()
            .zip(&self.weighted.coefficients)
            .map(|(x, b)| x * b)
            .sum();
        let row = |r: &Vec<f64>| r.iter().zip(x).map(|(c, x)| c * x).sum::<f64>();
        let variance: f64 = self.covariance.iter().zip(x).map(|(r, x)| row(r) * x).sum();
        Inference::new(
            estimate,
            variance.max(0.0).sqrt(),
            self.reference,
            self.options.level,
        )
    }

    /// The estimate of tau2; zero under a common effect.
    pub(crate) fn tau2_value(&self) -> f64 {
        self.tau2.map_or(0.0, |t| t.value)
    }

    /// Each study's share of the weight, in percent.
    pub(crate) fn weights_percent(&self) -> Vec<f64> {
        let total = self.weighted.weight_sum();
        self.weighted
            .weights
            .iter()
            .map(|w| 100.0 * w / total)
            .collect()
    }
}

fn reference(test: MeanTest, df: f64) -> Reference {
    match test {
        MeanTest::Normal => Reference::Normal,
        _ if df <= 0.0 => Reference::Normal,
        _ => Reference::StudentT { df },
    }
}

fn used_factor(
    test: MeanTest,
    mean_square: Option<f64>,
    k: usize,
    options: &ModelOptions,
) -> Option<f64> {
    match test {
        MeanTest::HartungKnapp => mean_square,
        MeanTest::HartungKnappAdHoc => mean_square.map(|s| s.max(1.0)),
        // One study: the test asked for is replaced, and its factor with it.
        MeanTest::Normal if k == 1 && asks_for_factor(options) => Some(1.0),
        _ => None,
    }
}

fn asks_for_factor(options: &ModelOptions) -> bool {
    matches!(
        options.test,
        TestRule::Always(MeanTest::HartungKnapp | MeanTest::HartungKnappAdHoc)
    )
}

fn scaled(matrix: &[Vec<f64>], factor: f64) -> Vec<Vec<f64>> {
    matrix
        .iter()
        .map(|row| row.iter().map(|x| x * factor).collect())
        .collect()
}

fn note_test(
    notes: &mut Vec<Note>,
    options: &ModelOptions,
    test: MeanTest,
    sample: &Sample,
    mean_square: Option<f64>,
) {
    if sample.k() == 1 && options.test != TestRule::Always(MeanTest::Normal) {
        notes.push(Note::SingleStudy);
    } else if options.test == TestRule::HartungKnappIfHeterogeneous && test == MeanTest::Normal {
        notes.push(Note::HartungKnappNotApplied);
    }
    let factor = mean_square.filter(|_| test == MeanTest::HartungKnapp);
    let narrows = |factor: f64| narrows(factor, sample.df(), options.level);
    match factor {
        Some(0.0) => notes.push(Note::HartungKnappDegenerate),
        Some(factor) if narrows(factor) => notes.push(Note::HartungKnappNarrows { factor }),
        _ if test != MeanTest::Normal && sample.df() == 1.0 => {
            notes.push(Note::OneDegreeOfFreedom);
        }
        _ => {}
    }
}

/// Whether the interval from t and a variance multiplied by `factor` is narrower than the ordinary
/// one. A factor below one is not enough, because t is wider than the normal distribution.
fn narrows(factor: f64, df: f64, level: Level) -> bool {
    let surely_as_wide = factor >= 1.0 || df <= 0.0;
    !surely_as_wide && {
        let ours = factor.sqrt() * student_upper_quantile(level.tail(), df);
        let ordinary = normal_upper_quantile(level.tail());
        // What differs by rounding alone does not differ.
        ours < ordinary * (1.0 - 1e-9)
    }
}

/// The log likelihood at the estimate, for the estimators that maximise one.
fn log_likelihood(sample: &Sample, tau2: Option<&Tau2>) -> Option<f64> {
    let tau2 = tau2?;
    let kind = match tau2.method {
        Tau2Method::RestrictedMaximumLikelihood => likelihood::Kind::Restricted,
        Tau2Method::MaximumLikelihood => likelihood::Kind::Full,
        _ => return None,
    };
    Some(likelihood::log_likelihood(sample, kind, tau2.value))
}
