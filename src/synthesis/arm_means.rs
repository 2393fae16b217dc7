//! The mean and the SD of an arm: as the source gives them, or from its median with quartiles or range
//! (Luo and others 2018 for the mean; Wan and others 2014, and Shi and others 2020 where both are known,
//! for the SD; or both by a method of McGrath and others 2020; Cochrane Handbook 6.5.2).

use stats::convert::box_cox::box_cox_estimates;
use stats::convert::quantile_estimation::quantile_estimates;
use stats::convert::quantiles::{Quantiles, mean_from_quantiles, sd_from_quantiles};

use crate::record::conventions::MediansChoice;
use crate::record::result::ArmData;

use super::left_out::MediansUsed;

/// Below so many people the formulas say little of a mean.
pub(super) const LEAST: u32 = 5;

/// Mean and SD.
pub fn mean_and_sd(arm: &ArmData, by: MediansChoice) -> Option<(f64, f64)> {
    let (mean, sd) = (arm.mean, spread(arm));
    if let (Some(mean), Some(sd)) = (mean, sd) {
        return Some((mean, sd));
    }
    let reported = quantiles(arm)?;
    let n = f64::from(arm.n.filter(|n| *n >= LEAST)?);
    // A mean that is given needs no median beside it for its SD.
    let median = arm.median.or(mean)?;
    let (own_mean, own_sd) = match by {
        MediansChoice::LuoWan => (
            mean_from_quantiles(median, reported, n),
            sd_from_quantiles(reported, n),
        ),
        MediansChoice::QuantileEstimation => {
            let group = quantile_estimates(median, reported, n).ok()?;
            (group.mean(), group.sd())
        }
        MediansChoice::BoxCox => {
            let group = box_cox_estimates(median, reported, n).ok()?;
            (group.mean(), group.sd())
        }
    };
    let sd = sd.unwrap_or(own_sd);
    (sd > 0.0).then(|| (mean.unwrap_or(own_mean), sd))
}

/// What was done for the arms of a result of which mean or SD is worked out from quartiles or range.
pub fn medians_used(arms: [&Option<ArmData>; 2], by: MediansChoice) -> Option<MediansUsed> {
    let mut worked_out = arms.into_iter().flatten().filter(|arm| {
        let is_given = arm.mean.is_some() && spread(arm).is_some();
        !is_given && mean_and_sd(arm, by).is_some()
    });
    let first = worked_out.next()?;
    let has_both = |arm: &ArmData| matches!(quantiles(arm), Some(Quantiles::Both { .. }));
    Some(match by {
        MediansChoice::LuoWan if has_both(first) || worked_out.any(has_both) => MediansUsed::LuoShi,
        MediansChoice::LuoWan => MediansUsed::LuoWan,
        MediansChoice::QuantileEstimation => MediansUsed::QuantileEstimation,
        MediansChoice::BoxCox => MediansUsed::BoxCox,
    })
}

/// The standard deviation of an arm, given or from its standard error.
pub(super) fn spread(arm: &ArmData) -> Option<f64> {
    arm.sd.or_else(|| Some(arm.se? * f64::from(arm.n?).sqrt()))
}

/// The quartiles and the range of an arm, as far as each has two values that differ.
pub(super) fn quantiles(arm: &ArmData) -> Option<Quantiles> {
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
        let (mean, sd) = mean_and_sd(&arm(), MediansChoice::LuoWan).unwrap();
        let weight = 0.7 + 0.39 / 40.0;
        assert!((mean - (weight * 12.5 + (1.0 - weight) * 12.0)).abs() < 1e-12);
        assert!((sd - 7.0 / 1.300_508_665_4).abs() < 1e-6, "{sd}");
        let used = |arm: ArmData| medians_used([&Some(arm), &None], MediansChoice::LuoWan);
        assert_eq!(used(arm()), Some(MediansUsed::LuoWan));
        let both = ArmData {
            min: Some(2.0),
            max: Some(30.0),
            ..arm()
        };
        assert_eq!(used(both), Some(MediansUsed::LuoShi));
    }

    #[test]
    fn what_the_source_gives_stands() {
        let given = ArmData {
            mean: Some(11.0),
            sd: Some(4.0),
            ..arm()
        };
        let by = MediansChoice::LuoWan;
        assert_eq!(mean_and_sd(&given, by), Some((11.0, 4.0)));
        assert_eq!(medians_used([&Some(given), &None], by), None);
        let few = ArmData {
            n: Some(4),
            ..arm()
        };
        assert_eq!(mean_and_sd(&few, by), None);
    }

    /// 12 is nearer to 9 than to 16, so a distribution with a longer tail above has a higher mean.
    #[test]
    fn other_methods_allow_for_values_that_are_skewed() {
        let mean = |by| mean_and_sd(&arm(), by).unwrap().0;
        let usual = mean(MediansChoice::LuoWan);
        assert!(mean(MediansChoice::QuantileEstimation) > usual);
        assert!(mean(MediansChoice::BoxCox) > usual);
        let at_zero = ArmData {
            q1: Some(0.0),
            ..arm()
        };
        assert_eq!(mean_and_sd(&at_zero, MediansChoice::BoxCox), None);
        assert!(mean_and_sd(&at_zero, MediansChoice::QuantileEstimation).is_some());
    }
}
