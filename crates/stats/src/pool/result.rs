//! The result common to methods that pool tables rather than estimates.

use crate::distribution::Reference;
use crate::effect::EffectSize;
use crate::heterogeneity::QTest;
use crate::level::Level;
use crate::model::inference::Inference;

/// A Mantel-Haenszel or Peto estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct TablePooled {
    /// Number of tables that entered the pooling.
    pub k: usize,
    /// The single-study estimates, one an input row; `None` where not defined.
    pub effects: Vec<Option<EffectSize>>,
    /// The pooled estimate, on the log scale for ratios.
    pub mean: Inference,
    /// Shares of the weight in percent, one a pooled table.
    pub weights_percent: Vec<f64>,
    /// Which input rows the weights belong to.
    pub pooled_rows: Vec<usize>,
    /// Cochran's Q around the pooled estimate: over `effects` with inverse-variance weights
    /// (Mantel-Haenszel), or over the pooled tables with weights V (Peto).
    pub q: QTest,
}

impl TablePooled {
    pub(crate) fn assemble(
        effects: Vec<Option<EffectSize>>,
        (estimate, se): (f64, f64),
        weights: &[f64],
        pooled_rows: Vec<usize>,
        level: Level,
    ) -> Self {
        let q = q_around(&effects, estimate);
        Self {
            k: pooled_rows.len(),
            effects,
            mean: Inference::new(estimate, se, Reference::Normal, level),
            weights_percent: percentages(weights),
            pooled_rows,
            q,
        }
    }

    /// Number of studies with an estimate of their own.
    pub fn k_effects(&self) -> usize {
        self.effects.iter().flatten().count()
    }
}

/// Cochran's Q of single-study effects around a given mean.
pub(crate) fn q_around(effects: &[Option<EffectSize>], mean: f64) -> QTest {
    let usable: Vec<&EffectSize> = effects.iter().flatten().filter(|e| e.vi() > 0.0).collect();
    let df = usable.len().saturating_sub(1);
    let term = |e: &&EffectSize| (e.yi() - mean).powi(2) / e.vi();
    // A single study differs from the pooled estimate only by the method.
    let statistic = if df == 0 {
        0.0
    } else {
        usable.iter().map(term).sum()
    };
    QTest::new(statistic, df)
}

fn percentages(weights: &[f64]) -> Vec<f64> {
    let total: f64 = weights.iter().sum();
    weights.iter().map(|w| 100.0 * w / total).collect()
}

/// Splits rows into those that are kept and their positions.
pub(crate) fn present<T: Copy>(rows: &[Option<T>]) -> (Vec<T>, Vec<usize>) {
    let kept = rows
        .iter()
        .enumerate()
        .filter_map(|(i, row)| row.map(|r| (r, i)));
    kept.unzip()
}
