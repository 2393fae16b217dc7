//! In which form a result gives its data.

use crate::evidence::check::network::whole::Network;
use crate::record::result::{ArmData, Measure};

use super::compared::Compared;

/// Whether a result gives the data of both arms on a measure that keeps them, and no effect that goes
/// before them.
pub(super) fn keeps_arms(whole: &Network<'_>, compared: &Compared<'_>) -> bool {
    let (result, measure) = (&compared.entry.result, whole.network.measure);
    let is_stated = result
        .effect
        .as_ref()
        .is_some_and(|effect| effect.measure == measure);
    let both = |has: &dyn Fn(&ArmData) -> bool| {
        let arms = [&result.intervention, &result.comparator];
        arms.into_iter().all(|arm| arm.as_ref().is_some_and(has))
    };
    let has_arms = match measure {
        Measure::OR | Measure::RR | Measure::RD => both(&has_events),
        Measure::MD => both(&has_mean),
        _ => false,
    };
    has_arms && !is_stated
}

/// Whether an arm has events among people.
pub(super) fn has_events(arm: &ArmData) -> bool {
    arm.events.is_some() && arm.n.is_some()
}

/// Whether an arm has a mean with its spread, or a median from which they follow.
pub(super) fn has_mean(arm: &ArmData) -> bool {
    let has_spread = arm.sd.or(arm.se).is_some();
    let has_pair = arm.q1.zip(arm.q3).is_some() || arm.min.zip(arm.max).is_some();
    let has_middle = arm.mean.or(arm.median).is_some();
    arm.n.is_some() && has_middle && (has_spread || has_pair) && (arm.mean.is_some() || has_pair)
}
