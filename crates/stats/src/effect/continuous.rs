//! Differences and ratios of means between two groups (Cochrane Handbook 6.5).

use crate::effect::EffectSize;
use crate::error::StatsError;

/// Mean, standard deviation and size of one group.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Group {
    pub(crate) mean: f64,
    pub(crate) sd: f64,
    pub(crate) n: f64,
}

impl Group {
    /// A finite mean, a standard deviation of at least 0 and a size above 0.
    pub fn new(mean: f64, sd: f64, n: f64) -> Result<Self, StatsError> {
        if !mean.is_finite() {
            return Err(StatsError::OutOfRange("mean"));
        }
        if !(sd.is_finite() && sd >= 0.0) {
            return Err(StatsError::OutOfRange("standard deviation"));
        }
        if !(n.is_finite() && n > 0.0) {
            return Err(StatsError::OutOfRange("group size"));
        }
        Ok(Self { mean, sd, n })
    }

    /// The mean.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// The standard deviation.
    pub fn sd(&self) -> f64 {
        self.sd
    }

    /// The size.
    pub fn n(&self) -> f64 {
        self.n
    }

    /// Squared standard error of the mean.
    pub(crate) fn mean_variance(&self) -> f64 {
        self.sd * self.sd / self.n
    }
}

/// Two groups compared; the effect is first minus second.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TwoGroups {
    /// The first (intervention) group.
    pub first: Group,
    /// The second (comparator) group.
    pub second: Group,
}

impl TwoGroups {
    /// Number of participants.
    pub(crate) fn total(&self) -> f64 {
        self.first.n + self.second.n
    }

    /// 1/n1 + 1/n2.
    pub(crate) fn inverse_sizes(&self) -> f64 {
        1.0 / self.first.n + 1.0 / self.second.n
    }

    pub(crate) fn difference(&self) -> f64 {
        self.first.mean - self.second.mean
    }

    /// The pooled standard deviation.
    pub(crate) fn pooled_sd(&self) -> f64 {
        let share = |g: &Group| (g.n - 1.0) * g.sd * g.sd;
        ((share(&self.first) + share(&self.second)) / (self.total() - 2.0)).sqrt()
    }
}

/// How the variance of a mean difference is formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum MeanVariance {
    /// From each group's own standard deviation.
    Separate,
    /// From the pooled standard deviation (metafor's `vtype="HO"`).
    Pooled,
}

/// Mean differences.
pub fn mean_differences(studies: &[TwoGroups], variance: MeanVariance) -> Vec<Option<EffectSize>> {
    studies
        .iter()
        .map(|s| {
            let vi = match variance {
                MeanVariance::Separate => s.first.mean_variance() + s.second.mean_variance(),
                MeanVariance::Pooled => s.pooled_sd().powi(2) * s.inverse_sizes(),
            };
            EffectSize::new(s.difference(), vi)
        })
        .collect()
}

/// Log ratios of means (Hedges, Gurevitch and Curtis 1999).
///
/// `bias_corrected` adds half the difference of the squared coefficients of variation of the
/// means (Lajeunesse 2015), metafor's default from version 5. Defined only for means of the
/// same sign.
pub fn log_ratios_of_means(
    studies: &[TwoGroups],
    variance: MeanVariance,
    bias_corrected: bool,
) -> Vec<Option<EffectSize>> {
    studies
        .iter()
        .map(|s| {
            let pooled = s.pooled_sd();
            let relative = |g: &Group| match variance {
                MeanVariance::Separate => g.mean_variance() / (g.mean * g.mean),
                MeanVariance::Pooled => pooled * pooled / (g.n * g.mean * g.mean),
            };
            let correction = relative_spread(&s.first) - relative_spread(&s.second);
            let plain = (s.first.mean / s.second.mean).ln();
            let yi = if bias_corrected {
                plain + correction / 2.0
            } else {
                plain
            };
            EffectSize::new(yi, relative(&s.first) + relative(&s.second))
        })
        .collect()
}

/// The squared coefficient of variation of a group's mean.
fn relative_spread(group: &Group) -> f64 {
    group.mean_variance() / (group.mean * group.mean)
}
