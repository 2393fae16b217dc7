//! Effect sizes from event counts over person-time in two arms (Cochrane Handbook 6.7).

use crate::effect::EffectSize;
use crate::effect::zero_cells::ZeroCells;
use crate::error::StatsError;

/// Events and person-time in two arms.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TwoRates {
    /// Events in the first arm.
    pub(crate) x1: f64,
    /// Person-time in the first arm.
    pub(crate) t1: f64,
    /// Events in the second arm.
    pub(crate) x2: f64,
    /// Person-time in the second arm, same unit.
    pub(crate) t2: f64,
}

impl TwoRates {
    /// Counts at least 0 and person-times above 0, all finite.
    pub fn new(x1: f64, t1: f64, x2: f64, t2: f64) -> Result<Self, StatsError> {
        if ![x1, x2].iter().all(|x| x.is_finite() && *x >= 0.0) {
            return Err(StatsError::OutOfRange("events"));
        }
        if ![t1, t2].iter().all(|t| t.is_finite() && *t > 0.0) {
            return Err(StatsError::OutOfRange("person-time"));
        }
        Ok(Self { x1, t1, x2, t2 })
    }

    /// Events in the first arm.
    pub fn events1(&self) -> f64 {
        self.x1
    }

    /// Person-time in the first arm.
    pub fn time1(&self) -> f64 {
        self.t1
    }

    /// Events in the second arm.
    pub fn events2(&self) -> f64 {
        self.x2
    }

    /// Person-time in the second arm.
    pub fn time2(&self) -> f64 {
        self.t2
    }

    /// Total person-time.
    pub fn total_time(&self) -> f64 {
        self.t1 + self.t2
    }

    /// Whether neither arm has an event.
    pub fn is_double_zero(&self) -> bool {
        self.x1 == 0.0 && self.x2 == 0.0
    }
}

/// Effect measures for rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateMeasure {
    /// Log incidence rate ratio.
    RateRatio,
    /// Incidence rate difference.
    RateDifference,
}

/// The counts after a zero-cell rule; `None` where the rule leaves a study out.
pub fn corrected_rates(rates: &[TwoRates], rule: ZeroCells) -> Vec<Option<TwoRates>> {
    let kept = |rate: &TwoRates| !(rule.drop_double_zero && rate.is_double_zero());
    let empty: Vec<bool> = rates
        .iter()
        .map(|r| kept(r) && (r.x1 == 0.0 || r.x2 == 0.0))
        .collect();
    rates
        .iter()
        .zip(rule.receives(&empty))
        .map(|(rate, receives)| {
            let (first, second) = rule.additions(rate.t1, rate.t2);
            let result = if receives {
                TwoRates {
                    x1: rate.x1 + first,
                    x2: rate.x2 + second,
                    ..*rate
                }
            } else {
                *rate
            };
            kept(rate).then_some(result)
        })
        .collect()
}

/// The effect size of each pair of rates under a zero-cell rule.
pub fn rate_effects(
    rates: &[TwoRates],
    measure: RateMeasure,
    rule: ZeroCells,
) -> Vec<Option<EffectSize>> {
    corrected_rates(rates, rule)
        .into_iter()
        .zip(rates)
        .map(|(corrected, raw)| {
            let corrected = corrected?;
            let source = if rule.in_estimate { &corrected } else { raw };
            EffectSize::new(estimate(source, measure), variance(&corrected, measure))
        })
        .collect()
}

fn estimate(r: &TwoRates, measure: RateMeasure) -> f64 {
    match measure {
        RateMeasure::RateRatio => (r.x1 / r.t1).ln() - (r.x2 / r.t2).ln(),
        RateMeasure::RateDifference => r.x1 / r.t1 - r.x2 / r.t2,
    }
}

fn variance(r: &TwoRates, measure: RateMeasure) -> f64 {
    match measure {
        RateMeasure::RateRatio => 1.0 / r.x1 + 1.0 / r.x2,
        RateMeasure::RateDifference => r.x1 / r.t1.powi(2) + r.x2 / r.t2.powi(2),
    }
}
