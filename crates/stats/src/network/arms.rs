//! Effects of single arms on the scale of a network.

use crate::effect::EffectSize;
use crate::effect::continuous::Group;

/// The measure in which events of arms are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArmMeasure {
    /// Odds ratio: arms as log odds.
    OddsRatio,
    /// Risk ratio: arms as log risks.
    RiskRatio,
    /// Risk difference: arms as risks.
    RiskDifference,
}

/// Events of people in an arm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArmEvents {
    /// Events.
    pub events: f64,
    /// People.
    pub n: f64,
}

/// What is added to the events of every arm of a study, and to its non-events: `amount` when an arm
/// has no events or nothing else, else nothing.
pub fn added(arms: &[ArmEvents], amount: f64) -> f64 {
    let is_extreme = |arm: &ArmEvents| arm.events <= 0.0 || arm.events >= arm.n;
    if arms.iter().any(is_extreme) {
        amount
    } else {
        0.0
    }
}

/// The effects of the arms of a study with a number added to events and to non-events; `None` for
/// an arm whose effect is not defined.
pub fn event_effects(
    arms: &[ArmEvents],
    measure: ArmMeasure,
    added: f64,
) -> Vec<Option<EffectSize>> {
    let effect = |arm: &ArmEvents| {
        let (x, n) = (arm.events + added, arm.n + 2.0 * added);
        match measure {
            ArmMeasure::OddsRatio => EffectSize::new((x / (n - x)).ln(), 1.0 / x + 1.0 / (n - x)),
            ArmMeasure::RiskRatio => EffectSize::new((x / n).ln(), 1.0 / x - 1.0 / n),
            ArmMeasure::RiskDifference => {
                let risk = x / n;
                EffectSize::new(risk, risk * (1.0 - risk) / n)
            }
        }
    };
    arms.iter().map(effect).collect()
}

/// The mean of an arm.
pub fn mean_effect(arm: &Group) -> Option<EffectSize> {
    EffectSize::new(arm.mean(), arm.sd() * arm.sd() / arm.n())
}
