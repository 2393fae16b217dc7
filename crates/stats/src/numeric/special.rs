//! Regularised incomplete gamma and beta functions, accurate in both tails.
//!
//! Series and continued fractions as in Abramowitz and Stegun 6.5.29, 6.5.31 and 26.5.8, the
//! fractions evaluated by Lentz's method. Each returns the pair (lower, upper) so that neither
//! tail is ever formed as one minus the other when it is small.

use statrs::function::gamma::ln_gamma;

const TINY: f64 = 1e-300;
const MAX_TERMS: u32 = 100_000;

/// Lower and upper regularised incomplete gamma, P(a, x) and Q(a, x).
pub(crate) fn gamma_pair(a: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if x.is_infinite() {
        return (1.0, 0.0);
    }
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let lower = (front * gamma_series(a, x)).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (front * gamma_fraction(a, x)).min(1.0);
        (1.0 - upper, upper)
    }
}

/// The sum of x^n / (a (a+1) ... (a+n)).
fn gamma_series(a: f64, x: f64) -> f64 {
    let mut term = 1.0 / a;
    let mut sum = term;
    let mut denominator = a;
    for _ in 0..MAX_TERMS {
        denominator += 1.0;
        term *= x / denominator;
        sum += term;
        if term <= sum * f64::EPSILON * 0.1 {
            break;
        }
    }
    sum
}

/// The continued fraction of the upper incomplete gamma function, without its front factor.
fn gamma_fraction(a: f64, x: f64) -> f64 {
    let mut fraction = Lentz::start(x + 1.0 - a);
    for n in 1..MAX_TERMS {
        let n = f64::from(n);
        if fraction.step(-n * (n - a), x + 2.0 * n + 1.0 - a) {
            break;
        }
    }
    fraction.value
}

/// Lower and upper regularised incomplete beta, I_x(a, b) and 1 - I_x(a, b).
///
/// `complement` is 1 - x, passed separately because the caller often knows it more exactly.
pub(crate) fn beta_pair(a: f64, b: f64, x: f64, complement: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if complement <= 0.0 {
        return (1.0, 0.0);
    }
    let log_front = ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b);
    let front = (log_front + a * x.ln() + b * complement.ln()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        let lower = (front * beta_fraction(a, b, x) / a).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (front * beta_fraction(b, a, complement) / b).min(1.0);
        (1.0 - upper, upper)
    }
}

/// The continued fraction of the incomplete beta function, without its front factor.
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut fraction = Lentz::start(1.0);
    fraction.step(-(a + b) * x / (a + 1.0), 1.0);
    for m in 1..MAX_TERMS {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        fraction.step(even, 1.0);
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        if fraction.step(odd, 1.0) {
            break;
        }
    }
    fraction.value
}

/// Lentz's evaluation of 1 / (b0 + a1 / (b1 + a2 / (b2 + ...))).
struct Lentz {
    value: f64,
    ratio: f64,
    inverse: f64,
}

impl Lentz {
    fn start(first: f64) -> Self {
        let inverse = 1.0 / away_from_zero(first);
        Self {
            value: inverse,
            ratio: 1.0 / TINY,
            inverse,
        }
    }

    /// Takes one more term; true once the value has settled.
    fn step(&mut self, numerator: f64, denominator: f64) -> bool {
        self.inverse = 1.0 / away_from_zero(denominator + numerator * self.inverse);
        self.ratio = away_from_zero(denominator + numerator / self.ratio);
        let change = self.inverse * self.ratio;
        self.value *= change;
        (change - 1.0).abs() <= f64::EPSILON
    }
}

fn away_from_zero(value: f64) -> f64 {
    if value.abs() < TINY { TINY } else { value }
}

/// Gamma(x + 1/2) / (Gamma(x) sqrt(x)), without the cancellation of two large logarithms.
pub(crate) fn half_step_gamma_ratio(x: f64) -> f64 {
    if x < 60.0 {
        return (ln_gamma(x + 0.5) - ln_gamma(x)).exp() / x.sqrt();
    }
    let u = 1.0 / x;
    let tail = u * (-21.0 / 32768.0 + u * (-399.0 / 262_144.0 + u * 869.0 / 4_194_304.0));
    1.0 + u * (-1.0 / 8.0 + u * (1.0 / 128.0 + u * (5.0 / 1024.0 + tail)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gamma_ratio_branches_meet() {
        let exact = (ln_gamma(60.5) - ln_gamma(60.0)).exp() / 60f64.sqrt();
        assert!((half_step_gamma_ratio(60.0) / exact - 1.0).abs() < 2e-13);
    }

    #[test]
    fn exponential_tail_is_exact() {
        for x in [0.01, 1.0, 30.0, 600.0] {
            let (lower, upper) = gamma_pair(1.0, x);
            assert!((upper / (-x).exp() - 1.0).abs() < 1e-13);
            assert!((lower / -(-x).exp_m1() - 1.0).abs() < 1e-13);
        }
    }

    #[test]
    fn beta_with_unit_parameter_is_a_power() {
        for x in [1e-8, 0.2, 0.9] {
            let (lower, upper) = beta_pair(3.5, 1.0, x, 1.0 - x);
            assert!((lower / x.powf(3.5) - 1.0).abs() < 1e-13);
            assert!((lower + upper - 1.0).abs() < 1e-15);
        }
    }
}
