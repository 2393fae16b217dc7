//! A stated effect against the arm data beside it: value, sign and standard error.

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::result::{ArmData, Effect, EffectSign, Measure};
use crate::record::vocabulary::Better;
use crate::text::number;

use super::Doubt;
use super::printed::half_unit;

pub(super) fn doubts(entry: &ResultEntry, evidence: &Evidence) -> Vec<Doubt> {
    let result = &entry.result;
    let (Some(effect), Some(intervention), Some(comparator)) =
        (&result.effect, &result.intervention, &result.comparator)
    else {
        return Vec::new();
    };
    if effect.adjusted {
        return Vec::new();
    }
    let outcome = evidence.records.outcomes.get(result.outcome.id());
    let better = result
        .better
        .or(outcome.map(|outcome| outcome.value.better));
    let recomputed = match effect.measure {
        Measure::SMD | Measure::MD => continuous(effect, intervention, comparator, better),
        Measure::RR | Measure::OR | Measure::RD => events(effect, intervention, comparator),
        _ => None,
    };
    let of_value = recomputed.and_then(|ours| disagreement(entry, effect, ours));
    let of_error = standard_error(entry, effect, intervention, comparator);
    of_value.into_iter().chain(of_error).collect()
}

/// An effect from arm data in the sign of the stated one, and how far rounding can move it.
struct Recomputed {
    value: f64,
    tolerance: f64,
}

fn continuous(
    effect: &Effect,
    intervention: &ArmData,
    comparator: &ArmData,
    better: Option<Better>,
) -> Option<Recomputed> {
    let (m1, m2) = (intervention.mean?, comparator.mean?);
    let (s1, s2) = (intervention.sd?, comparator.sd?);
    let (n1, n2) = (f64::from(intervention.n?), f64::from(comparator.n?));
    let of_means = half_unit(m1) + half_unit(m2);
    let turned = effect.positive == EffectSign::FavoursIntervention && better? == Better::Lower;
    let sign = if turned { -1.0 } else { 1.0 };
    if effect.measure == Measure::MD {
        return Some(Recomputed {
            value: sign * (m1 - m2),
            tolerance: of_means + half_unit(effect.estimate),
        });
    }
    let df = n1 + n2 - 2.0;
    let pooled = (((n1 - 1.0) * s1 * s1 + (n2 - 1.0) * s2 * s2) / df).sqrt();
    if !(pooled > 0.0 && df > 0.0) {
        return None;
    }
    let g = (1.0 - 3.0 / (4.0 * df - 1.0)) * (m1 - m2) / pooled;
    let of_spread = g.abs() * half_unit(s1).max(half_unit(s2)) / pooled;
    // A source may print d in place of g, or take the comparator's SD: a tenth of the value.
    let tolerance = of_means / pooled + of_spread + half_unit(effect.estimate) + 0.1 * g.abs();
    Some(Recomputed {
        value: sign * g,
        tolerance,
    })
}

fn events(effect: &Effect, intervention: &ArmData, comparator: &ArmData) -> Option<Recomputed> {
    let (a, c) = (
        f64::from(intervention.events?),
        f64::from(comparator.events?),
    );
    let (n1, n2) = (f64::from(intervention.n?), f64::from(comparator.n?));
    if a == 0.0 || c == 0.0 || a >= n1 || c >= n2 {
        return None;
    }
    let value = match effect.measure {
        Measure::RR => (a / n1) / (c / n2),
        Measure::OR => (a * (n2 - c)) / (c * (n1 - a)),
        _ => a / n1 - c / n2,
    };
    let tolerance = half_unit(effect.estimate) * 1.01 + 0.02 * value.abs();
    Some(Recomputed { value, tolerance })
}

fn disagreement(entry: &ResultEntry, effect: &Effect, ours: Recomputed) -> Option<Doubt> {
    if (effect.estimate - ours.value).abs() <= ours.tolerance {
        return None;
    }
    let stated = number::fixed(effect.estimate, 2);
    let found = number::fixed(ours.value, 2);
    let is_turned = !effect.measure.is_ratio()
        && (effect.estimate + ours.value).abs() <= ours.tolerance
        && effect.estimate * ours.value < 0.0;
    let (code, message) = if is_turned {
        let message = format!(
            "The stated effect is {stated}; the means, read with the direction of the scale, give {found}: the same size with the other sign."
        );
        (&codes::SIGN_FIGHTS_SCALE, message)
    } else {
        let message = format!(
            "The stated {} is {stated}; the data of the arms give {found}.",
            effect.measure.short()
        );
        (&codes::EFFECT_DISAGREES, message)
    };
    Some(Doubt::of_result(entry, code, "effect.estimate", message).grave())
}

/// How far a standard error of a standardised difference may lie from both usual forms.
const SE_TOLERANCE: f64 = 0.025;

/// The standard error of a standardised difference against the one that the arm sizes give, with
/// and without the small-sample factor (methods B6.1).
fn standard_error(
    entry: &ResultEntry,
    effect: &Effect,
    intervention: &ArmData,
    comparator: &ArmData,
) -> Option<Doubt> {
    if effect.measure != Measure::SMD || intervention.events.is_some() {
        return None;
    }
    let (stated, g) = (effect.se?, effect.estimate);
    let (n1, n2) = (f64::from(intervention.n?), f64::from(comparator.n?));
    let plain = ((n1 + n2) / (n1 * n2) + g * g / (2.0 * (n1 + n2))).sqrt();
    let corrected = plain * (1.0 - 3.0 / (4.0 * (n1 + n2 - 2.0) - 1.0));
    let slack = SE_TOLERANCE + half_unit(stated) / stated;
    let fits = |ours: f64| (stated / ours - 1.0).abs() <= slack;
    if fits(plain) || fits(corrected) {
        return None;
    }
    let message = format!(
        "The stated standard error is {}; arms of {n1} and {n2} people give {}.",
        number::fixed(stated, 3),
        number::fixed(corrected, 3)
    );
    Some(Doubt::of_result(
        entry,
        &codes::SE_DISAGREES,
        "effect.se",
        message,
    ))
}
