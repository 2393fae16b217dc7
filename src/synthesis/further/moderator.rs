//! Meta-regression on one number of studies at a time.

use serde::{Deserialize, Serialize};

use crate::record::analysis_settings::StudyNumber;
use stats::effect::EffectSize;
use stats::regression::{Moderator, meta_regression};

use super::bench::Bench;
use super::wanted::MarkedBy;

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
