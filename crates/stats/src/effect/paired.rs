//! Change within one group measured twice; the effect is first minus second measurement.

use crate::effect::EffectSize;
use crate::effect::small_sample::SmallSample;
use crate::error::StatsError;

/// Two measurements of the same people.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Paired {
    mean1: f64,
    sd1: f64,
    mean2: f64,
    sd2: f64,
    n: f64,
    correlation: f64,
}

impl Paired {
    /// Means and standard deviations of the two measurements, the number of people, and the
    /// correlation of the measurements.
    pub fn new(
        (mean1, sd1): (f64, f64),
        (mean2, sd2): (f64, f64),
        n: f64,
        correlation: f64,
    ) -> Result<Self, StatsError> {
        if ![mean1, mean2].iter().all(|m| m.is_finite()) {
            return Err(StatsError::OutOfRange("mean"));
        }
        if ![sd1, sd2].iter().all(|s| s.is_finite() && *s >= 0.0) {
            return Err(StatsError::OutOfRange("standard deviation"));
        }
        if !(n.is_finite() && n > 0.0) {
            return Err(StatsError::OutOfRange("group size"));
        }
        if !(-1.0..=1.0).contains(&correlation) {
            return Err(StatsError::OutOfRange("correlation"));
        }
        Ok(Self {
            mean1,
            sd1,
            mean2,
            sd2,
            n,
            correlation,
        })
    }

    /// The number of people.
    pub fn n(&self) -> f64 {
        self.n
    }

    /// The correlation of the measurements.
    pub fn correlation(&self) -> f64 {
        self.correlation
    }

    /// Mean and standard deviation of the first measurement.
    pub fn first(&self) -> (f64, f64) {
        (self.mean1, self.sd1)
    }

    /// Mean and standard deviation of the second measurement.
    pub fn second(&self) -> (f64, f64) {
        (self.mean2, self.sd2)
    }

    fn change_variance(&self) -> f64 {
        self.sd1.powi(2) + self.sd2.powi(2) - 2.0 * self.correlation * self.sd1 * self.sd2
    }
}

/// Measures of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeMeasure {
    /// Mean change.
    Mean,
    /// Mean change divided by the standard deviation of the change (metafor's `SMCC`).
    ByChange,
    /// Mean change divided by the standard deviation of the first measurement (Becker 1988;
    /// metafor's `SMCR`).
    ByFirst,
}

/// The mean change or standardised mean change of each study.
pub fn changes(
    studies: &[Paired],
    measure: ChangeMeasure,
    correction: SmallSample,
) -> Vec<Option<EffectSize>> {
    studies
        .iter()
        .map(|s| change(s, measure, correction))
        .collect()
}

fn change(s: &Paired, measure: ChangeMeasure, correction: SmallSample) -> Option<EffectSize> {
    let difference = s.mean1 - s.mean2;
    let (scale, base) = match measure {
        ChangeMeasure::Mean => return EffectSize::new(difference, s.change_variance() / s.n),
        ChangeMeasure::ByChange => (s.change_variance().sqrt(), 1.0 / s.n),
        ChangeMeasure::ByFirst => (s.sd1, 2.0 * (1.0 - s.correlation) / s.n),
    };
    let g = correction.factor(s.n - 1.0)? * difference / scale;
    EffectSize::new(g, base + g * g / (2.0 * s.n))
}
