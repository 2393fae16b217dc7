//! A direction that stands beside numbers which point the other way.

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::result::{Direction, EffectSign};
use crate::record::value::Better;

use super::fact::DoubtFact;
use super::raised::Doubt;
use super::symmetric::Symmetric;
use super::two_arms::TwoArms;

/// A difference between arms that is smaller than one standard error points nowhere.
const CLEAR: f64 = 1.0;

pub(super) fn doubts(entry: &ResultEntry, evidence: &Evidence) -> Option<Doubt> {
    let said = match entry.result.direction? {
        Direction::FavoursIntervention => 1.0,
        Direction::FavoursComparator => -1.0,
        Direction::NoDifference => return None,
    };
    let found = of_effect(entry, evidence).or_else(|| of_arms(entry, evidence))?;
    (said * found < 0.0).then(|| {
        let fact = DoubtFact::DirectionAgainst {
            favours_intervention: said > 0.0,
        };
        let code = &codes::DIRECTION_AGAINST;
        Doubt::of_result(entry, code, "direction", fact)
    })
}

/// Above zero where the stated effect is better for people with the intervention.
fn of_effect(entry: &ResultEntry, evidence: &Evidence) -> Option<f64> {
    let effect = entry.result.effect.as_ref()?;
    let value = Symmetric::of(effect.measure).scaled(effect.estimate);
    let sign = match effect.positive? {
        EffectSign::FavoursIntervention => 1.0,
        EffectSign::HigherWithIntervention => sign(entry, evidence)?,
    };
    value.is_finite().then_some(sign * value)
}

/// The same for the data of the arms, where they differ clearly.
fn of_arms(entry: &ResultEntry, evidence: &Evidence) -> Option<f64> {
    let (value, variance) = TwoArms::of(&entry.result)?.size()?;
    let is_clear = value.abs() > CLEAR * variance.sqrt();
    is_clear.then_some(sign(entry, evidence)? * value)
}

fn sign(entry: &ResultEntry, evidence: &Evidence) -> Option<f64> {
    let of_outcome = || {
        let outcome = evidence.records.outcomes.get(entry.result.outcome.id());
        outcome.map(|outcome| outcome.value.better)
    };
    Some(match entry.result.better.or_else(of_outcome)? {
        Better::Higher => 1.0,
        Better::Lower => -1.0,
    })
}
