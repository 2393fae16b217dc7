//! Integrals by Gauss and Legendre's rule.

use std::f64::consts::PI;

/// Points and weights on an interval.
#[derive(Debug, Clone)]
pub(crate) struct GaussLegendre {
    nodes: Vec<(f64, f64)>,
}

impl GaussLegendre {
    /// The rule with a number of points, exact for polynomials of degree below twice that number.
    ///
    /// The points are the roots of the Legendre polynomial, found by Newton's method from
    /// Tricomi's approximation.
    pub(crate) fn new(points: usize) -> Self {
        let n = points as f64;
        let node = |i: usize| {
            let mut x = -(PI * (i as f64 + 0.75) / (n + 0.5)).cos();
            let mut slope = 1.0;
            for _ in 0..100 {
                let (value, derivative) = legendre(points, x);
                slope = derivative;
                let change = value / derivative;
                x -= change;
                if change.abs() <= 1e-15 {
                    break;
                }
            }
            (x, 2.0 / ((1.0 - x * x) * slope * slope))
        };
        Self {
            nodes: (0..points).map(node).collect(),
        }
    }

    /// The points and weights moved to an interval.
    pub(crate) fn on(&self, from: f64, to: f64) -> impl Iterator<Item = (f64, f64)> + '_ {
        let (centre, half) = (f64::midpoint(from, to), (to - from) / 2.0);
        self.nodes
            .iter()
            .map(move |(x, weight)| (centre + half * x, half * weight))
    }

    /// The integral of a function over an interval.
    pub(crate) fn integral(&self, from: f64, to: f64, f: impl Fn(f64) -> f64) -> f64 {
        self.on(from, to).map(|(x, weight)| weight * f(x)).sum()
    }
}

/// The Legendre polynomial of a degree and its derivative.
fn legendre(degree: usize, x: f64) -> (f64, f64) {
    let (mut before, mut here) = (1.0, x);
    for m in 2..=degree {
        let m = m as f64;
        let next = ((2.0 * m - 1.0) * x * here - (m - 1.0) * before) / m;
        before = here;
        here = next;
    }
    (here, degree as f64 * (x * here - before) / (x * x - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrates_polynomials_exactly() {
        let rule = GaussLegendre::new(8);
        let got = rule.integral(0.0, 2.0, |x| x.powi(15));
        assert!((got / 4096.0 - 1.0).abs() < 1e-13, "{got}");
        let total: f64 = rule.on(-1.0, 4.0).map(|(_, w)| w).sum();
        assert!((total - 5.0).abs() < 1e-13);
    }
}
