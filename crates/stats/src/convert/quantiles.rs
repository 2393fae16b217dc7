//! Mean and SD from the median, quartiles and range, under a normal distribution.

use crate::distribution::normal_quantile;
use crate::error::StatsError;

/// What was reported besides the median and the group size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantiles {
    /// Minimum and maximum.
    Range {
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
    },
    /// The quartiles.
    Quartiles {
        /// Lower quartile.
        q1: f64,
        /// Upper quartile.
        q3: f64,
    },
    /// All of them.
    Both {
        /// Smallest value.
        min: f64,
        /// Lower quartile.
        q1: f64,
        /// Upper quartile.
        q3: f64,
        /// Largest value.
        max: f64,
    },
}

/// A reported value with the share of people below it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    pub(crate) below: f64,
    pub(crate) value: f64,
}

impl Quantiles {
    /// All values that were reported, the smallest first, with the share of people below each; that of the
    /// smallest of n is 1/n. An error for values that do not rise, and for fewer than three people.
    pub(crate) fn points(self, median: f64, n: f64) -> Result<Vec<Point>, StatsError> {
        let point = |below: f64, value: f64| Point { below, value };
        let middle = point(0.5, median);
        let ends = |min: f64, max: f64| (point(1.0 / n, min), point(1.0 - 1.0 / n, max));
        let quartiles = |q1: f64, q3: f64| (point(0.25, q1), point(0.75, q3));
        let all = match self {
            Self::Range { min, max } => {
                let (min, max) = ends(min, max);
                vec![min, middle, max]
            }
            Self::Quartiles { q1, q3 } => {
                let (q1, q3) = quartiles(q1, q3);
                vec![q1, middle, q3]
            }
            Self::Both { min, q1, q3, max } => {
                let ((min, max), (q1, q3)) = (ends(min, max), quartiles(q1, q3));
                vec![min, q1, middle, q3, max]
            }
        };
        let rise = all.is_sorted_by(|one, next| one.value <= next.value);
        let finite = all.iter().all(|point| point.value.is_finite());
        let spread = all.first().map(|point| point.value) < all.last().map(|point| point.value);
        if n.is_nan() || n < 3.0 {
            return Err(StatsError::OutOfRange("group size"));
        }
        if rise && finite && spread {
            Ok(all)
        } else {
            Err(StatsError::OutOfRange("quantiles"))
        }
    }

    /// The same with every value changed in one way.
    pub(crate) fn each(self, f: impl Fn(f64) -> f64) -> Self {
        match self {
            Self::Range { min, max } => Self::Range {
                min: f(min),
                max: f(max),
            },
            Self::Quartiles { q1, q3 } => Self::Quartiles {
                q1: f(q1),
                q3: f(q3),
            },
            Self::Both { min, q1, q3, max } => Self::Both {
                min: f(min),
                q1: f(q1),
                q3: f(q3),
                max: f(max),
            },
        }
    }
}

/// The mean by Luo et al. (2018), equations 7, 11 and 15.
pub fn mean_from_quantiles(median: f64, reported: Quantiles, n: f64) -> f64 {
    match reported {
        Quantiles::Range { min, max } => {
            let weight = 4.0 / (4.0 + n.powf(0.75));
            weight * (min + max) / 2.0 + (1.0 - weight) * median
        }
        Quantiles::Quartiles { q1, q3 } => {
            let weight = 0.7 + 0.39 / n;
            weight * (q1 + q3) / 2.0 + (1.0 - weight) * median
        }
        Quantiles::Both { min, q1, q3, max } => {
            let outer = 2.2 / (2.2 + n.powf(0.75));
            let inner = 0.7 - 0.72 / n.powf(0.55);
            let rest = 1.0 - outer - inner;
            outer * (min + max) / 2.0 + inner * (q1 + q3) / 2.0 + rest * median
        }
    }
}

/// The SD by Wan et al. (2014) from range or quartiles, and by Shi et al. (2020), equation 10,
/// from both.
pub fn sd_from_quantiles(reported: Quantiles, n: f64) -> f64 {
    let weight = 1.0 / (1.0 + 0.07 * n.powf(0.6));
    weighted_sd(reported, n, weight)
}

/// The SD by Wan et al. (2014) whatever was reported: with range and quartiles their average.
pub fn sd_from_quantiles_wan(reported: Quantiles, n: f64) -> f64 {
    weighted_sd(reported, n, 0.5)
}

fn weighted_sd(reported: Quantiles, n: f64, range_weight: f64) -> f64 {
    let from_range = |min: f64, max: f64| (max - min) / expected_range(n);
    let from_quartiles = |q1: f64, q3: f64| (q3 - q1) / expected_quartile_distance(n);
    match reported {
        Quantiles::Range { min, max } => from_range(min, max),
        Quantiles::Quartiles { q1, q3 } => from_quartiles(q1, q3),
        Quantiles::Both { min, q1, q3, max } => {
            range_weight * from_range(min, max) + (1.0 - range_weight) * from_quartiles(q1, q3)
        }
    }
}

/// The range of n standard normal values expected by Blom's approximation.
fn expected_range(n: f64) -> f64 {
    2.0 * normal_quantile((n - 0.375) / (n + 0.25))
}

/// The interquartile distance expected likewise.
fn expected_quartile_distance(n: f64) -> f64 {
    2.0 * normal_quantile((0.75 * n - 0.125) / (n + 0.25))
}
