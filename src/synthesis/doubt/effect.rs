//! A stated effect against the arm data beside it: value, sign and standard error.

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::result::{Effect, EffectSign, Measure};
use crate::record::value::Better;

use super::fact::{DoubtFact, EffectFact};
use super::interval::Stated;
use super::printed::half_unit;
use super::raised::Doubt;
use super::two_arms::TwoArms;

pub(super) fn doubts(entry: &ResultEntry, evidence: &Evidence) -> Vec<Doubt> {
    let result = &entry.result;
    let Some(effect) = result.effect.as_ref().filter(|effect| !effect.adjusted) else {
        return Vec::new();
    };
    let Some(arms) = TwoArms::of(result) else {
        return Vec::new();
    };
    let outcome = evidence.records.outcomes.get(result.outcome.id());
    let better = result
        .better
        .or(outcome.map(|outcome| outcome.value.better));
    let of_value =
        recomputed(effect, &arms, better).and_then(|ours| disagreement(entry, effect, &ours));
    let of_error = standard_error(entry, effect, &arms);
    of_value.into_iter().chain(of_error).collect()
}

/// The values that arm data may give, in the sign of the stated effect.
struct Recomputed {
    /// The usual one first; others are forms that sources print in its place.
    values: Vec<f64>,
    /// How far rounding can move them.
    tolerance: f64,
}

impl Recomputed {
    fn fits(&self, stated: f64) -> bool {
        let is_near = |value: &f64| (stated - value).abs() <= self.tolerance;
        self.values.iter().any(is_near)
    }
}

fn recomputed(effect: &Effect, arms: &TwoArms, better: Option<Better>) -> Option<Recomputed> {
    let (values, tolerance) = match effect.measure {
        Measure::MD => arms.mean_difference()?,
        Measure::SMD => arms.standardised()?,
        Measure::RR => arms.risk_ratio()?,
        Measure::OR => arms.odds_ratio()?,
        Measure::RD => arms.risk_difference()?,
        _ => return None,
    };
    let is_for_good = effect.positive == Some(EffectSign::FavoursIntervention);
    let is_turned = is_for_good && better? == Better::Lower;
    let values = match (is_turned, effect.measure.is_ratio()) {
        (false, _) => values,
        (true, false) => values.iter().map(|value| -value).collect(),
        // Few sources turn a ratio so that above 1 is good; both readings are allowed.
        (true, true) => values.iter().flat_map(|v| [*v, 1.0 / v]).collect(),
    };
    Some(Recomputed {
        values,
        tolerance: tolerance + half_unit(effect.estimate),
    })
}

fn disagreement(entry: &ResultEntry, effect: &Effect, ours: &Recomputed) -> Option<Doubt> {
    let (stated, usual) = (effect.estimate, *ours.values.first()?);
    if ours.fits(stated) {
        return None;
    }
    let (other_side, is_apart) = match effect.measure.is_ratio() {
        true => (1.0 / stated, stated.ln() * usual.ln() < 0.0),
        false => (-stated, stated * usual < 0.0),
    };
    let (code, fact) = if is_apart && ours.fits(other_side) {
        let fact = EffectFact::OtherSign {
            stated,
            found: usual,
            from_counts: entry.result.event.is_some(),
        };
        (&codes::SIGN_FIGHTS_SCALE, fact)
    } else {
        let fact = EffectFact::OtherValue {
            measure: effect.measure,
            stated,
            found: usual,
        };
        (&codes::EFFECT_DISAGREES, fact)
    };
    let fact = DoubtFact::Effect(fact);
    Some(Doubt::of_result(entry, code, "effect.estimate", fact).grave())
}

/// How far a standard error may lie from the usual forms, beyond rounding.
const ERROR_TOLERANCE: f64 = 0.02;

/// How far it may lie for differences of means and ratios of risks, whose forms differ more.
const LOOSE_TOLERANCE: f64 = 0.1;

/// The standard error against the ones that the arms give; where only an interval is stated, its
/// width stands for it.
fn standard_error(entry: &ResultEntry, effect: &Effect, arms: &TwoArms) -> Option<Doubt> {
    let given = Stated::of(effect).standard_error()?;
    let (possible, tolerance) = match effect.measure {
        Measure::SMD if effect.se.is_some() => (
            arms.errors_of_standardised(effect.estimate)?,
            ERROR_TOLERANCE,
        ),
        Measure::SMD => (
            arms.errors_of_standardised(effect.estimate)?,
            LOOSE_TOLERANCE,
        ),
        Measure::MD => (arms.errors_of_difference()?, LOOSE_TOLERANCE),
        Measure::RR => (arms.errors_of_log_risk_ratio()?, LOOSE_TOLERANCE),
        Measure::OR => (arms.errors_of_log_odds_ratio()?, LOOSE_TOLERANCE),
        _ => return None,
    };
    let slack = tolerance + given.slack / given.value;
    let fits = |ours: &f64| (given.value / ours - 1.0).abs() <= slack;
    if possible.iter().any(fits) {
        return None;
    }
    let (n1, n2) = arms.people();
    let fact = DoubtFact::Effect(EffectFact::OtherError {
        from: given.from,
        given: given.value,
        people: (n1 as u32, n2 as u32),
        found: *possible.first()?,
    });
    let value = format!("effect.{}", given.key);
    Some(Doubt::of_result(entry, &codes::SE_DISAGREES, &value, fact))
}
