//! How well tests tell people with a condition from people without it: the bivariate model over the
//! studies of a synthesis (Reitsma and others 2005), its curve (Rutter and Gatsonis 2001), and what the
//! test does to 1,000 people.

use serde::{Deserialize, Serialize};

use stats::absolute::round_half_up;
use stats::diagnostic::{Bivariate, Logits, TestTable, bivariate, logits};
use stats::distribution::chi_squared_upper_quantile;
use stats::effect::transform::BackTransform;
use stats::effect::zero_cells::{AddTo, ZeroCells};
use stats::level::{Interval, Level};
use stats::tau2::Likelihood;
use stats::votes::clopper_pearson;

use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::grade::CertaintyLevel;
use crate::record::id::Id;
use crate::record::study::Study;
use crate::record::synthesis::Synthesis;
use crate::record::test_accuracy::{TestAccuracy, TestResult};
use crate::record::value::Source;

use super::effect::Estimate;

/// The model has five parameters, and each study gives two numbers: with three studies one number would
/// be left over.
pub const LEAST_FOR_ACCURACY: usize = 4;
/// With fewer studies the model often stops at its edge, and simpler ones are to be preferred (Takwoingi
/// and others 2017).
const ENOUGH: usize = 10;
/// Points of a region and of the curve.
const POINTS: usize = 72;

/// The accuracy of a test over studies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccuracyFindings {
    /// The synthesis.
    pub synthesis: Id,
    /// Its id within the synthesis.
    pub id: Id,
    /// One row a result, in the order of studies.
    pub rows: Vec<AccuracyRow>,
    /// The model over the rows that are put together; nothing where it has no answer.
    pub model: Option<AccuracyModel>,
    /// What the test does to 1,000 people, for each prevalence; empty without a model.
    pub tested: Vec<Tested>,
    /// The certainty of the sensitivity and of the specificity, where it was judged.
    pub certainty: Option<[CertaintyLevel; 2]>,
}

impl AccuracyFindings {
    /// Results that are put together.
    pub fn counted(&self) -> impl Iterator<Item = &AccuracyRow> + Clone {
        self.rows.iter().filter(|row| row.left_out.is_none())
    }

    /// The thresholds that results name, each once.
    pub fn thresholds(&self) -> Vec<&str> {
        let named = self.counted().filter_map(|row| row.threshold.as_deref());
        let mut named: Vec<&str> = named.collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    /// The name of its files, without their endings.
    pub fn file_stem(&self) -> String {
        format!("{}-{}", self.synthesis, self.id)
    }
}

/// A result of a test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccuracyRow {
    /// The result.
    pub result: String,
    /// Its study.
    pub study: Id,
    /// What the study is called.
    pub label: String,
    /// What counts as positive.
    pub threshold: Option<String>,
    /// True positives, false positives, false negatives, true negatives.
    pub cells: [u32; 4],
    /// The share of people with the condition whom the test finds, with its exact 95% interval.
    pub sensitivity: Estimate,
    /// The share of people without it whom the test clears.
    pub specificity: Estimate,
    /// Remarks that go with the numbers.
    pub note: Option<String>,
    /// Why it is not put together with the others.
    pub left_out: Option<String>,
}

/// The bivariate model of a test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccuracyModel {
    /// Studies.
    pub k: usize,
    /// Whether a half was added to all cells, because some were empty.
    pub has_halves: bool,
    /// The sensitivity at the summary point.
    pub sensitivity: Estimate,
    /// The specificity at the summary point.
    pub specificity: Estimate,
    /// Mean and standard error of the logits of sensitivity and of false positive rate.
    pub logits: [(f64, f64); 2],
    /// The covariance of the two means.
    pub covariance: f64,
    /// The standard deviations of both logits between studies.
    pub tau: [f64; 2],
    /// Their correlation; nothing where a deviation is zero.
    pub correlation: Option<f64>,
    /// Likelihood ratios of a positive and of a negative result at the summary point.
    pub likelihood_ratios: [f64; 2],
    /// The diagnostic odds ratio at the summary point.
    pub odds_ratio: f64,
    /// The parameters of the curve; nothing where a deviation is zero.
    pub curve: Option<Curve>,
    /// The 95% confidence region of the summary point: false positive rate and sensitivity.
    pub confidence: Vec<(f64, f64)>,
    /// Where 95 in 100 new studies lie, if the model holds.
    pub prediction: Vec<(f64, f64)>,
}

/// The summary curve (HSROC).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// Theta, the mean threshold.
    pub threshold: f64,
    /// Lambda, the mean accuracy.
    pub accuracy: f64,
    /// beta, the shape.
    pub shape: f64,
    /// The variance of thresholds.
    pub threshold_variance: f64,
    /// The variance of accuracy.
    pub accuracy_variance: f64,
    /// False positive rate and sensitivity, over the rates that studies have.
    pub points: Vec<(f64, f64)>,
}

impl AccuracyModel {
    /// Whether there are fewer studies than the model wants.
    pub fn has_few(&self) -> bool {
        self.k < ENOUGH
    }

    /// Whether the model stops at its edge: a deviation of zero, or logits that go wholly together.
    pub fn is_at_edge(&self) -> bool {
        self.correlation.is_none_or(|own| own.abs() > 0.99)
            || self.tau.iter().any(|tau| *tau < 1e-4)
    }
}

/// What the test does to 1,000 people, in whole people: the estimate and the ends of its 95% interval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tested {
    /// Whose prevalence it is; nothing for the median of the studies.
    pub of: Option<(String, Source)>,
    /// With the condition, of 1,000.
    pub with: u32,
    /// With the condition and found.
    pub found: [u32; 3],
    /// Without the condition and cleared.
    pub cleared: [u32; 3],
}

impl Tested {
    /// Without the condition.
    pub fn without(&self) -> u32 {
        1000 - self.with
    }

    /// With the condition and missed.
    pub fn missed(&self) -> [u32; 3] {
        rest(self.with, self.found)
    }

    /// Without the condition and taken to have it.
    pub fn wrongly_found(&self) -> [u32; 3] {
        rest(self.without(), self.cleared)
    }
}

/// All less the others: the ends change places.
fn rest(all: u32, [estimate, low, high]: [u32; 3]) -> [u32; 3] {
    [estimate, high, low].map(|part| all.saturating_sub(part))
}

/// The accuracy of every test of a synthesis.
pub(super) fn of_synthesis(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
) -> Vec<AccuracyFindings> {
    let asked = synthesis.value.accuracy.iter();
    asked.map(|asked| of(evidence, synthesis, asked)).collect()
}

fn of(evidence: &Evidence, synthesis: &Entry<Synthesis>, asked: &TestAccuracy) -> AccuracyFindings {
    let studies = synthesis.value.studies.iter();
    let studies = studies.filter_map(|study| evidence.records.studies.get(study.id()));
    let rows: Vec<AccuracyRow> = studies.flat_map(|study| rows_of(study, asked)).collect();
    let mut found = AccuracyFindings {
        synthesis: synthesis.id.clone(),
        id: asked.id.clone(),
        rows,
        model: None,
        tested: Vec::new(),
        certainty: asked
            .certainty
            .as_ref()
            .map(|own| [own.sensitivity.level, own.specificity.level]),
    };
    found.model = model(&found);
    if let Some(model) = &found.model {
        found.tested = tested(&found, model, asked);
    }
    found
}

/// The results of a study with the test; of several at the threshold the first that is not left out
/// counts, and the check of records tells of the others.
fn rows_of(study: &Entry<Study>, asked: &TestAccuracy) -> Vec<AccuracyRow> {
    let of_test = study.value.test_results.iter().filter(|own| {
        let is_at = asked.threshold.is_none() || asked.threshold == own.threshold;
        own.test == asked.test && is_at
    });
    let rows = of_test.filter_map(|own| row(study, own, asked));
    let mut rows: Vec<AccuracyRow> = rows.collect();
    let mut has_one = false;
    rows.retain(|row| row.left_out.is_some() || !std::mem::replace(&mut has_one, true));
    rows
}

fn row(study: &Entry<Study>, own: &TestResult, asked: &TestAccuracy) -> Option<AccuracyRow> {
    let (with, without) = own.people();
    if with == 0 || without == 0 {
        return None;
    }
    let mut left_out = asked.left_out.iter();
    let left_out = left_out.find(|left| left.result == own.id);
    Some(AccuracyRow {
        result: own.id.clone(),
        study: study.id.clone(),
        label: study.value.label.clone(),
        threshold: own.threshold.clone(),
        cells: [own.tp, own.fp, own.false_negatives, own.tn],
        sensitivity: share(own.tp, with),
        specificity: share(own.tn, without),
        note: own.note.clone(),
        left_out: left_out.map(|left| left.reason.clone()),
    })
}

fn share(part: u32, all: u64) -> Estimate {
    let interval = clopper_pearson(u64::from(part), all, Level::P95);
    estimate((f64::from(part) / all as f64, interval))
}

fn estimate((value, interval): (f64, Interval)) -> Estimate {
    Estimate {
        value,
        low: Some(interval.lower),
        high: Some(interval.upper),
    }
}

fn model(found: &AccuracyFindings) -> Option<AccuracyModel> {
    let tables: Option<Vec<TestTable>> = found.counted().map(table).collect();
    let tables = tables.filter(|tables| tables.len() >= LEAST_FOR_ACCURACY)?;
    let rule = ZeroCells {
        to: AddTo::AllIfAnyZero,
        ..ZeroCells::METAFOR
    };
    let studies: Option<Vec<Logits>> = logits(&tables, rule).into_iter().collect();
    let studies = studies?;
    let fit = bivariate(&studies, Likelihood::Restricted, Level::P95).ok()?;
    let has_halves = found.counted().any(|row| row.cells.contains(&0));
    Some(described(&fit, &studies, has_halves))
}

fn table(row: &AccuracyRow) -> Option<TestTable> {
    let [tp, fp, missed, tn] = row.cells.map(f64::from);
    TestTable::new(tp, missed, fp, tn).ok()
}

fn described(fit: &Bivariate, studies: &[Logits], has_halves: bool) -> AccuracyModel {
    let root = chi_squared_upper_quantile(0.05, 2.0).sqrt();
    let places = |points: Vec<[f64; 2]>| {
        let place = |[sensitivity, rate]: [f64; 2]| (chance(rate), chance(sensitivity));
        points.into_iter().map(place).collect()
    };
    let mean = |of: &stats::model::inference::Inference| (of.estimate, of.se);
    AccuracyModel {
        k: fit.k,
        has_halves,
        sensitivity: estimate(fit.summary_sensitivity()),
        specificity: estimate(fit.summary_specificity()),
        logits: [mean(&fit.sensitivity), mean(&fit.false_positive_rate)],
        covariance: fit.covariance_of_means,
        tau: fit.tau,
        correlation: fit.correlation,
        likelihood_ratios: [
            fit.positive_likelihood_ratio(),
            fit.negative_likelihood_ratio(),
        ],
        odds_ratio: fit.diagnostic_odds_ratio(),
        curve: curve(fit, studies),
        confidence: places(fit.confidence.boundary(root, POINTS)),
        prediction: places(fit.prediction.boundary(root, POINTS)),
    }
}

/// The curve, over the false positive rates that studies have: beyond them nothing is known.
fn curve(fit: &Bivariate, studies: &[Logits]) -> Option<Curve> {
    let own = fit.curve.as_ref()?;
    let rates = studies.iter().map(|study| study.false_positive_rate.yi());
    let low = rates.clone().fold(f64::INFINITY, f64::min);
    let high = rates.fold(f64::NEG_INFINITY, f64::max);
    let point = |step: usize| {
        let rate = low + (high - low) * step as f64 / POINTS as f64;
        (chance(rate), chance(own.sensitivity_at(rate)))
    };
    Some(Curve {
        threshold: own.threshold,
        accuracy: own.accuracy,
        shape: own.shape,
        threshold_variance: own.threshold_variance,
        accuracy_variance: own.accuracy_variance,
        points: (0..=POINTS).map(point).collect(),
    })
}

fn chance(logit: f64) -> f64 {
    BackTransform::Logit.apply(logit)
}

fn tested(found: &AccuracyFindings, model: &AccuracyModel, asked: &TestAccuracy) -> Vec<Tested> {
    let named = asked.prevalences.iter().map(|own| {
        let of = Some((own.label.clone(), own.source.clone()));
        one(model, own.per_1000, of)
    });
    let named: Vec<Tested> = named.collect();
    if !named.is_empty() {
        return named;
    }
    let shares = found.counted().map(|row| {
        let [tp, fp, missed, tn] = row.cells.map(f64::from);
        (tp + missed) / (tp + fp + missed + tn)
    });
    let usual = median(shares.collect());
    usual
        .map(|usual| one(model, 1000.0 * usual, None))
        .into_iter()
        .collect()
}

fn median(mut shares: Vec<f64>) -> Option<f64> {
    shares.sort_by(f64::total_cmp);
    let upper = *shares.get(shares.len() / 2)?;
    let lower = *shares.get(shares.len().checked_sub(1)? / 2)?;
    Some(f64::midpoint(lower, upper))
}

fn one(model: &AccuracyModel, per_1000: f64, of: Option<(String, Source)>) -> Tested {
    let with = round_half_up(per_1000).clamp(0.0, 1000.0) as u32;
    let of_whom = |people: u32, share: &Estimate| {
        let shares = [Some(share.value), share.low, share.high];
        shares.map(|share| round_half_up(f64::from(people) * share.unwrap_or_default()) as u32)
    };
    Tested {
        of,
        with,
        found: of_whom(with, &model.sensitivity),
        cleared: of_whom(1000 - with, &model.specificity),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_add_up() {
        let tested = Tested {
            of: None,
            with: 200,
            found: [177, 167, 184],
            cleared: [758, 722, 777],
        };
        assert_eq!(tested.missed(), [23, 16, 33]);
        assert_eq!(tested.wrongly_found(), [42, 23, 78]);
    }
}
