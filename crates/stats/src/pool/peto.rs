//! Peto's one-step odds ratio (Yusuf et al. 1985; Cochrane Handbook 10.4.2).

use crate::effect::binary::{BinaryMeasure, TwoByTwo, binary_effects, corrected_tables};
use crate::error::StatsError;
use crate::heterogeneity::QTest;
use crate::pool::mantel_haenszel::MantelHaenszelOptions;
use crate::pool::result::{TablePooled, present};

/// Pools tables by summed observed minus expected events over summed variances.
///
/// `options.continuity` has no part in it.
pub fn peto(
    tables: &[TwoByTwo],
    options: &MantelHaenszelOptions,
) -> Result<TablePooled, StatsError> {
    let (pooled, rows) = present(&corrected_tables(tables, options.pooled));
    let parts: Vec<(f64, f64)> = pooled
        .iter()
        .map(TwoByTwo::observed_minus_expected)
        .collect();
    let difference: f64 = parts.iter().map(|(difference, _)| difference).sum();
    let weights: Vec<f64> = parts.iter().map(|(_, variance)| *variance).collect();
    let variance: f64 = weights.iter().sum();
    if variance.is_nan() || variance <= 0.0 {
        return Err(StatsError::NoInformation);
    }
    let effects = binary_effects(tables, BinaryMeasure::PetoOddsRatio, options.single);
    let mean = (difference / variance, 1.0 / variance.sqrt());
    let q = heterogeneity(&parts, mean.0);
    Ok(TablePooled {
        q,
        ..TablePooled::assemble(effects, mean, &weights, rows, options.level)
    })
}

/// Q of the pooled tables themselves: sum of V ((O - E)/V - pooled)^2 over those with V above 0.
fn heterogeneity(parts: &[(f64, f64)], pooled: f64) -> QTest {
    let informative: Vec<&(f64, f64)> = parts.iter().filter(|(_, v)| *v > 0.0).collect();
    let statistic = informative
        .iter()
        .map(|(d, v)| v * (d / v - pooled).powi(2))
        .sum();
    QTest::new(statistic, informative.len() - 1)
}
