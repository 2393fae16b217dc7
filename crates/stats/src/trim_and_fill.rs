//! Trim and fill (Duval and Tweedie 2000): a sensitivity analysis, never a corrected truth.

use crate::asymmetry::egger::egger_mixed;
use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::model::options::{MeanTest, ModelOptions, TestRule};
use crate::pool::inverse_variance::{Pooled, pool};

/// Estimators of the number of missing studies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MissingEstimator {
    /// From the sum of the positive ranks.
    L0,
    /// From the length of the rightmost run.
    R0,
}

/// On which side studies are thought to be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Small effects are missing.
    Left,
    /// Large effects are missing.
    Right,
}

/// The outcome of trim and fill.
#[derive(Debug, Clone, PartialEq)]
pub struct TrimAndFill {
    /// Estimated number of missing studies.
    pub missing: usize,
    /// Its standard error.
    pub se_missing: f64,
    /// The p value of the hypothesis that none is missing; R0 only.
    pub p_none_missing: Option<f64>,
    /// The side.
    pub side: Side,
    /// The studies filled in, mirrored around the last trimmed estimate.
    pub filled: Vec<EffectSize>,
    /// The result without filling.
    pub unadjusted: Pooled,
    /// The result with the studies filled in.
    pub adjusted: Pooled,
}

/// Rounds of trimming after which a cycle is assumed.
const MAX_ROUNDS: usize = 100;

/// Trims and fills. `side` `None`: right if the slope on the standard error in the
/// random-effects model is negative, left otherwise. Needs three studies.
pub fn trim_and_fill(
    effects: &[EffectSize],
    estimator: MissingEstimator,
    side: Option<Side>,
    options: &ModelOptions,
) -> Result<TrimAndFill, StatsError> {
    let unadjusted = pool(effects, options)?;
    let side = match side {
        Some(side) => side,
        None => likely_side(effects, options)?,
    };
    let mut sorted: Vec<EffectSize> = effects.iter().map(|e| facing(e, side)).collect();
    sorted.sort_by(|a, b| a.yi().total_cmp(&b.yi()));
    let Trimmed {
        missing,
        se,
        centre,
    } = trim(&sorted, estimator, options)?;
    let filled: Vec<EffectSize> = sorted[sorted.len() - missing..]
        .iter()
        .filter_map(|e| EffectSize::new(2.0 * centre - e.yi(), e.vi()))
        .map(|e| facing(&e, side))
        .collect();
    let all: Vec<EffectSize> = effects.iter().chain(&filled).copied().collect();
    let p_none_missing = match estimator {
        MissingEstimator::L0 => None,
        MissingEstimator::R0 => Some(0.5f64.powi(missing as i32 + 1)),
    };
    Ok(TrimAndFill {
        missing,
        se_missing: se,
        p_none_missing,
        side,
        filled,
        unadjusted,
        adjusted: pool(&all, options)?,
    })
}

/// Turns effects so that the trimmed side is always the right-hand one.
fn facing(effect: &EffectSize, side: Side) -> EffectSize {
    match side {
        Side::Left => *effect,
        Side::Right => effect.reversed(),
    }
}

fn likely_side(effects: &[EffectSize], options: &ModelOptions) -> Result<Side, StatsError> {
    let wald = ModelOptions {
        test: TestRule::Always(MeanTest::Normal),
        ..*options
    };
    let slope = egger_mixed(effects, &wald)?.bias.estimate;
    Ok(if slope < 0.0 { Side::Right } else { Side::Left })
}

struct Trimmed {
    missing: usize,
    se: f64,
    centre: f64,
}

/// Trims the largest effects until their estimated number no longer changes.
fn trim(
    sorted: &[EffectSize],
    estimator: MissingEstimator,
    options: &ModelOptions,
) -> Result<Trimmed, StatsError> {
    let mut missing = 0;
    for _ in 0..MAX_ROUNDS {
        let centre = pool(&sorted[..sorted.len() - missing], options)?
            .mean
            .estimate;
        let (next, se) = estimate_missing(&signed_ranks(sorted, centre), estimator);
        // At least one study must remain to be pooled.
        let next = next.min(sorted.len() - 1);
        if next == missing {
            return Ok(Trimmed {
                missing,
                se,
                centre,
            });
        }
        missing = next;
    }
    Err(StatsError::NotConverged("number of missing studies"))
}

/// Ranks of the distances from the centre, with the sign of the deviation; ties keep their order.
fn signed_ranks(sorted: &[EffectSize], centre: f64) -> Vec<f64> {
    let deviations: Vec<f64> = sorted.iter().map(|e| e.yi() - centre).collect();
    let mut order: Vec<usize> = (0..deviations.len()).collect();
    order.sort_by(|a, b| deviations[*a].abs().total_cmp(&deviations[*b].abs()));
    let mut ranks = vec![0.0; deviations.len()];
    for (position, index) in order.into_iter().enumerate() {
        let sign = if deviations[index] == 0.0 {
            0.0
        } else {
            deviations[index].signum()
        };
        ranks[index] = sign * (position as f64 + 1.0);
    }
    ranks
}

/// The estimated number of missing studies and its standard error.
fn estimate_missing(ranks: &[f64], estimator: MissingEstimator) -> (usize, f64) {
    let k = ranks.len() as f64;
    let (raw, se) = match estimator {
        MissingEstimator::R0 => {
            let highest_left = ranks.iter().fold(0.0_f64, |high, r| high.max(-r));
            let raw = k - highest_left - 1.0;
            (raw, (2.0 * raw.max(0.0) + 2.0).sqrt())
        }
        MissingEstimator::L0 => {
            let sum: f64 = ranks.iter().filter(|r| **r > 0.0).sum();
            let raw = (4.0 * sum - k * (k + 1.0)) / (2.0 * k - 1.0);
            (raw, l0_standard_error(raw, k))
        }
    };
    (raw.round_ties_even().max(0.0) as usize, se)
}

/// The standard error of L0 (Duval and Tweedie 2000).
fn l0_standard_error(k0: f64, k: f64) -> f64 {
    let without = k * (k + 1.0) * (2.0 * k + 1.0);
    let own = 10.0 * k0.powi(3) + 27.0 * k0.powi(2) + 17.0 * k0;
    let mixed = -18.0 * k * k0.powi(2) - 18.0 * k * k0 + 6.0 * k * k * k0;
    4.0 * ((without + own + mixed) / 24.0).max(0.0).sqrt() / (2.0 * k - 1.0)
}
