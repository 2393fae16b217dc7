//! Mean and SD from the median, quartiles and range, under a normal distribution.

use crate::distribution::normal_quantile;

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
