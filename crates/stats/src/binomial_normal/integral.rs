//! The integral of a likelihood over a normal distribution of effects.

use std::f64::consts::PI;

/// The logarithm of a likelihood at an effect, with its first two derivatives. The logarithm is
/// concave in the effect.
#[derive(Debug, Clone, Copy)]
pub(super) struct Height {
    pub(super) value: f64,
    pub(super) slope: f64,
    pub(super) curvature: f64,
}

/// Points of the rule for each standard deviation of the integrand.
const POINTS_PER_SD: f64 = 3.0;
/// How far the logarithm falls before nothing more is added.
const FALL: f64 = 38.0;
const MAX_POINTS: usize = 4000;

/// ln of the integral of a likelihood with effects that are normal around a mean; a standard
/// deviation below zero counts as above.
///
/// The trapezoidal rule around the highest point, in units of the width there. For smooth
/// integrands that fall to nothing at both ends its error falls exponentially with the width of
/// the steps (Trefethen and Weideman 2014).
pub(super) fn log_normal_integral(likelihood: impl Fn(f64) -> Height, mean: f64, sd: f64) -> f64 {
    let sd = sd.abs();
    if sd <= 0.0 {
        return likelihood(mean).value;
    }
    let at = |z: f64| {
        let given = likelihood(mean + sd * z);
        Height {
            value: given.value - z * z / 2.0,
            slope: sd * given.slope - z,
            curvature: sd * sd * given.curvature - 1.0,
        }
    };
    let (top, peak) = highest(&at);
    let step = 1.0 / (POINTS_PER_SD * (-peak.curvature).sqrt());
    let mut sum = 1.0;
    for direction in [-1.0, 1.0] {
        for i in 1..MAX_POINTS {
            let below = at(top + direction * step * i as f64).value - peak.value;
            sum += below.exp();
            if below < -FALL {
                break;
            }
        }
    }
    peak.value + (sum * step).ln() - (2.0 * PI).ln() / 2.0
}

/// The highest point of a concave function, by Newton's method with halved steps.
fn highest(at: &impl Fn(f64) -> Height) -> (f64, Height) {
    let (mut z, mut here) = (0.0, at(0.0));
    for _ in 0..100 {
        let mut step = -here.slope / here.curvature;
        let mut there = at(z + step);
        while there.value < here.value - 1e-12 && step.abs() > 1e-12 {
            step /= 2.0;
            there = at(z + step);
        }
        z += step;
        here = there;
        if step.abs() <= 1e-9 {
            break;
        }
    }
    (z, here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_normal_likelihood_has_a_normal_integral() {
        let likelihood = |x: f64| Height {
            value: -(x - 1.0).powi(2) / (2.0 * 0.25),
            slope: -(x - 1.0) / 0.25,
            curvature: -4.0,
        };
        let (mean, sd) = (0.2, 0.7);
        let variance = 0.25 + sd * sd;
        let spread: f64 = 0.25 / variance;
        let expected = spread.ln() / 2.0 - (1.0f64 - mean).powi(2) / (2.0 * variance);
        assert!((log_normal_integral(likelihood, mean, sd) - expected).abs() < 1e-13);
    }
}
