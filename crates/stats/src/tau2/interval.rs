//! The interval of the variance between studies.

use crate::level::Interval;

/// A Q-profile interval (Viechtbauer 2007).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tau2Interval {
    /// The limits of tau2.
    pub tau2: Interval,
    /// Whether both limits fall below zero (and are shown as zero).
    pub empty: bool,
}

impl Tau2Interval {
    /// The limits of tau, the standard deviation of true effects.
    pub fn tau(&self) -> Interval {
        self.tau2.map(f64::sqrt)
    }

    /// The limits of I2 in percent, given the typical sampling variance.
    pub fn i2_percent(&self, typical_variance: f64) -> Interval {
        self.tau2.map(|t| 100.0 * t / (t + typical_variance))
    }

    /// The limits of H2, given the typical sampling variance.
    pub fn h2(&self, typical_variance: f64) -> Interval {
        self.tau2.map(|t| (t + typical_variance) / typical_variance)
    }
}
