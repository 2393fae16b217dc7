//! The mean and the SD of an arm: as the source gives them, or from its median with quartiles or range
//! (Luo and others 2018 for the mean; Wan and others 2014, and Shi and others 2020 where both are known,
//! for the SD; Cochrane Handbook 6.5.2).

use stats::convert::quantiles::{Quantiles, mean_from_quantiles, sd_from_quantiles};

use crate::record::result::ArmData;

/// Below so many people the formulas say little of a mean.
const LEAST: u32 = 5;

/// Mean and SD.
pub(super) fn mean_and_sd(arm: &ArmData) -> Option<(f64, f64)> {
    let n = || arm.n.filter(|n| *n >= LEAST).map(f64::from);
    let reported = || quantiles(arm).zip(n());
    let mean = arm.mean.or_else(|| {
        let (reported, n) = reported()?;
        Some(mean_from_quantiles(arm.median?, reported, n))
    });
    let sd = spread(arm).or_else(|| {
        let (reported, n) = reported()?;
        Some(sd_from_quantiles(reported, n)).filter(|sd| *sd > 0.0)
    });
    mean.zip(sd)
}

/// Whether the mean or the SD of an arm that has both is worked out from quartiles or range.
pub(super) fn is_from_quantiles(arm: &ArmData) -> bool {
    let is_given = arm.mean.is_some() && spread(arm).is_some();
    !is_given && mean_and_sd(arm).is_some()
}

/// The standard deviation of an arm, given or from its standard error.
pub(super) fn spread(arm: &ArmData) -> Option<f64> {
    arm.sd.or_else(|| Some(arm.se? * f64::from(arm.n?).sqrt()))
}

fn quantiles(arm: &ArmData) -> Option<Quantiles> {
    let rising = |low: f64, high: f64| low < high;
    let quartiles = arm.q1.zip(arm.q3).filter(|(q1, q3)| rising(*q1, *q3));
    let range = arm.min.zip(arm.max).filter(|(min, max)| rising(*min, *max));
    match (quartiles, range) {
        (Some((q1, q3)), Some((min, max))) => Some(Quantiles::Both { min, q1, q3, max }),
        (Some((q1, q3)), None) => Some(Quantiles::Quartiles { q1, q3 }),
        (None, Some((min, max))) => Some(Quantiles::Range { min, max }),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arm() -> ArmData {
        ArmData {
            n: Some(40),
            median: Some(12.0),
            q1: Some(9.0),
            q3: Some(16.0),
            ..ArmData::default()
        }
    }

    /// Luo's weight for 40 people is 0.7 + 0.39/40; Wan's divisor for quartiles is twice the normal
    /// quantile of (0.75 × 40 − 0.125) / 40.25, which is 1.300509.
    #[test]
    fn quartiles_give_a_mean_and_an_sd() {
        let (mean, sd) = mean_and_sd(&arm()).unwrap();
        let weight = 0.7 + 0.39 / 40.0;
        assert!((mean - (weight * 12.5 + (1.0 - weight) * 12.0)).abs() < 1e-12);
        assert!((sd - 7.0 / 1.300_508_665_4).abs() < 1e-6, "{sd}");
        assert!(is_from_quantiles(&arm()));
    }

    #[test]
    fn what_the_source_gives_stands() {
        let given = ArmData {
            mean: Some(11.0),
            sd: Some(4.0),
            ..arm()
        };
        assert_eq!(mean_and_sd(&given), Some((11.0, 4.0)));
        assert!(!is_from_quantiles(&given));
        let few = ArmData {
            n: Some(4),
            ..arm()
        };
        assert_eq!(mean_and_sd(&few), None);
    }
}
