//! Standard deviations from other statistics (Cochrane Handbook 6.5.2).

use crate::distribution::{Reference, student_upper_quantile};
use crate::level::{Interval, Level};

/// SD of a group from the standard error of its mean (Handbook 6.5.2.2).
pub fn sd_from_standard_error(se: f64, n: f64) -> f64 {
    se * n.sqrt()
}

/// SD of a group from the interval of its mean. For small groups the reference is t with n - 1
/// degrees of freedom (Handbook 6.5.2.2).
pub fn sd_from_interval(interval: Interval, n: f64, reference: Reference, level: Level) -> f64 {
    let width = interval.upper - interval.lower;
    sd_from_standard_error(width / (2.0 * reference.critical_value(level)), n)
}

/// A mean difference's t statistic, standard error and the SD within groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpreadFromP {
    /// The t statistic, without its sign.
    pub t: f64,
    /// The standard error of the difference.
    pub se: f64,
    /// The pooled standard deviation.
    pub sd: f64,
}

/// The pooled SD of two groups from their mean difference and the two-sided p value of a t test
/// (Handbook 6.5.2.3). `None` for a p value outside (0, 1) or fewer than three people.
pub fn sd_from_p(difference: f64, p: f64, n1: f64, n2: f64) -> Option<SpreadFromP> {
    let df = n1 + n2 - 2.0;
    let usable = p > 0.0 && p < 1.0 && df > 0.0;
    if !usable {
        return None;
    }
    let t = student_upper_quantile(p / 2.0, df);
    let se = difference.abs() / t;
    Some(SpreadFromP {
        t,
        se,
        sd: se / (1.0 / n1 + 1.0 / n2).sqrt(),
    })
}

/// SD of the change from the SDs before and after and their correlation (Handbook 6.5.2.8).
pub fn sd_of_change(before: f64, after: f64, correlation: f64) -> f64 {
    (before.powi(2) + after.powi(2) - 2.0 * correlation * before * after).sqrt()
}
