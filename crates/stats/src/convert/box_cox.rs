//! Mean and SD from the median, quartiles and range by Box and Cox's transformation (McGrath and others 2020).
//!
//! The power is the one under which the reported values are symmetric about the median, from 0 (the logarithm)
//! to 3. On that scale the mean is Luo's and the SD Wan's. Mean and SD of the values themselves are those of the
//! normal distribution there, cut off as far above its centre as below it where the transformation ends, and
//! carried back: by integration, where the first form of the method drew at random.

use crate::convert::quantiles::{Quantiles, mean_from_quantiles, sd_from_quantiles_wan};
use crate::distribution::normal_density;
use crate::effect::continuous::Group;
use crate::error::StatsError;
use crate::numeric::minimum::minimum;
use crate::numeric::quadrature::GaussLegendre;

/// Powers below this are the logarithm.
const LOGARITHM: f64 = 1e-8;
/// The largest power.
const LARGEST: f64 = 3.0;
/// Beyond so many standard deviations nothing is left to integrate.
const TAIL: f64 = 9.0;

/// The transformation that was found, and the normal distribution on its scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Transformed {
    /// The power; zero is the logarithm.
    pub power: f64,
    /// The mean on the scale.
    pub location: f64,
    /// The standard deviation on the scale.
    pub scale: f64,
}

/// A mean and an SD; an error for values of which one is not above zero.
pub fn box_cox_estimates(median: f64, reported: Quantiles, n: f64) -> Result<Group, StatsError> {
    let found = transformed(median, reported, n)?;
    let (mean, sd) = found.moments();
    Group::new(mean, sd, n)
}

/// The transformation under which the reported values are symmetric.
pub fn transformed(median: f64, reported: Quantiles, n: f64) -> Result<Transformed, StatsError> {
    let points = reported.points(median, n)?;
    if points.first().is_none_or(|lowest| lowest.value <= 0.0) {
        return Err(StatsError::OutOfRange("smallest value"));
    }
    let skew = |power: f64| {
        let on_scale = |value: f64| there(value, power);
        let centre = on_scale(median);
        let off = |low: f64, high: f64| {
            ((on_scale(high) - centre) / (centre - on_scale(low)) - 1.0).powi(2)
        };
        match reported {
            Quantiles::Range { min, max } => off(min, max),
            Quantiles::Quartiles { q1, q3 } => off(q1, q3),
            Quantiles::Both { min, q1, q3, max } => off(q1, q3) + off(min, max),
        }
    };
    let (power, _) = minimum(skew, 0.0, LARGEST);
    let power = if power < LOGARITHM { 0.0 } else { power };
    let on_scale = reported.each(|value| there(value, power));
    Ok(Transformed {
        power,
        location: mean_from_quantiles(there(median, power), on_scale, n),
        scale: sd_from_quantiles_wan(on_scale, n),
    })
}

/// A value on the scale of a power.
fn there(value: f64, power: f64) -> f64 {
    if power < LOGARITHM {
        value.ln()
    } else {
        (power * value.ln()).exp_m1() / power
    }
}

impl Transformed {
    /// Mean and SD of the values themselves.
    fn moments(&self) -> (f64, f64) {
        let Self {
            power,
            location,
            scale,
        } = *self;
        if power == 0.0 {
            let mean = (location + scale * scale / 2.0).exp();
            return (mean, mean * (scale * scale).exp_m1().sqrt());
        }
        let reach = (location + 1.0 / power).min(TAIL * scale);
        let rule = GaussLegendre::new(200);
        let over = |f: &dyn Fn(f64) -> f64| {
            let density = |x: f64| normal_density((x - location) / scale) * f(x);
            // The lower end has a slope that is not smooth; halves keep it away from the rest.
            rule.integral(location - reach, location, density)
                + rule.integral(location, location + reach, density)
        };
        let back = |x: f64| (1.0 + power * x).max(0.0).powf(1.0 / power);
        let all = over(&|_| 1.0);
        let mean = over(&back) / all;
        let variance = over(&|x| (back(x) - mean).powi(2)) / all;
        (mean, variance.sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values that are symmetric stay as they are, and those of a log-normal distribution are its own.
    #[test]
    fn the_power_is_one_for_symmetric_values_and_zero_for_equal_ratios() {
        let even = Quantiles::Quartiles { q1: 8.0, q3: 12.0 };
        let found = transformed(10.0, even, 50.0).unwrap();
        assert!((found.power - 1.0).abs() < 1e-6, "{found:?}");
        let group = box_cox_estimates(10.0, even, 50.0).unwrap();
        assert!((group.mean() - 10.0).abs() < 1e-6, "{group:?}");
        let doubling = Quantiles::Quartiles { q1: 5.0, q3: 20.0 };
        assert_eq!(transformed(10.0, doubling, 50.0).unwrap().power, 0.0);
    }

    /// estmeansd 1.0.1 with `avoid.mc = TRUE`.
    #[test]
    fn a_range_gives_what_estmeansd_gives() {
        let reported = Quantiles::Range { min: 2.0, max: 9.0 };
        let group = box_cox_estimates(4.0, reported, 100.0).unwrap();
        assert!((group.mean() - 4.213_118_839_022).abs() < 1e-9, "{group:?}");
        assert!((group.sd() - 1.297_355_395_014).abs() < 1e-9, "{group:?}");
    }

    #[test]
    fn values_at_zero_are_refused() {
        let reported = Quantiles::Quartiles { q1: 0.0, q3: 7.0 };
        assert!(box_cox_estimates(3.0, reported, 30.0).is_err());
    }
}
