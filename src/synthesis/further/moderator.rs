//! Meta-regression on one number of studies at a time.

use serde::{Deserialize, Serialize};

use crate::record::analysis_settings::{StudyCategory, StudyNumber};
use stats::effect::EffectSize;
use stats::regression::{Moderator, meta_regression};

use super::bench::Bench;
use super::wanted::MarkedBy;
use crate::synthesis::study_facts::Group;

/// Below this many results a slope is not worked out (Cochrane Handbook 10.11.5.1).
pub const LEAST_FOR_REGRESSION: usize = 10;

/// A meta-regression on one number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModeratorLine {
    /// The number.
    pub by: MarkedBy<StudyNumber>,
    /// Rows for which it is known.
    pub k: usize,
    /// Rows for which it is not, which are left out.
    pub unknown: usize,
    /// The slope; nothing with fewer than ten rows, or when the number does not vary.
    pub slope: Option<Slope>,
}

/// A slope on the scale of analysis, per unit of the number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Slope {
    /// The slope.
    pub estimate: f64,
    /// Its standard error.
    pub se: f64,
    /// Lower 95% limit.
    pub low: f64,
    /// Upper 95% limit.
    pub high: f64,
    /// Its p value.
    pub p: f64,
    /// The intercept.
    pub intercept: f64,
    /// The variance between studies that is left.
    pub tau2: Option<f64>,
    /// The part of the variance between studies that it accounts for, in percent.
    pub r2_percent: Option<f64>,
}

/// A meta-regression on a property that is words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CategoryModeratorLine {
    /// The property.
    pub by: MarkedBy<StudyCategory>,
    /// Rows for which it is known.
    pub k: usize,
    /// Rows for which it is not, which are left out.
    pub unknown: usize,
    /// The fit; nothing with fewer than ten rows, or with one group.
    pub fit: Option<CategoryFit>,
}

/// How groups differ from the first of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CategoryFit {
    /// The group with which the others are compared: the first by name.
    pub reference: Group,
    /// The other groups with their difference from it, on the scale of analysis.
    pub differences: Vec<(Group, Slope)>,
    /// P value of the test that no group differs.
    pub p: Option<f64>,
    /// The variance between studies that is left.
    pub tau2: Option<f64>,
    /// The part of the variance between studies that the property accounts for, in percent.
    pub r2_percent: Option<f64>,
}

/// Regressions on properties that are words; their groups stand in the facts after `before` others.
pub(super) fn all_categories(
    bench: &Bench<'_>,
    before: usize,
    properties: &[MarkedBy<StudyCategory>],
) -> Vec<CategoryModeratorLine> {
    let lines = properties.iter().enumerate();
    lines
        .map(|(position, by)| category(bench, before + position, by))
        .collect()
}

fn category(
    bench: &Bench<'_>,
    position: usize,
    by: &MarkedBy<StudyCategory>,
) -> CategoryModeratorLine {
    let known: Vec<(EffectSize, &Group)> = bench
        .rows
        .iter()
        .filter_map(|row| Some((row.size?, row.facts.groups.get(position)?.as_ref()?)))
        .collect();
    CategoryModeratorLine {
        by: by.clone(),
        k: known.len(),
        unknown: bench.rows.len() - known.len(),
        fit: category_fit(bench, &known).filter(|_| known.len() >= LEAST_FOR_REGRESSION),
    }
}

fn category_fit(bench: &Bench<'_>, known: &[(EffectSize, &Group)]) -> Option<CategoryFit> {
    let mut names: Vec<&Group> = known.iter().map(|(_, group)| *group).collect();
    names.sort_unstable();
    names.dedup();
    let (reference, others) = names.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let sizes: Vec<EffectSize> = known.iter().map(|(size, _)| *size).collect();
    let level = |group: &Group| names.iter().position(|name| *name == group);
    let moderator = Moderator::Categorical {
        level_of: known
            .iter()
            .map(|(_, group)| level(group))
            .collect::<Option<_>>()?,
        levels: names.len(),
    };
    let fit = meta_regression(&sizes, &[moderator], &bench.choices.model).ok()?;
    let (intercept, rest) = fit.coefficients.split_first()?;
    let tau2 = fit.tau2.map(|tau2| tau2.value);
    let differences = others.iter().zip(rest).map(|(group, difference)| {
        let slope = Slope {
            estimate: difference.estimate,
            se: difference.se,
            low: difference.interval.lower,
            high: difference.interval.upper,
            p: difference.p,
            intercept: intercept.estimate,
            tau2,
            r2_percent: fit.r2_percent,
        };
        ((*group).clone(), slope)
    });
    Some(CategoryFit {
        reference: (*reference).clone(),
        differences: differences.collect(),
        p: fit.omnibus.map(|test| test.p),
        tau2,
        r2_percent: fit.r2_percent,
    })
}

pub(super) fn all(bench: &Bench<'_>, numbers: &[MarkedBy<StudyNumber>]) -> Vec<ModeratorLine> {
    let lines = numbers.iter().enumerate();
    lines
        .map(|(position, by)| one(bench, position, by))
        .collect()
}

fn one(bench: &Bench<'_>, position: usize, by: &MarkedBy<StudyNumber>) -> ModeratorLine {
    let known: Vec<(EffectSize, f64)> = bench
        .rows
        .iter()
        .filter_map(|row| Some((row.size?, (*row.facts.numbers.get(position)?)?)))
        .collect();
    ModeratorLine {
        by: by.clone(),
        k: known.len(),
        unknown: bench.rows.len() - known.len(),
        slope: slope(bench, &known).filter(|_| known.len() >= LEAST_FOR_REGRESSION),
    }
}

fn slope(bench: &Bench<'_>, known: &[(EffectSize, f64)]) -> Option<Slope> {
    let (sizes, values): (Vec<EffectSize>, Vec<f64>) = known.iter().copied().unzip();
    let moderator = Moderator::Numeric(values);
    let fit = meta_regression(&sizes, &[moderator], &bench.choices.model).ok()?;
    let [intercept, slope] = fit.coefficients.as_slice() else {
        return None;
    };
    Some(Slope {
        estimate: slope.estimate,
        se: slope.se,
        low: slope.interval.lower,
        high: slope.interval.upper,
        p: slope.p,
        intercept: intercept.estimate,
        tau2: fit.tau2.map(|tau2| tau2.value),
        r2_percent: fit.r2_percent,
    })
}
