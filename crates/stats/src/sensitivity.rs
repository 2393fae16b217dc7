//! How the pooled estimate depends on single studies and on time.

use crate::effect::EffectSize;
use crate::error::StatsError;
use crate::model::options::ModelOptions;
use crate::pool::inverse_variance::{Pooled, pool};

/// Entry i is the result with study i left out. Needs two studies.
pub fn leave_one_out(
    effects: &[EffectSize],
    options: &ModelOptions,
) -> Result<Vec<Pooled>, StatsError> {
    if effects.len() < 2 {
        return Err(StatsError::TooFewStudies {
            needed: 2,
            found: effects.len(),
        });
    }
    (0..effects.len())
        .map(|left_out| {
            let mut rest = effects.to_vec();
            rest.remove(left_out);
            pool(&rest, options)
        })
        .collect()
}

/// A cumulative analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct Cumulative {
    /// The order in which studies entered, as positions in the input.
    pub order: Vec<usize>,
    /// The result after each study.
    pub steps: Vec<Pooled>,
}

/// Adds studies one by one in ascending order of a key such as the year; ties keep input order.
pub fn cumulative(
    effects: &[EffectSize],
    keys: &[f64],
    options: &ModelOptions,
) -> Result<Cumulative, StatsError> {
    let (expected, found) = (effects.len(), keys.len());
    if expected != found {
        return Err(StatsError::LengthMismatch { expected, found });
    }
    let mut order: Vec<usize> = (0..effects.len()).collect();
    order.sort_by(|a, b| keys[*a].total_cmp(&keys[*b]));
    let sorted: Vec<EffectSize> = order.iter().map(|i| effects[*i]).collect();
    let steps = (1..=sorted.len())
        .map(|count| pool(&sorted[..count], options))
        .collect::<Result<_, _>>()?;
    Ok(Cumulative { order, steps })
}
