//! Meta-regression on several properties of studies together, where a record asks for it.

use serde::{Deserialize, Serialize};

use stats::effect::EffectSize;
use stats::model::inference::{Inference, JointTest};
use stats::prediction::{PredictionError, PredictionRule};
use stats::regression::{MetaRegression, Moderator, meta_regression};

use super::bench::Bench;
use super::wanted::{MarkedBy, WantedRegression};
use crate::record::analysis_settings::{StudyCategory, StudyNumber};
use crate::synthesis::effect::{EffectRow, Estimate};
use crate::synthesis::scale::Scale;
use crate::synthesis::study_facts::Group;

/// So many results are needed for each property (Cochrane Handbook 10.11.5.1).
const RESULTS_FOR_EACH: usize = 10;

/// A meta-regression on several properties.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JointRegression {
    /// Rows for which all properties are known.
    pub k: usize,
    /// Rows for which one is not, which are left out.
    pub unknown: usize,
    /// The numbers, each with the mean at which it is centred.
    pub numbers: Vec<(MarkedBy<StudyNumber>, f64)>,
    /// The properties that are words, each with its groups; the first is compared with the others.
    pub categories: Vec<(MarkedBy<StudyCategory>, Vec<Group>)>,
    /// The effect at the mean of all numbers in the first group of each property.
    pub intercept: Term,
    /// The coefficients: a column for each number, then one for each group but the first.
    pub terms: Vec<Term>,
    /// The test of each property with the others in the model, numbers first.
    pub tests: Vec<Option<ModeratorTest>>,
    /// The test of all properties together.
    pub omnibus: Option<ModeratorTest>,
    /// The variance between studies that is left.
    pub tau2: Option<f64>,
    /// The part of it that the properties account for, in percent.
    pub r2_percent: Option<f64>,
    /// The effects that the model expects at the values that the record names.
    pub fitted: Vec<Fitted>,
    /// Each row in a bubble plot of the first number: result, number, effect on the natural scale,
    /// share of the weight in percent; empty without a number.
    pub bubbles: Vec<(String, f64, f64, f64)>,
    /// The line in it: number, and effect with its limits where all else is at its mean or first group.
    pub line: Vec<(f64, f64, f64, f64)>,
}

impl JointRegression {
    /// Whether there are fewer results than ten for each property.
    pub fn has_few(&self) -> bool {
        self.k < RESULTS_FOR_EACH * (self.numbers.len() + self.categories.len())
    }
}

/// A coefficient on the scale of analysis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// The coefficient.
    pub estimate: f64,
    /// Its standard error.
    pub se: f64,
    /// Its interval.
    pub interval: (f64, f64),
    /// Its p value.
    pub p: f64,
}

impl Term {
    fn of(inference: &Inference) -> Self {
        Self {
            estimate: inference.estimate,
            se: inference.se,
            interval: (inference.interval.lower, inference.interval.upper),
            p: inference.p,
        }
    }
}

/// A test of several coefficients.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ModeratorTest {
    /// Chi-squared, or F where it has a second number of degrees of freedom.
    pub statistic: f64,
    /// Degrees of freedom.
    pub df: usize,
    /// Those of the denominator of F.
    pub df2: Option<f64>,
    /// Its p value.
    pub p: f64,
}

impl ModeratorTest {
    fn of(test: &JointTest) -> Self {
        Self {
            statistic: test.statistic,
            df: test.df,
            df2: test.df2,
            p: test.p,
        }
    }
}

/// The effect that the model expects at some values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fitted {
    /// What the values stand for.
    pub label: String,
    /// The centred numbers and the columns of groups, as the model has them.
    pub at: Vec<f64>,
    /// The expected effect, on the natural scale.
    pub estimate: Estimate,
    /// Where the effect of a new study may lie.
    pub prediction: Option<(f64, f64)>,
}

/// Rows for which every property is known.
struct Known<'a> {
    rows: Vec<&'a EffectRow>,
    sizes: Vec<EffectSize>,
    numbers: Vec<Vec<f64>>,
    groups: Vec<Vec<Group>>,
}

/// Nothing where no record asks for it, and where the properties cannot be told apart.
pub(super) fn of(bench: &Bench<'_>, wanted: &super::Wanted) -> Option<JointRegression> {
    let regression = wanted.regression.as_ref()?;
    let before = (
        wanted.moderators.len(),
        wanted.subgroups.len() + wanted.category_moderators.len(),
    );
    let known = known(bench, regression, before);
    let means: Vec<f64> = known.numbers.iter().map(|own| mean(own)).collect();
    let levels: Vec<Vec<Group>> = known.groups.iter().map(|own| distinct(own)).collect();
    let moderators = moderators(&known, &means, &levels);
    let fit = meta_regression(&known.sizes, &moderators, &bench.choices.model).ok()?;
    let (intercept, terms) = fit.coefficients.split_first()?;
    let rule = PredictionRule {
        quantile: bench.choices.prediction.quantile,
        error: PredictionError::Reported,
    };
    let shown = Shown {
        fit: &fit,
        scale: bench.scale,
        rule,
    };
    let fitted = regression
        .at
        .iter()
        .filter_map(|at| shown.fitted(&at.label, columns(at, &means, &levels)));
    Some(JointRegression {
        k: known.sizes.len(),
        unknown: bench.rows.len() - known.sizes.len(),
        intercept: Term::of(intercept),
        terms: terms.iter().map(Term::of).collect(),
        tests: fit
            .moderator_tests()
            .iter()
            .map(|test| test.as_ref().map(ModeratorTest::of))
            .collect(),
        omnibus: fit.omnibus.as_ref().map(ModeratorTest::of),
        tau2: fit.tau2.map(|tau2| tau2.value),
        r2_percent: fit.r2_percent,
        fitted: fitted.collect(),
        bubbles: bubbles(&known, &fit, bench.scale),
        line: line(&shown, &known, &means, terms.len()),
        numbers: regression.numbers.iter().cloned().zip(means).collect(),
        categories: regression.categories.iter().cloned().zip(levels).collect(),
    })
}

fn known<'a>(
    bench: &Bench<'a>,
    wanted: &WantedRegression,
    (numbers_before, groups_before): (usize, usize),
) -> Known<'a> {
    let mut known = Known {
        rows: Vec::new(),
        sizes: Vec::new(),
        numbers: vec![Vec::new(); wanted.numbers.len()],
        groups: vec![Vec::new(); wanted.categories.len()],
    };
    for row in &bench.rows {
        let facts = &row.facts;
        let number = |i: usize| facts.numbers.get(numbers_before + i).copied().flatten();
        let group = |i: usize| facts.groups.get(groups_before + i)?.clone();
        let numbers: Option<Vec<f64>> = (0..wanted.numbers.len()).map(number).collect();
        let groups: Option<Vec<Group>> = (0..wanted.categories.len()).map(group).collect();
        let (Some(size), Some(numbers), Some(groups)) = (row.size, numbers, groups) else {
            continue;
        };
        known.rows.push(row);
        known.sizes.push(size);
        for (column, value) in known.numbers.iter_mut().zip(numbers) {
            column.push(value);
        }
        for (column, value) in known.groups.iter_mut().zip(groups) {
            column.push(value);
        }
    }
    known
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

fn distinct(groups: &[Group]) -> Vec<Group> {
    let mut distinct = groups.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

fn moderators(known: &Known<'_>, means: &[f64], levels: &[Vec<Group>]) -> Vec<Moderator> {
    let numbers = known.numbers.iter().zip(means).map(|(values, mean)| {
        Moderator::Numeric(values.iter().map(|value| value - mean).collect())
    });
    let words = known.groups.iter().zip(levels).map(|(groups, levels)| {
        let place = |group: &Group| levels.iter().position(|level| level == group);
        Moderator::Categorical {
            level_of: groups.iter().filter_map(place).collect(),
            levels: levels.len(),
        }
    });
    numbers.chain(words).collect()
}

/// The columns of the model at the values that a record names; nothing where a group is none of those
/// in the data.
fn columns(
    at: &super::wanted::WantedFit,
    means: &[f64],
    levels: &[Vec<Group>],
) -> Option<Vec<f64>> {
    let mut columns: Vec<f64> = at
        .numbers
        .iter()
        .zip(means)
        .map(|(number, mean)| number.map_or(0.0, |number| number - mean))
        .collect();
    for (group, levels) in at.groups.iter().zip(levels) {
        let place = match group {
            Some(name) => levels
                .iter()
                .position(|level| *level == Group::Named(name.clone()))?,
            None => 0,
        };
        columns.extend((1..levels.len()).map(|level| f64::from(u8::from(level == place))));
    }
    Some(columns)
}

/// What shows effects that the model expects.
struct Shown<'a> {
    fit: &'a MetaRegression,
    scale: Scale,
    rule: PredictionRule,
}

impl Shown<'_> {
    fn fitted(&self, label: &str, at: Option<Vec<f64>>) -> Option<Fitted> {
        let at = at?;
        let mean = self.fit.predict(&at).ok()?;
        let predicted = self.fit.prediction_interval(&at, self.rule).ok()?;
        Some(Fitted {
            label: label.to_owned(),
            estimate: Estimate::natural(mean.estimate, mean.interval, self.scale),
            prediction: predicted.map(|interval| self.scale.natural_interval(interval)),
            at,
        })
    }
}

fn bubbles(known: &Known<'_>, fit: &MetaRegression, scale: Scale) -> Vec<(String, f64, f64, f64)> {
    let tau2 = fit.tau2.map_or(0.0, |tau2| tau2.value);
    let weight = |size: &EffectSize| 1.0 / (size.vi() + tau2);
    let total: f64 = known.sizes.iter().map(weight).sum();
    let Some(first) = known.numbers.first() else {
        return Vec::new();
    };
    let rows = known.rows.iter().zip(first).zip(&known.sizes);
    rows.map(|((row, number), size)| {
        let share = 100.0 * weight(size) / total;
        (row.result.clone(), *number, scale.natural(size.yi()), share)
    })
    .collect()
}

/// How many points the line of a bubble plot has.
const POINTS: usize = 21;

fn line(
    shown: &Shown<'_>,
    known: &Known<'_>,
    means: &[f64],
    width: usize,
) -> Vec<(f64, f64, f64, f64)> {
    let (Some(values), Some(mean)) = (known.numbers.first(), means.first()) else {
        return Vec::new();
    };
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let points = (0..POINTS).filter_map(|step| {
        let number = least + (most - least) * step as f64 / (POINTS - 1) as f64;
        let mut at = vec![0.0; width];
        *at.first_mut()? = number - mean;
        let fitted = shown.fitted("", Some(at))?.estimate;
        Some((number, fitted.value, fitted.low?, fitted.high?))
    });
    points.collect()
}
