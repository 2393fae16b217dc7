//! Correlations.

use crate::effect::EffectSize;

/// Scales on which correlations are pooled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CorrelationMeasure {
    /// The correlation itself, variance (1 - r^2)^2 / (n - 1).
    Raw,
    /// Fisher's z, variance 1 / (n - 3).
    FisherZ,
}

/// The effect size of a correlation r in a sample of n; `None` where its variance is not defined.
pub fn correlation_effect(r: f64, n: f64, measure: CorrelationMeasure) -> Option<EffectSize> {
    if !(-1.0..=1.0).contains(&r) {
        return None;
    }
    match measure {
        CorrelationMeasure::Raw if n > 1.0 => EffectSize::new(r, (1.0 - r * r).powi(2) / (n - 1.0)),
        CorrelationMeasure::FisherZ if n > 3.0 => EffectSize::new(r.atanh(), 1.0 / (n - 3.0)),
        _ => None,
    }
}
