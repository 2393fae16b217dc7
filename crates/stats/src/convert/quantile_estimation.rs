//! Mean and SD from the median, quartiles and range by quantile estimation (McGrath and others 2020): the
//! distribution whose quantiles lie nearest to the values that were reported, of normal, log-normal, gamma,
//! Weibull and, for values between 0 and 1, beta.
//!
//! Each is fitted by least squares over its quantiles. In all but the beta one parameter only shifts or
//! stretches the quantiles and follows from the other in closed form, so that a search over one number is left
//! and ends at the minimum itself. Shapes keep within the limits of R's estmeansd; its limits of parameters that
//! have the unit of the values are not taken over, so that the unit does not matter.

use crate::convert::quantiles::{Point, Quantiles};
use crate::distribution::{beta_quantile, chi_squared_upper_quantile, normal_quantile};
use crate::effect::continuous::Group;
use crate::error::StatsError;
use crate::numeric::minimum::minimum;
use statrs::function::gamma::ln_gamma;

/// A family of distributions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Normal.
    Normal,
    /// Log-normal.
    LogNormal,
    /// Gamma.
    Gamma,
    /// Weibull.
    Weibull,
    /// Beta.
    Beta,
}

/// A distribution that was fitted to reported quantiles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fitted {
    /// Its family.
    pub family: Family,
    /// Its mean.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// The sum of squared distances between its quantiles and those reported.
    pub distance: f64,
}

/// A mean and an SD from the distribution that fits best.
pub fn quantile_estimates(median: f64, reported: Quantiles, n: f64) -> Result<Group, StatsError> {
    let best = fitted(median, reported, n)?.into_iter();
    let best = best.reduce(|best, next| {
        if next.distance < best.distance {
            next
        } else {
            best
        }
    });
    let best = best.ok_or(StatsError::NotConverged("distribution"))?;
    Group::new(best.mean, best.sd, n)
}

/// Every distribution that can be fitted: with values below zero the normal one alone.
pub fn fitted(median: f64, reported: Quantiles, n: f64) -> Result<Vec<Fitted>, StatsError> {
    let points = reported.points(median, n)?;
    let lowest = points.first().map_or(0.0, |point| point.value);
    let highest = points.last().map_or(0.0, |point| point.value);
    let mut all = vec![normal(&points)];
    if lowest >= 0.0 {
        all.extend([log_normal(&points), gamma(&points), weibull(&points)]);
        if highest <= 1.0 {
            all.push(beta(&points));
        }
    }
    let is_usable = |one: &Fitted| {
        let all = [one.mean, one.sd, one.distance];
        all.iter().all(|value| value.is_finite()) && one.sd > 0.0
    };
    all.retain(is_usable);
    Ok(all)
}

/// The values between which a centre lies: the quartiles, or the range where they are not known.
fn inner(points: &[Point]) -> (f64, f64) {
    let middle = points.len() / 2;
    let at = |place: usize| points.get(place).map_or(f64::NAN, |point| point.value);
    (at(middle.saturating_sub(1)), at(middle + 1))
}

fn normal(points: &[Point]) -> Fitted {
    let z = |point: &Point| normal_quantile(point.below);
    let count = points.len() as f64;
    let mean_z = points.iter().map(z).sum::<f64>() / count;
    let mean_x = points.iter().map(|point| point.value).sum::<f64>() / count;
    let across = |f: &dyn Fn(&Point) -> f64| points.iter().map(f).sum::<f64>();
    let slope =
        across(&|p| (z(p) - mean_z) * (p.value - mean_x)) / across(&|p| (z(p) - mean_z).powi(2));
    let (low, high) = inner(points);
    let mean = (mean_x - slope * mean_z).clamp(low, high);
    let sd = across(&|p| z(p) * (p.value - mean)) / across(&|p| z(p).powi(2));
    Fitted {
        family: Family::Normal,
        mean,
        sd,
        distance: across(&|p| (mean + sd * z(p) - p.value).powi(2)),
    }
}

/// The stretch that brings quantiles of a family nearest to the values, and how near.
fn stretched(points: &[Point], quantile: impl Fn(f64) -> f64, limits: (f64, f64)) -> (f64, f64) {
    let own: Vec<f64> = points.iter().map(|point| quantile(point.below)).collect();
    let both = || own.iter().zip(points);
    let along: f64 = both().map(|(own, point)| own * point.value).sum();
    let length: f64 = own.iter().map(|own| own * own).sum();
    let factor = (along / length).clamp(limits.0, limits.1);
    let distance = both().map(|(own, point)| (factor * own - point.value).powi(2));
    (factor, distance.sum())
}

const ANY: (f64, f64) = (0.0, f64::INFINITY);

fn log_normal(points: &[Point]) -> Fitted {
    let at = |log_sigma: f64| {
        let sigma = log_sigma.exp();
        stretched(
            points,
            |below| (sigma * normal_quantile(below)).exp(),
            inner(points),
        )
    };
    let (log_sigma, distance) = minimum(|x| at(x).1, 1e-3_f64.ln(), 10_f64.ln());
    let (centre, variance) = (at(log_sigma).0, log_sigma.exp().powi(2));
    let mean = centre * (variance / 2.0).exp();
    Fitted {
        family: Family::LogNormal,
        mean,
        sd: mean * variance.exp_m1().sqrt(),
        distance,
    }
}

fn gamma(points: &[Point]) -> Fitted {
    let at = |log_shape: f64| {
        let df = 2.0 * log_shape.exp();
        let quantile = |below: f64| chi_squared_upper_quantile(1.0 - below, df) / 2.0;
        stretched(points, quantile, ANY)
    };
    let (log_shape, distance) = minimum(|x| at(x).1, 1e-2_f64.ln(), 100_f64.ln());
    let (scale, shape) = (at(log_shape).0, log_shape.exp());
    Fitted {
        family: Family::Gamma,
        mean: shape * scale,
        sd: shape.sqrt() * scale,
        distance,
    }
}

fn weibull(points: &[Point]) -> Fitted {
    let at = |log_shape: f64| {
        let power = (-log_shape).exp();
        stretched(points, |below| (-(-below).ln_1p()).powf(power), ANY)
    };
    let (log_shape, distance) = minimum(|x| at(x).1, 1e-2_f64.ln(), 100_f64.ln());
    let (scale, power) = (at(log_shape).0, (-log_shape).exp());
    let moment = |order: f64| ln_gamma(1.0 + order * power).exp();
    Fitted {
        family: Family::Weibull,
        mean: scale * moment(1.0),
        sd: scale * (moment(2.0) - moment(1.0).powi(2)).sqrt(),
        distance,
    }
}

/// By the first shape within a search for the second.
fn beta(points: &[Point]) -> Fitted {
    let (from, to) = (1e-2_f64.ln(), 40_f64.ln());
    let distance = |first: f64, second: f64| {
        let off = points.iter().map(|point| {
            let own = beta_quantile(point.below, first.exp(), second.exp());
            (own - point.value).powi(2)
        });
        off.sum()
    };
    let inner = |second: f64| minimum(|first| distance(first, second), from, to);
    let (second, smallest) = minimum(|second| inner(second).1, from, to);
    let (a, b) = (inner(second).0.exp(), second.exp());
    let mean = a / (a + b);
    Fitted {
        family: Family::Beta,
        mean,
        sd: (mean * (1.0 - mean) / (a + b + 1.0)).sqrt(),
        distance: smallest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of estmeansd's documentation; its optimiser stops so far from the minimum.
    #[test]
    fn the_published_example_is_met() {
        let reported = Quantiles::Range { min: 2.0, max: 9.0 };
        let group = quantile_estimates(4.0, reported, 100.0).unwrap();
        assert!((group.mean() - 4.347_284).abs() < 1e-4, "{group:?}");
        assert!((group.sd() - 1.502_171).abs() < 1e-4, "{group:?}");
    }

    #[test]
    fn the_unit_does_not_matter_and_values_below_zero_take_the_normal() {
        let quartiles = |by: f64| Quantiles::Quartiles {
            q1: 9.0 * by,
            q3: 20.0 * by,
        };
        let of = |by: f64| quantile_estimates(12.0 * by, quartiles(by), 60.0).unwrap();
        let (one, many) = (of(1.0), of(1000.0));
        assert!((one.mean() * 1000.0 / many.mean() - 1.0).abs() < 1e-7);
        assert!((one.sd() * 1000.0 / many.sd() - 1.0).abs() < 1e-7);
        let below = Quantiles::Quartiles { q1: -4.0, q3: 6.0 };
        let all = fitted(0.0, below, 30.0).unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].family, Family::Normal);
    }

    #[test]
    fn values_that_do_not_rise_are_refused() {
        let reported = Quantiles::Quartiles { q1: 5.0, q3: 5.0 };
        assert!(quantile_estimates(5.0, reported, 30.0).is_err());
        let reported = Quantiles::Quartiles { q1: 5.0, q3: 7.0 };
        assert!(quantile_estimates(8.0, reported, 30.0).is_err());
        assert!(quantile_estimates(6.0, reported, 2.0).is_err());
    }
}
