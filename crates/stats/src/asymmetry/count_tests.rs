//! Tests for two-by-two tables, in which effect and standard error are not linked by design.

use crate::asymmetry::egger::{RegressionTest, weighted_regression};
use crate::effect::EffectSize;
use crate::effect::binary::TwoByTwo;
use crate::error::StatsError;
use crate::level::Level;

/// Peters et al. (2006): the log ratio on 1/N, weighted by the pooled events.
///
/// Studies without an estimate, without events, or with events only are left out.
pub fn peters(
    tables: &[TwoByTwo],
    effects: &[Option<EffectSize>],
    level: Level,
) -> Result<RegressionTest, StatsError> {
    let (expected, found) = (tables.len(), effects.len());
    if expected != found {
        return Err(StatsError::LengthMismatch { expected, found });
    }
    let usable: Vec<(f64, f64, f64)> = tables
        .iter()
        .zip(effects)
        .filter(|(table, _)| !table.is_double_zero())
        .filter_map(|(table, effect)| {
            let weight = 1.0 / (1.0 / table.events() + 1.0 / (table.total() - table.events()));
            effect.map(|e| (e.yi(), 1.0 / table.total(), weight))
        })
        .collect();
    regress(&usable, level)
}

/// Harbord, Egger and Sterne (2006): the score Z/V of the log odds ratio on its standard error
/// 1/sqrt(V), V being the hypergeometric variance. Tables without information are left out.
pub fn harbord(tables: &[TwoByTwo], level: Level) -> Result<RegressionTest, StatsError> {
    let usable: Vec<(f64, f64, f64)> = tables
        .iter()
        .map(TwoByTwo::observed_minus_expected)
        .filter(|(_, variance)| *variance > 0.0)
        .map(|(score, variance)| (score / variance, 1.0 / variance.sqrt(), variance))
        .collect();
    regress(&usable, level)
}

/// Weighted regression of triples (effect, predictor, weight).
fn regress(rows: &[(f64, f64, f64)], level: Level) -> Result<RegressionTest, StatsError> {
    let y: Vec<f64> = rows.iter().map(|row| row.0).collect();
    let predictor = rows.iter().map(|row| row.1).collect();
    let weights = rows.iter().map(|row| row.2).collect();
    weighted_regression(&y, predictor, weights, level)
}
