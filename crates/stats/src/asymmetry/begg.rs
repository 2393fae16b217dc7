//! Begg and Mazumdar's rank correlation test (1994).

use crate::distribution::Reference;
use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::fit::sample::Sample;
use std::cmp::Ordering;

/// Kendall's rank correlation and the test that it is zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankTest {
    /// Kendall's tau-b.
    pub tau: f64,
    /// Two-sided p value.
    pub p: f64,
    /// Whether p is exact (no ties) or from the normal approximation without continuity
    /// correction (ties).
    pub exact: bool,
}

/// The rank correlation of standardised effects with their variances. Needs two studies.
pub fn begg(effects: &[EffectSize]) -> Result<RankTest, StatsError> {
    if effects.len() < 2 {
        return Err(StatsError::TooFewStudies {
            needed: 2,
            found: effects.len(),
        });
    }
    let fit = Sample::without_moderators(effects)?.fit(0.0)?;
    let shared = 1.0 / fit.weight_sum();
    let residuals = fit.residuals.iter().zip(effects);
    let standardised: Vec<f64> = residuals
        .map(|(r, e)| r / (e.vi() - shared).sqrt())
        .collect();
    let variances: Vec<f64> = effects.iter().map(EffectSize::vi).collect();
    kendall(&standardised, &variances)
}

/// Kendall's tau-b with its test.
fn kendall(x: &[f64], y: &[f64]) -> Result<RankTest, StatsError> {
    let (ties_x, ties_y) = (tie_sizes(x), tie_sizes(y));
    let score = concordance(x, y);
    let pairs = pairs(x.len() as f64);
    let untied = |ties: &[f64]| pairs - ties.iter().map(|t| t * (t - 1.0) / 2.0).sum::<f64>();
    let scale = (untied(&ties_x) * untied(&ties_y)).sqrt();
    if scale.is_nan() || scale <= 0.0 {
        return Err(StatsError::NoInformation);
    }
    let exact = ties_x.is_empty() && ties_y.is_empty();
    let p = if exact {
        exact_p(score, x.len())
    } else {
        let variance = score_variance(x.len() as f64, &ties_x, &ties_y);
        Reference::Normal.two_sided_p(score / variance.sqrt())
    };
    Ok(RankTest {
        tau: score / scale,
        p,
        exact,
    })
}

fn pairs(n: f64) -> f64 {
    n * (n - 1.0) / 2.0
}

/// Concordant minus discordant pairs.
fn concordance(x: &[f64], y: &[f64]) -> f64 {
    let sign = |a: f64, b: f64| match a.total_cmp(&b) {
        _ if a == b => 0.0,
        Ordering::Less => -1.0,
        _ => 1.0,
    };
    let pair = |i: usize, j: usize| sign(x[i], x[j]) * sign(y[i], y[j]);
    (0..x.len())
        .map(|i| (0..i).map(|j| pair(i, j)).sum::<f64>())
        .sum()
}

/// Sizes of the groups of equal values, groups of one left out.
fn tie_sizes(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let groups = sorted.chunk_by(|a, b| a == b);
    groups
        .filter(|g| g.len() > 1)
        .map(|g| g.len() as f64)
        .collect()
}

/// The exact two-sided p value without ties, from the distribution of concordant pairs.
fn exact_p(score: f64, n: usize) -> f64 {
    let at_most = cumulative_inversions(n);
    let concordant = ((score + pairs(n as f64)) / 2.0).round() as usize;
    // The distribution is symmetric: both tails are read off its lower, exact end.
    let discordant = at_most.len() - 1 - concordant;
    (2.0 * at_most[concordant.min(discordant)]).min(1.0)
}

/// The probability of at most each number of inversions in a random permutation of n.
fn cumulative_inversions(n: usize) -> Vec<f64> {
    let mut at_most = vec![1.0];
    for size in 2..=n {
        let top = at_most.len() - 1;
        // A new largest element adds 0 to size - 1 inversions, each with the same probability.
        let before = |i: usize| if i < size { 0.0 } else { at_most[i - size] };
        let frequency = |i: usize| (at_most[i.min(top)] - before(i)) / size as f64;
        let frequencies: Vec<f64> = (0..top + size).map(frequency).collect();
        at_most = running_sums(&frequencies);
    }
    at_most
}

fn running_sums(values: &[f64]) -> Vec<f64> {
    let add = |sum: &mut f64, x: &f64| {
        *sum += x;
        Some(*sum)
    };
    values.iter().scan(0.0, add).collect()
}

/// The variance of concordant minus discordant pairs with ties (Kendall 1970).
fn score_variance(n: f64, ties_x: &[f64], ties_y: &[f64]) -> f64 {
    let sum = |ties: &[f64], term: &dyn Fn(f64) -> f64| ties.iter().map(|t| term(*t)).sum::<f64>();
    let full = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
    let double = |t: f64| t * (t - 1.0);
    let triple = |t: f64| t * (t - 1.0) * (t - 2.0);
    let main = (full(n) - sum(ties_x, &full) - sum(ties_y, &full)) / 18.0;
    let twos = sum(ties_x, &double) * sum(ties_y, &double) / (2.0 * double(n));
    let threes = sum(ties_x, &triple) * sum(ties_y, &triple);
    main + twos
        + if threes > 0.0 {
            threes / (9.0 * triple(n))
        } else {
            0.0
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permutations_of_four() {
        // 1, 3, 5, 6, 5, 3, 1 permutations of four have 0 to 6 inversions.
        let expected = [1.0, 4.0, 9.0, 15.0, 20.0, 23.0, 24.0];
        let got = cumulative_inversions(4);
        assert_eq!(got.len(), expected.len());
        assert!(
            got.iter()
                .zip(expected)
                .all(|(g, e)| (g - e / 24.0).abs() < 1e-15)
        );
    }
}
