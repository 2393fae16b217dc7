//! The distribution of effects without pooling (Cochrane Handbook 12.2.1.1).

use crate::error::StatsError;

/// Quartiles, range and directions.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Description {
    /// The smallest value.
    pub min: f64,
    /// The lower quartile.
    pub q1: f64,
    /// The median.
    pub median: f64,
    /// The upper quartile.
    pub q3: f64,
    /// The largest value.
    pub max: f64,
    /// Values above zero.
    pub positive: usize,
    /// Values below zero.
    pub negative: usize,
}

/// Describes values; quartiles by linear interpolation (R's type 7).
pub fn describe(values: &[f64]) -> Result<Description, StatsError> {
    if let Some(index) = values.iter().position(|x| !x.is_finite()) {
        return Err(StatsError::NotFinite { index });
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |p: f64| quantile(&sorted, p);
    let missing = StatsError::TooFewStudies {
        needed: 1,
        found: 0,
    };
    Ok(Description {
        min: at(0.0).ok_or(missing)?,
        q1: at(0.25).ok_or(missing)?,
        median: at(0.5).ok_or(missing)?,
        q3: at(0.75).ok_or(missing)?,
        max: at(1.0).ok_or(missing)?,
        positive: values.iter().filter(|x| **x > 0.0).count(),
        negative: values.iter().filter(|x| **x < 0.0).count(),
    })
}

/// The quantile of sorted values by linear interpolation; `None` without values.
fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let position = p * (sorted.len().checked_sub(1)?) as f64;
    let below = *sorted.get(position.floor() as usize)?;
    let above = *sorted.get(position.ceil() as usize)?;
    Some(below + (position - position.floor()) * (above - below))
}
