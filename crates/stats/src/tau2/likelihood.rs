//! Maximum likelihood and restricted maximum likelihood for tau2.
//!
//! The likelihood can have several maxima, and Fisher scoring from one start can end at the
//! wrong one (methods B10.2). The score is therefore scanned over all of [0, bound], zero
//! included, every change from rising to falling is refined to a root, and the highest of the
//! local maxima wins.

use crate::fit::sample::Sample;
use crate::fit::weighted::WeightedFit;
use crate::note::Note;
use crate::numeric::roots::bracketed_root;
use std::f64::consts::PI;

pub(crate) use crate::estimator::Likelihood as Kind;

/// Grid points for each factor of e in tau2. The score is a sum of rational functions of
/// tau2 + v, so its features are never narrower than about one unit of ln(tau2 + v).
const POINTS_PER_E_FOLD: f64 = 10.0;

/// The global maximum, with a note if there are others. `None` if a root could not be refined.
pub(crate) fn maximise(sample: &Sample, kind: Kind, notes: &mut Vec<Note>) -> Option<f64> {
    let maxima = local_maxima(sample, kind)?;
    if maxima.len() > 1 {
        notes.push(Note::SeveralMaxima {
            count: maxima.len(),
        });
    }
    let height = |tau2: &f64| log_likelihood(sample, kind, *tau2);
    maxima
        .into_iter()
        .max_by(|a, b| height(a).total_cmp(&height(b)))
}

fn local_maxima(sample: &Sample, kind: Kind) -> Option<Vec<f64>> {
    let grid = grid(sample)?;
    let slope = |tau2: f64| score(sample, kind, tau2);
    let slopes: Vec<f64> = grid.iter().map(|t| slope(*t)).collect();
    if slopes.iter().any(|s| s.is_nan()) {
        return None;
    }
    let mut maxima = Vec::new();
    if slopes[0] <= 0.0 {
        maxima.push(0.0);
    }
    for (points, ends) in grid.windows(2).zip(slopes.windows(2)) {
        if ends[0] > 0.0 && ends[1] <= 0.0 {
            maxima.push(bracketed_root(slope, points[0], points[1])?);
        }
    }
    Some(maxima)
}

/// Zero, then points evenly spaced in ln(tau2) up to where the score is surely negative.
///
/// With s = RSS / (k - p) from ordinary least squares, the score is at most
/// RSS / (tau2 + min v)^2 - (k - p) / (tau2 + max v), which is negative from s + sqrt(s max v).
fn grid(sample: &Sample) -> Option<Vec<f64>> {
    let s = sample.unweighted_fit().ok()?.rss() / sample.df();
    let smallest = sample.smallest_variance() * 1e-4;
    let bound = 1.001 * (s + (s * sample.largest_variance()).sqrt()) + smallest;
    // Squares of extreme data overflow; without a bound there is no search.
    if !bound.is_finite() || smallest <= 0.0 {
        return None;
    }
    let span = bound.ln() - smallest.ln();
    let steps = (span * POINTS_PER_E_FOLD).ceil().max(1.0);
    let ratio = span / steps;
    let points = (0..=steps as usize).map(|i| (smallest.ln() + ratio * i as f64).exp());
    Some(std::iter::once(0.0).chain(points).collect())
}

/// Twice the derivative of the log likelihood with respect to tau2.
fn score(sample: &Sample, kind: Kind, tau2: f64) -> f64 {
    let Ok(fit) = sample.fit(tau2) else {
        return f64::NAN;
    };
    let expected = match kind {
        Kind::Full => fit.weight_sum(),
        Kind::Restricted => fit.trace(),
    };
    fit.rss_of_squared_weights() - expected
}

/// The log likelihood at a value of tau2, constants included.
pub(crate) fn log_likelihood(sample: &Sample, kind: Kind, tau2: f64) -> f64 {
    let Ok(fit) = sample.fit(tau2) else {
        return f64::NAN;
    };
    let log_variances: f64 = fit.weights.iter().map(|w| -w.ln()).sum();
    let common = log_variances + fit.rss();
    match kind {
        Kind::Full => -(sample.k() as f64 * (2.0 * PI).ln() + common) / 2.0,
        Kind::Restricted => -(sample.df() * (2.0 * PI).ln() + common + penalty(sample, &fit)) / 2.0,
    }
}

/// ln det(X'WX) - ln det(X'X).
fn penalty(sample: &Sample, fit: &WeightedFit) -> f64 {
    let unweighted = sample
        .unweighted_fit()
        .map_or(f64::NAN, |f| f.log_determinant());
    fit.log_determinant() - unweighted
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;
    use crate::effect::EffectSize;
    use proptest::prelude::*;

    fn sample(rows: &[(f64, f64)]) -> Sample {
        let effects: Vec<EffectSize> = rows
            .iter()
            .filter_map(|(y, v)| EffectSize::new(*y, *v))
            .collect();
        Sample::without_moderators(&effects).unwrap()
    }

    proptest! {
        /// Variances over six orders of magnitude, where several maxima are common.
        #[test]
        fn no_value_is_likelier_than_the_maximum(
            rows in prop::collection::vec((-3.0..3.0, -6.0..1.0), 3..9),
            tried in prop::collection::vec(-8.0..3.0, 40),
        ) {
            let rows: Vec<(f64, f64)> =
                rows.iter().map(|(y, e): &(f64, f64)| (*y, 10f64.powf(*e))).collect();
            let sample = sample(&rows);
            for kind in [Kind::Full, Kind::Restricted] {
                let best = maximise(&sample, kind, &mut Vec::new()).unwrap();
                let height = log_likelihood(&sample, kind, best);
                for exponent in &tried {
                    let other = log_likelihood(&sample, kind, 10f64.powf(*exponent));
                    prop_assert!(other <= height + 1e-9 * (1.0 + height.abs()));
                }
            }
        }
    }

    #[test]
    fn several_maxima_are_noted() {
        // Two precise studies that agree beside imprecise ones that do not.
        let rows = [
            (0.0, 1e-6),
            (0.002, 1e-6),
            (5.0, 1.0),
            (-4.0, 1.0),
            (4.5, 1.0),
            (-5.0, 1.0),
        ];
        let mut notes = Vec::new();
        let best = maximise(&sample(&rows), Kind::Restricted, &mut notes);
        assert!(best.is_some());
        assert_eq!(notes, [Note::SeveralMaxima { count: 2 }]);
    }
}
