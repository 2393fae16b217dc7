//! Effect sizes: from what a study reports to an estimate and its sampling variance.
//!
//! Ratios are on the natural logarithm scale throughout. A study whose estimate is not defined
//! under the options in force gives `None`, never a placeholder number.

pub mod binary;
pub mod continuous;
pub mod correlation;
pub mod counts;
pub mod generic;
pub mod paired;
pub mod single_group;
pub mod small_sample;
pub mod standardized;
pub mod transform;
pub mod zero_cells;

use crate::distribution::Reference;
use crate::level::{Interval, Level};

/// One study's estimate on the scale of analysis, with its sampling variance.
///
/// Both are finite and the variance is not negative. A variance of exactly zero is possible
/// (a risk difference between two empty arms) and is refused when pooling.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EffectSize {
    yi: f64,
    vi: f64,
}

impl EffectSize {
    /// An estimate and its variance; `None` unless both are finite and the variance is at least 0.
    pub fn new(yi: f64, vi: f64) -> Option<Self> {
        (yi.is_finite() && vi.is_finite() && vi >= 0.0).then_some(Self { yi, vi })
    }

    /// An estimate and its standard error.
    pub fn from_standard_error(yi: f64, sei: f64) -> Option<Self> {
        (sei >= 0.0).then(|| Self::new(yi, sei * sei)).flatten()
    }

    /// The estimate.
    pub fn yi(&self) -> f64 {
        self.yi
    }

    /// The sampling variance.
    pub fn vi(&self) -> f64 {
        self.vi
    }

    /// The standard error.
    pub fn sei(&self) -> f64 {
        self.vi.sqrt()
    }

    /// Wald's confidence interval of the single study.
    pub fn interval(&self, level: Level) -> Interval {
        Interval::around(
            self.yi,
            Reference::Normal.critical_value(level) * self.sei(),
        )
    }

    /// The same estimate read in the other direction: a higher score becomes a lower one, or the
    /// arms change places. Used to align scales that run opposite ways (Cochrane Handbook 6.5.1.2).
    pub fn reversed(&self) -> Self {
        Self {
            yi: -self.yi,
            vi: self.vi,
        }
    }
}

/// The mean of values weighted by size; `None` without any size.
fn size_weighted_mean(values: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (sum, size) = values.fold((0.0, 0.0), |(sum, size), (x, n)| (sum + n * x, size + n));
    (size > 0.0).then(|| sum / size)
}
