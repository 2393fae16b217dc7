//! What is said of a posterior.

use crate::level::Interval;

/// What is said of a quantity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// The posterior mean.
    pub mean: f64,
    /// The posterior median.
    pub median: f64,
    /// The posterior standard deviation.
    pub sd: f64,
    /// The interval that leaves the same probability on both sides.
    pub central: Interval,
    /// The shortest interval.
    pub shortest: Interval,
}
