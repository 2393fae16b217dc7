//! The likelihood of one study's counts given its effect.

use statrs::function::gamma::ln_gamma;

use crate::effect::binary::TwoByTwo;
use crate::effect::single_group::Proportion;
use crate::error::StatsError;

use super::integral::{Height, log_normal_integral};

/// Counts whose likelihood depends on one effect.
pub(super) trait Counts {
    /// The log likelihood of a mean effect and a standard deviation of true effects around it.
    fn log_likelihood(&self, mean: f64, sd: f64) -> f64;

    /// The highest log likelihood that any effect has.
    fn saturated(&self) -> f64;

    /// The effect at that height with its variance; `None` where it is infinite.
    fn own_effect(&self) -> Option<(f64, f64)>;
}

/// ln of the binomial probability at a logit, with its first two derivatives.
fn binomial(events: f64, n: f64, logit: f64) -> Height {
    // ln(1 + e^x) without overflow.
    let softplus = logit.max(0.0) + (-logit.abs()).exp().ln_1p();
    let p = 1.0 / (1.0 + (-logit).exp());
    Height {
        value: log_choose(n, events) + events * logit - n * softplus,
        slope: events - n * p,
        curvature: -n * p * (1.0 - p),
    }
}

/// ln of the highest binomial probability.
fn highest_binomial(events: f64, n: f64) -> f64 {
    let part = |x: f64| if x > 0.0 { x * (x / n).ln() } else { 0.0 };
    log_choose(n, events) + part(events) + part(n - events)
}

fn log_choose(n: f64, x: f64) -> f64 {
    ln_gamma(n + 1.0) - ln_gamma(x + 1.0) - ln_gamma(n - x + 1.0)
}

/// Events in one group; the effect is the logit.
pub(super) struct Single {
    events: f64,
    n: f64,
}

impl Single {
    pub(super) fn new(group: &Proportion) -> Self {
        Self {
            events: group.events(),
            n: group.n(),
        }
    }

    /// Whether all people have the event (`true`) or none (`false`); `None` for anything between.
    pub(super) fn extreme(&self) -> Option<bool> {
        match self.events {
            events if events <= 0.0 => Some(false),
            events if events >= self.n => Some(true),
            _ => None,
        }
    }
}

impl Counts for Single {
    fn log_likelihood(&self, mean: f64, sd: f64) -> f64 {
        log_normal_integral(|logit| binomial(self.events, self.n, logit), mean, sd)
    }

    fn saturated(&self) -> f64 {
        highest_binomial(self.events, self.n)
    }

    fn own_effect(&self) -> Option<(f64, f64)> {
        let others = self.n - self.events;
        let within = self.extreme().is_none();
        within.then(|| {
            (
                (self.events / others).ln(),
                1.0 / self.events + 1.0 / others,
            )
        })
    }
}

/// Two arms with an intercept of their own; the effect is the log odds ratio.
pub(super) struct TwoArms {
    a: f64,
    n1: f64,
    c: f64,
    n2: f64,
}

impl TwoArms {
    pub(super) fn new(table: &TwoByTwo) -> Self {
        Self {
            a: table.events1(),
            n1: table.n1(),
            c: table.events2(),
            n2: table.n2(),
        }
    }

    fn given(&self, intercept: f64, effect: f64) -> (Height, Height) {
        let half = effect / 2.0;
        (
            binomial(self.a, self.n1, intercept + half),
            binomial(self.c, self.n2, intercept - half),
        )
    }

    fn integral(&self, intercept: f64, mean: f64, sd: f64) -> f64 {
        log_normal_integral(
            |effect| {
                let (one, other) = self.given(intercept, effect);
                Height {
                    value: one.value + other.value,
                    slope: (one.slope - other.slope) / 2.0,
                    curvature: (one.curvature + other.curvature) / 4.0,
                }
            },
            mean,
            sd,
        )
    }
}

impl Counts for TwoArms {
    /// At the intercept that makes it largest. The likelihood falls off on both sides of that, its
    /// logarithm being concave, so Newton's method with halved steps arrives.
    fn log_likelihood(&self, mean: f64, sd: f64) -> f64 {
        const WIDTH: f64 = 1e-3;
        let events = self.a + self.c + 0.5;
        let mut at = (events / (self.n1 + self.n2 + 1.0 - events)).ln();
        let mut height = self.integral(at, mean, sd);
        for _ in 0..100 {
            let up = self.integral(at + WIDTH, mean, sd);
            let down = self.integral(at - WIDTH, mean, sd);
            let slope = (up - down) / (2.0 * WIDTH);
            let curvature = (up - 2.0 * height + down) / (WIDTH * WIDTH);
            let mut step = if curvature < 0.0 {
                (-slope / curvature).clamp(-3.0, 3.0)
            } else {
                slope.signum() * 0.5
            };
            let mut next = self.integral(at + step, mean, sd);
            while next < height && step.abs() > 1e-9 {
                step /= 2.0;
                next = self.integral(at + step, mean, sd);
            }
            if next <= height {
                break;
            }
            at += step;
            let gained = next - height;
            height = next;
            if gained < 1e-14 * (1.0 + height.abs()) {
                break;
            }
        }
        height
    }

    fn saturated(&self) -> f64 {
        highest_binomial(self.a, self.n1) + highest_binomial(self.c, self.n2)
    }

    fn own_effect(&self) -> Option<(f64, f64)> {
        let (b, d) = (self.n1 - self.a, self.n2 - self.c);
        let cells = [self.a, b, self.c, d];
        let within = cells.iter().all(|cell| *cell > 0.0);
        let variance = cells.iter().map(|cell| 1.0 / cell).sum();
        within.then(|| ((self.a / b).ln() - (self.c / d).ln(), variance))
    }
}

/// Events of the first arm given those of both arms together; the effect is the log odds ratio.
pub(super) struct Conditional {
    /// Events of the first arm, counted from the fewest possible.
    at: usize,
    /// ln of the weight of each possible number of events when the odds ratio is one.
    log_weights: Vec<f64>,
}

impl Conditional {
    /// Counts must be whole numbers.
    pub(super) fn new(table: &TwoByTwo) -> Result<Self, StatsError> {
        let cells = [table.events1(), table.n1(), table.events2(), table.n2()];
        if cells.iter().any(|cell| cell.fract() != 0.0) {
            return Err(StatsError::OutOfRange("events that are not whole numbers"));
        }
        let (n1, n2, events) = (table.n1(), table.n2(), table.events());
        let (fewest, most) = ((events - n2).max(0.0), events.min(n1));
        let weight = |i: usize| {
            let x = fewest + i as f64;
            log_choose(n1, x) + log_choose(n2, events - x)
        };
        Ok(Self {
            at: (table.events1() - fewest) as usize,
            log_weights: (0..=(most - fewest) as usize).map(weight).collect(),
        })
    }

    /// ln of the probability at a log odds ratio, with its first two derivatives. Terms are added
    /// from the largest outwards until they no longer count.
    fn given(&self, effect: f64) -> Height {
        let term = |i: usize| self.log_weights[i] + effect * i as f64;
        let top = self.largest(effect);
        let most = term(top);
        let (mut sum, mut first, mut second) = (0.0, 0.0, 0.0);
        let mut add = |i: usize| {
            let share = (term(i) - most).exp();
            let from_top = i as f64 - top as f64;
            sum += share;
            first += share * from_top;
            second += share * from_top * from_top;
            share > 1e-20
        };
        let mut up = top;
        while up < self.log_weights.len() && add(up) {
            up += 1;
        }
        let mut down = top;
        while down > 0 && add(down - 1) {
            down -= 1;
        }
        let mean = first / sum;
        Height {
            value: term(self.at) - most - sum.ln(),
            slope: self.at as f64 - top as f64 - mean,
            curvature: -(second / sum - mean * mean).max(0.0),
        }
    }

    /// The likeliest number of events: weights rise up to it and fall from there.
    fn largest(&self, effect: f64) -> usize {
        let (mut low, mut high) = (0, self.log_weights.len() - 1);
        while low < high {
            let middle = usize::midpoint(low, high);
            let rises = self.log_weights[middle + 1] + effect > self.log_weights[middle];
            if rises {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn is_extreme(&self) -> bool {
        self.at == 0 || self.at + 1 == self.log_weights.len()
    }

    /// The effect of the highest likelihood.
    fn own(&self) -> Option<f64> {
        if self.is_extreme() {
            return None;
        }
        let slope = |effect: f64| self.given(effect).slope;
        let (mut low, mut high) = (-1.0, 1.0);
        while slope(low) < 0.0 && low > -700.0 {
            low *= 2.0;
        }
        while slope(high) > 0.0 && high < 700.0 {
            high *= 2.0;
        }
        crate::numeric::roots::bracketed_root(slope, low, high)
    }
}

impl Counts for Conditional {
    fn log_likelihood(&self, mean: f64, sd: f64) -> f64 {
        log_normal_integral(|effect| self.given(effect), mean, sd)
    }

    fn saturated(&self) -> f64 {
        // At an end of its range the count is certain in the limit.
        self.own().map_or(0.0, |effect| self.given(effect).value)
    }

    fn own_effect(&self) -> Option<(f64, f64)> {
        let effect = self.own()?;
        Some((effect, -1.0 / self.given(effect).curvature))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn the_conditional_likelihood_is_fishers() {
        // Fisher's tea: three of four guessed right under an odds ratio of one, 16/70.
        let table = TwoByTwo::from_events(3.0, 4.0, 1.0, 4.0).unwrap();
        let tea = Conditional::new(&table).unwrap();
        assert!((tea.given(0.0).value.exp() - 16.0 / 70.0).abs() < 1e-13);
        assert_eq!(tea.log_likelihood(0.0, 0.0), tea.given(0.0).value);
        // Its mean is three where t^4 - 36 t^2 - 32 t - 3 = 0 (R's fisher.test stops at 6.408309).
        let t = tea.own().unwrap().exp();
        let rest = t.powi(4) - 36.0 * t * t - 32.0 * t - 3.0;
        assert!((t - 6.4083).abs() < 2e-4 && rest.abs() < 1e-8, "{t}");
    }

    #[test]
    fn a_likelihood_without_variation_is_binomial() {
        let group = Proportion::new(3.0, 10.0).unwrap();
        let single = Single::new(&group);
        let logit = (0.3f64 / 0.7).ln();
        let expected = (120.0 * 0.3f64.powi(3) * 0.7f64.powi(7)).ln();
        assert!((single.log_likelihood(logit, 0.0) - expected).abs() < 1e-12);
        assert!((single.saturated() - expected).abs() < 1e-12);
        assert!(single.log_likelihood(logit, 0.5) < expected);
    }
}
