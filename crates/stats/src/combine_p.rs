//! Combining one-sided p values that all point the same way (Cochrane Handbook 12.2.1.2).

use crate::distribution::{chi_squared_upper, normal_upper, normal_upper_quantile};
use crate::error::StatsError;

/// A combined p value.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CombinedP {
    /// The statistic: chi-squared for Fisher, standard normal for Stouffer.
    pub statistic: f64,
    /// Degrees of freedom of Fisher's chi-squared.
    pub df: Option<usize>,
    /// The combined one-sided p value.
    pub p: f64,
}

/// Fisher (1925): -2 sum(ln p), chi-squared with 2k degrees of freedom.
pub fn fisher(p_values: &[f64]) -> Result<CombinedP, StatsError> {
    check(p_values)?;
    let statistic = -2.0 * p_values.iter().map(|p| p.ln()).sum::<f64>();
    let df = 2 * p_values.len();
    Ok(CombinedP {
        statistic,
        df: Some(df),
        p: chi_squared_upper(statistic, df as f64),
    })
}

/// Stouffer et al. (1949): sum(z) / sqrt(k), unweighted.
pub fn stouffer(p_values: &[f64]) -> Result<CombinedP, StatsError> {
    check(p_values)?;
    let sum: f64 = p_values.iter().map(|p| normal_upper_quantile(*p)).sum();
    let statistic = sum / (p_values.len() as f64).sqrt();
    Ok(CombinedP {
        statistic,
        df: None,
        p: normal_upper(statistic),
    })
}

fn check(p_values: &[f64]) -> Result<(), StatsError> {
    if p_values.len() < 2 {
        return Err(StatsError::TooFewStudies {
            needed: 2,
            found: p_values.len(),
        });
    }
    let proper = p_values.iter().all(|p| *p > 0.0 && *p <= 1.0);
    proper
        .then_some(())
        .ok_or(StatsError::OutOfRange("p value"))
}
