//! Vote counting by direction of effect, never by significance (Cochrane Handbook 12.2.1.3).

use crate::distribution::{Reference, beta_quantile, binomial_at_least};
use crate::error::StatsError;
use crate::level::{Interval, Level};

/// The sign test and the proportion of studies with an effect in one direction.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SignTest {
    /// Studies with a direction.
    pub n: u64,
    /// Proportion in the positive direction.
    pub proportion: f64,
    /// Exact two-sided binomial p value.
    pub p_two_sided: f64,
    /// Exact p value against more positive than expected.
    pub p_greater: f64,
    /// Exact p value against fewer positive than expected.
    pub p_less: f64,
    /// Wilson's (1927) score interval.
    pub wilson: Interval,
    /// Clopper and Pearson's (1934) exact interval.
    pub clopper_pearson: Interval,
    /// Jeffreys' equal-tailed interval, reaching 0 and 1 at the ends (Brown, Cai and DasGupta
    /// 2001).
    pub jeffreys: Interval,
}

/// Tests whether the proportion of positive directions is `null` (usually one half). Studies
/// without a direction are left out by the caller.
pub fn sign_test(
    positive: u64,
    negative: u64,
    null: f64,
    level: Level,
) -> Result<SignTest, StatsError> {
    let n = positive + negative;
    if n == 0 {
        return Err(StatsError::TooFewStudies {
            needed: 1,
            found: 0,
        });
    }
    if !(null > 0.0 && null < 1.0) {
        return Err(StatsError::OutOfRange("null proportion"));
    }
    Ok(SignTest {
        n,
        proportion: positive as f64 / n as f64,
        p_two_sided: two_sided(positive, n, null),
        p_greater: binomial_at_least(positive, n, null),
        p_less: at_most(positive, n, null),
        wilson: wilson(positive, n, level),
        clopper_pearson: clopper_pearson(positive, n, level),
        jeffreys: jeffreys(positive, n, level),
    })
}

fn at_most(x: u64, n: u64, p: f64) -> f64 {
    binomial_at_least(n - x, n, 1.0 - p)
}

/// The probability of all counts no likelier than the one seen.
fn two_sided(x: u64, n: u64, p: f64) -> f64 {
    let masses = binomial_masses(n, p);
    // R's tolerance: counts that are equally likely must not be told apart by rounding.
    let limit = masses[x as usize] * (1.0 + 1e-7);
    masses
        .iter()
        .filter(|mass| **mass <= limit)
        .sum::<f64>()
        .min(1.0)
}

fn binomial_masses(n: u64, p: f64) -> Vec<f64> {
    use statrs::function::gamma::ln_gamma;
    let size = n as f64;
    let whole = ln_gamma(size + 1.0);
    (0..=n)
        .map(|x| {
            let x = x as f64;
            let ways = whole - ln_gamma(x + 1.0) - ln_gamma(size - x + 1.0);
            (ways + x * p.ln() + (size - x) * (-p).ln_1p()).exp()
        })
        .collect()
}

/// Wilson's score interval of a proportion.
pub fn wilson(x: u64, n: u64, level: Level) -> Interval {
    let (x, n) = (x as f64, n as f64);
    let z2 = Reference::Normal.critical_value(level).powi(2);
    let centre = (x + z2 / 2.0) / (n + z2);
    let half = (z2 * (x * (n - x) / n + z2 / 4.0)).sqrt() / (n + z2);
    let raw = Interval::around(centre, half);
    // At the ends the limit is the end itself, which rounding can miss.
    Interval {
        lower: if x == 0.0 { 0.0 } else { raw.lower },
        upper: if x == n { 1.0 } else { raw.upper },
    }
}

/// Clopper and Pearson's exact interval of a proportion.
pub fn clopper_pearson(x: u64, n: u64, level: Level) -> Interval {
    let (x, n) = (x as f64, n as f64);
    let tail = level.tail();
    let lower = if x == 0.0 {
        0.0
    } else {
        beta_quantile(tail, x, n - x + 1.0)
    };
    let upper = if x == n {
        1.0
    } else {
        beta_quantile(1.0 - tail, x + 1.0, n - x)
    };
    Interval { lower, upper }
}

fn jeffreys(x: u64, n: u64, level: Level) -> Interval {
    let (x, n) = (x as f64, n as f64);
    let tail = level.tail();
    let limit = |p: f64| beta_quantile(p, x + 0.5, n - x + 0.5);
    let lower = if x == 0.0 { 0.0 } else { limit(tail) };
    let upper = if x == n { 1.0 } else { limit(1.0 - tail) };
    Interval { lower, upper }
}
