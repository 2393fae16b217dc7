//! The generalised Q statistic as a function of tau2: Paule-Mandel and the Q-profile interval.
//!
//! Q(tau2) = y'P(tau2)y never increases and is at most RSS / (tau2 + min v), RSS being that of
//! ordinary least squares; the root therefore lies below RSS / target, on any scale of the data.

use crate::distribution::chi_squared_upper_quantile;
use crate::fit::sample::Sample;
use crate::level::{Interval, Level};
use crate::numeric::roots::bracketed_root;
use crate::tau2::interval::Tau2Interval;

/// The tau2 at which Q equals k - p, or 0 if Q is below that from the start.
pub(crate) fn paule_mandel(sample: &Sample) -> Option<f64> {
    solve(sample, sample.df()).map(|root| root.unwrap_or(0.0))
}

/// The set of tau2 for which Q is an unsurprising value of chi-squared with k - p df.
pub(crate) fn profile_interval(sample: &Sample, level: Level) -> Option<Tau2Interval> {
    let tail = level.tail();
    let lower = solve(sample, chi_squared_upper_quantile(tail, sample.df()))?;
    let upper = solve(sample, chi_squared_upper_quantile(1.0 - tail, sample.df()))?;
    let tau2 = Interval {
        lower: lower.unwrap_or(0.0),
        upper: upper.unwrap_or(0.0),
    };
    Some(Tau2Interval {
        tau2,
        empty: upper.is_none(),
    })
}

/// The root of Q(tau2) = target; `Some(None)` when Q starts below the target.
fn solve(sample: &Sample, target: f64) -> Option<Option<f64>> {
    let q = |tau2: f64| sample.fit(tau2).map_or(f64::NAN, |fit| fit.rss());
    if q(0.0) <= target {
        return Some(None);
    }
    // The margin covers rounding in the bound itself.
    let bound = 1.001 * sample.unweighted_fit().ok()?.rss() / target;
    bracketed_root(|tau2| q(tau2) - target, 0.0, bound).map(Some)
}
