//! Events in 1,000 people with and without the intervention, from a relative effect and the risk
//! with the comparator (Cochrane Handbook 14.1.5 and 15.4.4).

use serde::{Deserialize, Serialize};

use crate::evidence::Evidence;
use crate::record::result::Measure;
use crate::record::synthesis::OutcomeAnalysis;
use crate::record::value::Source;
use stats::absolute::{AbsoluteEffect, RelativeEffect, WithLimits, absolute_effect, round_half_up};

use super::effect::{EffectRow, Estimate};

/// Absolute effects at one risk with the comparator.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AbsoluteRow {
    /// Where the risk with the comparator comes from.
    pub risk: ComparatorRisk,
    /// The numbers, per [`AbsoluteEffect::per`] people.
    pub effect: AbsoluteEffect,
}

/// Where a risk with the comparator comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ComparatorRisk {
    /// An editor's choice with its source.
    Assumed {
        /// Whose risk it is.
        label: String,
        /// Where it was read.
        source: Source,
    },
    /// The median risk of the comparator arms.
    ComparatorArms {
        /// How many arms.
        arms: usize,
    },
}

impl AbsoluteRow {
    /// People of a hundred with the comparison, and with the intervention: the estimate and the ends
    /// of its interval. Nothing when both groups would show nobody.
    pub fn of_hundred(&self) -> Option<(u32, [u32; 3])> {
        let whole = |risk: f64| {
            let of_hundred = round_half_up(risk * 100.0 / self.effect.per);
            of_hundred.clamp(0.0, 100.0) as u32
        };
        let with = self.effect.intervention_capped.map(whole);
        let without = whole(self.effect.comparator);
        let (one, other) = (with.at_lower, with.at_upper);
        let all = [with.estimate, one.min(other), one.max(other)];
        (without > 0 || with.estimate > 0).then_some((without, all))
    }

    /// The difference with its interval as an estimate, in people per 1,000.
    pub fn difference_per_1000(&self) -> Estimate {
        let scale = 1000.0 / self.effect.per;
        let difference = self.effect.difference_capped.map(|value| value * scale);
        Estimate {
            value: difference.estimate,
            low: Some(difference.at_lower.min(difference.at_upper)),
            high: Some(difference.at_lower.max(difference.at_upper)),
        }
    }
}

/// The absolute effects of an estimate; none for measures that are not about events.
pub(super) fn rows(
    evidence: &Evidence,
    analysis: &OutcomeAnalysis,
    effects: &[&EffectRow],
    measure: Measure,
    estimate: Estimate,
) -> Vec<AbsoluteRow> {
    let Some(kind) = kind_of(measure) else {
        return Vec::new();
    };
    risks(evidence, analysis, effects)
        .into_iter()
        .filter_map(|(risk, source)| {
            let effect = at_risk(kind, estimate, risk)?;
            Some(AbsoluteRow {
                risk: source,
                effect,
            })
        })
        .collect()
}

fn kind_of(measure: Measure) -> Option<RelativeEffect> {
    match measure {
        Measure::RR => Some(RelativeEffect::RiskRatio),
        Measure::OR => Some(RelativeEffect::OddsRatio),
        Measure::HR => Some(RelativeEffect::HazardRatio),
        Measure::RD => Some(RelativeEffect::RiskDifference),
        _ => None,
    }
}

fn risks(
    evidence: &Evidence,
    analysis: &OutcomeAnalysis,
    effects: &[&EffectRow],
) -> Vec<(f64, ComparatorRisk)> {
    if analysis.assumed_risks.is_empty() {
        return median_of_arms(evidence, effects).into_iter().collect();
    }
    let assumed = analysis.assumed_risks.iter();
    assumed
        .map(|risk| {
            let source = ComparatorRisk::Assumed {
                label: risk.label.clone(),
                source: risk.source.clone(),
            };
            (risk.per_1000 / 1000.0, source)
        })
        .collect()
}

fn median_of_arms(evidence: &Evidence, effects: &[&EffectRow]) -> Option<(f64, ComparatorRisk)> {
    let risk = |row: &&EffectRow| {
        let arm = evidence
            .results
            .get(&row.result)?
            .result
            .comparator
            .as_ref()?;
        let (events, n) = (f64::from(arm.events?), f64::from(arm.n?));
        (n > 0.0).then(|| events / n)
    };
    median(effects.iter().filter_map(risk).collect())
}

/// The absolute effect of an estimate at the median of these risks with the comparator.
pub(super) fn at_median(
    risks: Vec<f64>,
    measure: Measure,
    estimate: Estimate,
) -> Option<AbsoluteRow> {
    let (risk, source) = median(risks)?;
    let effect = at_risk(kind_of(measure)?, estimate, risk)?;
    Some(AbsoluteRow {
        risk: source,
        effect,
    })
}

fn median(mut risks: Vec<f64>) -> Option<(f64, ComparatorRisk)> {
    risks.sort_by(f64::total_cmp);
    let arms = risks.len();
    let median = match arms {
        0 => return None,
        n if n % 2 == 1 => risks[n / 2],
        n => f64::midpoint(risks[n / 2 - 1], risks[n / 2]),
    };
    Some((median, ComparatorRisk::ComparatorArms { arms }))
}

/// Whether a risk says nothing of what a relative effect comes to: whatever the ratio, none of none is
/// none; and of a risk of 1 an odds ratio or a hazard ratio makes 1 again.
fn tells_nothing(kind: RelativeEffect, risk: f64) -> bool {
    match kind {
        RelativeEffect::RiskDifference => false,
        RelativeEffect::RiskRatio => risk <= 0.0,
        _ => risk <= 0.0 || risk >= 1.0,
    }
}

/// Per 1,000 people; per 10,000 or 100,000 when both risks are below 1 in 1,000.
fn at_risk(kind: RelativeEffect, estimate: Estimate, risk: f64) -> Option<AbsoluteEffect> {
    if tells_nothing(kind, risk) {
        return None;
    }
    let effect = WithLimits {
        estimate: estimate.value,
        at_lower: estimate.low.unwrap_or(estimate.value),
        at_upper: estimate.high.unwrap_or(estimate.value),
    };
    let per = |people: f64| {
        let worked_out = absolute_effect(kind, effect, risk, people).ok()?;
        Some(match kind {
            // A risk difference is the difference, with both its limits, whatever the risk.
            RelativeEffect::RiskDifference => AbsoluteEffect {
                difference_capped: worked_out.difference.map(|d| d.clamp(-people, people)),
                ..worked_out
            },
            _ => worked_out,
        })
    };
    let in_thousand = per(1000.0)?;
    let largest = in_thousand
        .comparator
        .max(in_thousand.intervention_capped.estimate);
    match largest {
        largest if largest >= 1.0 || largest == 0.0 => Some(in_thousand),
        largest if largest >= 0.1 => per(10_000.0),
        _ => per(100_000.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estimate(value: f64, low: f64, high: f64) -> Estimate {
        Estimate {
            value,
            low: Some(low),
            high: Some(high),
        }
    }

    #[test]
    fn a_risk_difference_keeps_both_limits_at_every_risk() {
        for risk in [0.0, 0.004, 0.5, 1.0] {
            let found = at_risk(
                RelativeEffect::RiskDifference,
                estimate(0.02, -0.01, 0.05),
                risk,
            );
            let difference = found.unwrap().difference_capped;
            let all = [
                difference.at_lower,
                difference.estimate,
                difference.at_upper,
            ];
            for (found, wanted) in all.into_iter().zip([-10.0, 20.0, 50.0]) {
                assert!((found - wanted).abs() < 1e-9, "{risk}: {all:?}");
            }
        }
    }

    #[test]
    fn a_ratio_comes_to_nothing_that_can_be_said_at_a_risk_that_it_cannot_move() {
        let ratio = || estimate(0.5, 0.25, 0.9);
        for kind in [
            RelativeEffect::RiskRatio,
            RelativeEffect::OddsRatio,
            RelativeEffect::HazardRatio,
        ] {
            assert!(at_risk(kind, ratio(), 0.0).is_none(), "{kind:?}");
            assert!(at_risk(kind, ratio(), 0.3).is_some(), "{kind:?}");
        }
        assert!(at_risk(RelativeEffect::OddsRatio, ratio(), 1.0).is_none());
        assert!(at_risk(RelativeEffect::HazardRatio, ratio(), 1.0).is_none());
        let halved = at_risk(RelativeEffect::RiskRatio, ratio(), 1.0).unwrap();
        assert!((halved.difference_capped.estimate + 500.0).abs() < 1e-9);
    }

    fn row(risk: f64) -> AbsoluteRow {
        let estimate = Estimate {
            value: 0.764,
            low: Some(0.585),
            high: Some(0.997),
        };
        let Some(effect) = at_risk(RelativeEffect::RiskRatio, estimate, risk) else {
            panic!("a risk between 0 and 1");
        };
        AbsoluteRow {
            risk: ComparatorRisk::ComparatorArms { arms: 1 },
            effect,
        }
    }

    #[test]
    fn a_risk_is_counted_in_a_hundred_people_with_its_interval_the_right_way_round() {
        assert_eq!(row(83.0 / 216.0).of_hundred(), Some((38, [29, 22, 38])));
    }

    #[test]
    fn what_would_show_nobody_has_no_people() {
        assert_eq!(row(0.003).of_hundred(), None);
    }
}
