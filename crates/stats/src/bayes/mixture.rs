//! Mixtures of normal distributions: what is left of mu and theta once tau is integrated out.

use crate::distribution::{normal_density, normal_upper};
use crate::level::{Interval, Level};
use crate::numeric::roots::bracketed_root;

use super::summary::Summary;

const MAX_STEPS: usize = 100;

/// A mixture of normal distributions.
#[derive(Debug, Clone, PartialEq)]
pub struct Mixture {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Part {
    weight: f64,
    mean: f64,
    sd: f64,
}

impl Mixture {
    /// A mixture of (weight, mean, standard deviation); weights add up to one.
    pub(super) fn new(parts: impl Iterator<Item = (f64, f64, f64)>) -> Self {
        let part = |(weight, mean, sd)| Part { weight, mean, sd };
        Self {
            parts: parts.map(part).collect(),
        }
    }

    /// The mean.
    pub fn mean(&self) -> f64 {
        self.parts.iter().map(|p| p.weight * p.mean).sum()
    }

    /// The standard deviation.
    pub fn sd(&self) -> f64 {
        let mean = self.mean();
        let square = |p: &Part| p.weight * (p.sd * p.sd + (p.mean - mean).powi(2));
        self.parts.iter().map(square).sum::<f64>().sqrt()
    }

    /// The density at a value.
    pub fn density(&self, x: f64) -> f64 {
        let parts = self.parts.iter();
        parts
            .map(|p| p.weight * normal_density((x - p.mean) / p.sd) / p.sd)
            .sum()
    }

    /// The probability of a value below x.
    pub fn probability_below(&self, x: f64) -> f64 {
        let parts = self.parts.iter();
        parts
            .map(|p| p.weight * normal_upper((p.mean - x) / p.sd))
            .sum()
    }

    /// The value below which a probability lies.
    pub fn quantile(&self, probability: f64) -> f64 {
        let (mean, sd) = (self.mean(), self.sd());
        let (mut low, mut high) = (mean - sd, mean + sd);
        while self.probability_below(low) > probability {
            low -= 2.0 * (high - low);
        }
        while self.probability_below(high) < probability {
            high += 2.0 * (high - low);
        }
        let mut x = f64::midpoint(low, high);
        for _ in 0..MAX_STEPS {
            let off = self.probability_below(x) - probability;
            if off > 0.0 {
                high = x;
            } else {
                low = x;
            }
            let newton = x - off / self.density(x);
            let next = if newton > low && newton < high {
                newton
            } else {
                f64::midpoint(low, high)
            };
            let is_still = (next - x).abs() <= 1e-14 * (sd + x.abs());
            x = next;
            if is_still {
                break;
            }
        }
        x
    }

    /// What is said of it.
    pub fn summary(&self, level: Level) -> Summary {
        let central = Interval {
            lower: self.quantile(level.tail()),
            upper: self.quantile(1.0 - level.tail()),
        };
        Summary {
            mean: self.mean(),
            median: self.quantile(0.5),
            sd: self.sd(),
            central,
            shortest: self.shortest(level, central),
        }
    }

    /// The shortest interval: equally dense at both ends.
    fn shortest(&self, level: Level, central: Interval) -> Interval {
        self.shortest_by_newton(level, central)
            .or_else(|| self.shortest_by_bisection(level))
            .unwrap_or(central)
    }

    fn shortest_by_newton(&self, level: Level, central: Interval) -> Option<Interval> {
        let inside = 1.0 - 2.0 * level.tail();
        let width = central.upper - central.lower;
        let (mut low, mut high) = (central.lower, central.upper);
        for _ in 0..30 {
            let (a, b) = (self.density(low), self.density(high));
            let missing = self.probability_below(high) - self.probability_below(low) - inside;
            let (slope_a, slope_b) = (self.slope(low), self.slope(high));
            // -a dl + b dh = -missing and slope_a dl - slope_b dh = b - a.
            let determinant = a * slope_b - b * slope_a;
            let dl = (missing * slope_b - b * (b - a)) / determinant;
            let dh = (missing * slope_a - a * (b - a)) / determinant;
            if !(dl.is_finite() && dh.is_finite()) || dl.abs().max(dh.abs()) > width / 2.0 {
                return None;
            }
            low += dl;
            high += dh;
            if dl.abs().max(dh.abs()) <= 1e-12 * width {
                let rising = self.slope(low) > 0.0 && self.slope(high) < 0.0;
                return rising.then_some(Interval {
                    lower: low,
                    upper: high,
                });
            }
        }
        None
    }

    fn shortest_by_bisection(&self, level: Level) -> Option<Interval> {
        let outside = 2.0 * level.tail();
        let ends = |p: f64| (self.quantile(p), self.quantile(p + 1.0 - outside));
        let difference = |p: f64| {
            let (low, high) = ends(p);
            self.density(low) - self.density(high)
        };
        let edge = outside * 1e-6;
        let p = bracketed_root(difference, edge, outside - edge)?;
        let (lower, upper) = ends(p);
        Some(Interval { lower, upper })
    }

    /// The slope of the density.
    fn slope(&self, x: f64) -> f64 {
        let of = |p: &Part| {
            let z = (x - p.mean) / p.sd;
            -p.weight * z * normal_density(z) / (p.sd * p.sd)
        };
        self.parts.iter().map(of).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_is_a_normal_distribution() {
        let one = Mixture::new([(1.0, 2.0, 3.0)].into_iter());
        let found = one.summary(Level::P95);
        let half = 3.0 * 1.959_963_984_540_054;
        for interval in [found.central, found.shortest] {
            assert!((interval.lower - (2.0 - half)).abs() < 1e-10);
            assert!((interval.upper - (2.0 + half)).abs() < 1e-10);
        }
        assert!((found.median - 2.0).abs() < 1e-12 && (found.sd - 3.0).abs() < 1e-12);
    }

    #[test]
    fn the_shortest_interval_of_a_skewed_mixture_is_equally_dense_at_its_ends() {
        let parts = [(0.6, 0.0, 1.0), (0.3, 1.0, 2.0), (0.1, 4.0, 4.0)];
        let skewed = Mixture::new(parts.into_iter());
        let found = skewed.summary(Level::P95);
        let (a, b) = (found.shortest, found.central);
        assert!(a.upper - a.lower < b.upper - b.lower);
        let inside = skewed.probability_below(a.upper) - skewed.probability_below(a.lower);
        assert!((inside - 0.95).abs() < 1e-10);
        assert!((skewed.density(a.lower) / skewed.density(a.upper) - 1.0).abs() < 1e-8);
    }
}
