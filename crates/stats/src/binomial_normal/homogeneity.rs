//! Whether studies could have one effect.

use crate::effect::EffectSize;
use crate::heterogeneity::QTest;

use super::counts::Counts;

/// The typical sampling variance of Higgins and Thompson (2002); `None` below two studies.
pub(super) fn typical_variance(effects: &[EffectSize]) -> Option<f64> {
    let weights = effects.iter().map(|e| 1.0 / e.vi());
    let (sum, squares) = weights.fold((0.0, 0.0), |(s, q), w| (s + w, q + w * w));
    let k = effects.len() as f64;
    (k > 1.0).then(|| (k - 1.0) * sum / (sum * sum - squares))
}

/// Cochran's Q of the studies' own effects. Effects at infinity have no weight.
pub(super) fn wald<T: Counts>(studies: &[T]) -> QTest {
    let own: Vec<(f64, f64)> = studies.iter().filter_map(Counts::own_effect).collect();
    let total: f64 = own.iter().map(|(_, v)| 1.0 / v).sum();
    let mean = own.iter().map(|(y, v)| y / v).sum::<f64>() / total;
    let q: f64 = own.iter().map(|(y, v)| (y - mean).powi(2) / v).sum();
    QTest::new(if own.is_empty() { 0.0 } else { q }, studies.len() - 1)
}

/// Twice the likelihood that is lost when all studies share one effect.
pub(super) fn likelihood_ratio<T: Counts>(studies: &[T], common: f64) -> QTest {
    let saturated: f64 = studies.iter().map(Counts::saturated).sum();
    QTest::new((2.0 * (saturated - common)).max(0.0), studies.len() - 1)
}
