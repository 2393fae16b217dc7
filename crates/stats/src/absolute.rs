//! Absolute effects from a relative effect and an assumed comparator risk (methods B1.3;
//! Cochrane Handbook 14.1.5 and 15.4.4).

use crate::error::StatsError;

/// What kind of effect a comparator risk is combined with. Values are on the natural scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RelativeEffect {
    /// Risk ratio.
    RiskRatio,
    /// Odds ratio, Peto's included.
    OddsRatio,
    /// Hazard ratio, with the comparator's risk of the event by a stated time.
    HazardRatio,
    /// Hazard ratio, with the comparator's proportion free of the event by a stated time.
    HazardRatioEventFree,
    /// Risk difference.
    RiskDifference,
}

/// The risk with the intervention; not held within 0 and 1.
pub fn intervention_risk(
    kind: RelativeEffect,
    effect: f64,
    comparator_risk: f64,
) -> Result<f64, StatsError> {
    if !(0.0..=1.0).contains(&comparator_risk) {
        return Err(StatsError::OutOfRange("comparator risk"));
    }
    let ratio = kind != RelativeEffect::RiskDifference;
    if !effect.is_finite() || (ratio && effect < 0.0) {
        return Err(StatsError::OutOfRange("effect"));
    }
    let acr = comparator_risk;
    Ok(match kind {
        RelativeEffect::RiskRatio => acr * effect,
        RelativeEffect::OddsRatio if acr == 1.0 => 1.0,
        RelativeEffect::OddsRatio => effect * acr / (1.0 - acr + effect * acr),
        RelativeEffect::HazardRatio => 1.0 - (1.0 - acr).powf(effect),
        RelativeEffect::HazardRatioEventFree => acr.powf(effect),
        RelativeEffect::RiskDifference => acr + effect,
    })
}

/// The rate with the intervention from a rate ratio and the comparator's rate, per the same
/// person-time.
pub fn intervention_rate(rate_ratio: f64, comparator_rate: f64) -> f64 {
    rate_ratio * comparator_rate
}

/// An estimate with the images of its confidence limits, in the order of the relative effect.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct WithLimits<T> {
    /// From the point estimate.
    pub estimate: T,
    /// From the lower limit of the relative effect.
    pub at_lower: T,
    /// From the upper limit of the relative effect.
    pub at_upper: T,
}

impl<T: Copy> WithLimits<T> {
    /// Applies a function to all three.
    pub fn map<U>(self, f: impl Fn(T) -> U) -> WithLimits<U> {
        WithLimits {
            estimate: f(self.estimate),
            at_lower: f(self.at_lower),
            at_upper: f(self.at_upper),
        }
    }
}

/// Absolute effects per so many people.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AbsoluteEffect {
    /// The number of people risks refer to, such as 1000.
    pub per: f64,
    /// Events with the comparator.
    pub comparator: f64,
    /// Events with the intervention, as the formula gives them.
    pub intervention: WithLimits<f64>,
    /// Difference, intervention minus comparator; negative means fewer.
    pub difference: WithLimits<f64>,
    /// Whether any risk had to be held within 0 and 1.
    pub out_of_range: bool,
    /// Events with the intervention, risks held within 0 and 1.
    pub intervention_capped: WithLimits<f64>,
    /// Difference from those.
    pub difference_capped: WithLimits<f64>,
}

/// Carries an effect and its limits through to events per `per` people. The uncertainty of the
/// comparator risk is not part of the result.
pub fn absolute_effect(
    kind: RelativeEffect,
    effect: WithLimits<f64>,
    comparator_risk: f64,
    per: f64,
) -> Result<AbsoluteEffect, StatsError> {
    let risk = |effect: f64| intervention_risk(kind, effect, comparator_risk);
    let risks = WithLimits {
        estimate: risk(effect.estimate)?,
        at_lower: risk(effect.at_lower)?,
        at_upper: risk(effect.at_upper)?,
    };
    let capped = risks.map(|r| r.clamp(0.0, 1.0));
    let difference = |r: f64| per * (r - comparator_risk);
    Ok(AbsoluteEffect {
        per,
        comparator: per * comparator_risk,
        intervention: risks.map(|r| per * r),
        difference: risks.map(difference),
        out_of_range: risks != capped,
        intervention_capped: capped.map(|r| per * r),
        difference_capped: capped.map(difference),
    })
}

impl AbsoluteEffect {
    /// The number needed to treat for one person more or fewer with the event, unrounded;
    /// infinite where there is no difference. From the formula's own risks, not the capped ones.
    pub fn number_needed(&self) -> WithLimits<f64> {
        self.difference.map(|d| self.per / d.abs())
    }

    /// Whether the interval of the difference includes zero with something on either side, so
    /// that the interval of the number needed to treat is two pieces with infinity between.
    pub fn number_needed_crosses_infinity(&self) -> bool {
        let (one, other) = (self.difference.at_lower, self.difference.at_upper);
        one.min(other) <= 0.0 && one.max(other) >= 0.0 && one != other
    }
}

/// The nearest whole number, halves up, forgiving rounding noise in the last digits.
pub fn round_half_up(value: f64) -> f64 {
    (value + 0.5 + noise(value)).floor()
}

/// The next whole number up, forgiving rounding noise in the last digits (5.999999999999999 and
/// 6.000000000000001 are both 6).
pub fn round_up(value: f64) -> f64 {
    (value - noise(value)).ceil()
}

fn noise(value: f64) -> f64 {
    1e-9 * value.abs().max(1.0)
}
