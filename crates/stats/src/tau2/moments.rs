//! Estimators of tau2 in closed form (Veroniki et al. 2016 for a review; metafor's versions with
//! moderators). The values are not yet cut off at zero.

use crate::error::StatsError;
use crate::fit::sample::Sample;

/// DerSimonian and Laird: (Q - (k - p)) / tr(P) with fixed-effect weights.
pub(crate) fn dersimonian_laird(sample: &Sample) -> Result<f64, StatsError> {
    let fit = sample.fit(0.0)?;
    Ok((fit.rss() - sample.df()) / fit.trace())
}

/// Hedges: the unweighted residual variance less the expected sampling part.
pub(crate) fn hedges(sample: &Sample) -> Result<f64, StatsError> {
    let fit = sample.unweighted_fit()?;
    Ok((fit.rss() - fit.trace_with(&sample.v)) / sample.df())
}

/// Hunter and Schmidt: (Q - k) / sum(w).
pub(crate) fn hunter_schmidt(sample: &Sample) -> Result<f64, StatsError> {
    let fit = sample.fit(0.0)?;
    Ok((fit.rss() - sample.k() as f64) / fit.weight_sum())
}

/// Sidik and Jonkman: one step from the crude variance of the effects.
pub(crate) fn sidik_jonkman(sample: &Sample) -> Result<f64, StatsError> {
    let start = crude_variance(&sample.y);
    let fit = sample.fit(start)?;
    Ok(start * fit.rss() / sample.df())
}

/// Mean squared deviation from the unweighted mean, divisor k.
pub(crate) fn crude_variance(y: &[f64]) -> f64 {
    let k = y.len() as f64;
    let first = y.first().copied().unwrap_or(0.0);
    // Deviations from the first value keep identical effects at exactly zero.
    let shift = y.iter().map(|y| y - first).sum::<f64>() / k;
    y.iter().map(|y| (y - first - shift).powi(2)).sum::<f64>() / k
}
