//! Results that an analysis would pool, and that lack a number without which they have no weight.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::{Evidence, ResultEntry};
use crate::record::analysis_settings::AnalysisMethod;
use crate::record::result::{ArmData, Effect, Measure};
use crate::synthesis::{EffectRow, Findings, LeftOut, OutcomeFindings, Unpooled};

/// Each result that lacks a number, once, at its row in the record.
pub(super) fn problems(evidence: &Evidence, findings: &Findings) -> Diagnostics {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut found = Diagnostics::new();
    for synthesis in evidence.records.syntheses.values() {
        let outcomes = findings.of_synthesis(&synthesis.id).iter();
        for outcome in outcomes.filter(|outcome| pools(outcome)) {
            for row in outcome.rows.iter().filter(|row| lacks_a_number(row)) {
                let entry = evidence.results.get(&row.result);
                let Some(entry) = entry.filter(|entry| is_meant_to_count(entry)) else {
                    continue;
                };
                // What no mean follows from is a doubt of its own.
                let doubts = findings.doubts().about(&row.result);
                let is_doubted = doubts
                    .iter()
                    .any(|doubt| doubt.code.id == codes::MEDIANS.id);
                if !is_doubted && told.insert(&entry.result.id) {
                    let problem = problem(evidence, entry, row, outcome);
                    found.append(problem.into_iter().collect());
                }
            }
        }
    }
    found
}

/// Whether the analysis has something to pool; where nothing can be, that is told by itself.
fn pools(outcome: &OutcomeFindings) -> bool {
    let is_alone = outcome.unpooled == Some(Unpooled::OneResult);
    outcome.method == AnalysisMethod::Pool && (outcome.pooled.is_some() || is_alone)
}

fn lacks_a_number(row: &EffectRow) -> bool {
    let is_lacking = |why: &LeftOut| matches!(why, LeftOut::NoStandardError | LeftOut::NoData);
    row.parts.is_empty() && row.left_out.as_ref().is_some_and(is_lacking)
}

/// A result that says only its direction, or is told in words, is meant to be no number of a pool.
fn is_meant_to_count(entry: &ResultEntry) -> bool {
    entry.result.direction.is_none() && entry.result.narrative.is_none()
}

fn problem(
    evidence: &Evidence,
    entry: &ResultEntry,
    row: &EffectRow,
    outcome: &OutcomeFindings,
) -> Option<Diagnostic> {
    let (key, what) = missing(entry, row.measure)?;
    let study = evidence.study_of(entry)?;
    let message = format!(
        "{}, {}: {what}, so `{}` of `{}` leaves the result out.",
        study.value.label, entry.result.id, outcome.outcome, outcome.synthesis
    );
    Some(Diagnostic::new(&codes::RESULT_LEFT_OUT, message).at(entry.place(key)))
}

/// Where to look, and what is missing there.
fn missing(entry: &ResultEntry, measure: Measure) -> Option<(&'static str, String)> {
    let result = &entry.result;
    if let Some(effect) = result.effect.as_ref() {
        return Some(("effect.estimate", of_effect(effect, measure)));
    }
    let of_arm = |name: &'static str, arm: &Option<ArmData>, other: &Option<ArmData>| match arm {
        Some(arm) => lacking(arm, other.as_ref()).map(|key| format!("`{name}.{key}` is missing")),
        None => Some(format!("`{name}` has no data")),
    };
    let (one, other) = (&result.intervention, &result.comparator);
    let of_comparator = || of_arm("comparator", other, one).map(|what| ("comparator", what));
    of_arm("intervention", one, other)
        .map(|what| ("intervention", what))
        .or_else(|| measure.compares().then(of_comparator).flatten())
}

fn of_effect(effect: &Effect, measure: Measure) -> String {
    if effect.measure != measure {
        return format!(
            "the effect is given as {} and the analysis is on {}",
            effect.measure.short(),
            measure.short()
        );
    }
    let limit = match (effect.ci_low, effect.ci_high) {
        (Some(_), None) => "`effect.ci_high` is missing",
        (None, Some(_)) => "`effect.ci_low` is missing",
        _ => "the effect has neither `se` nor limits",
    };
    limit.to_owned()
}

/// The key that an arm lacks beside those that it has, or beside those of the other arm.
fn lacking(arm: &ArmData, other: Option<&ArmData>) -> Option<&'static str> {
    let either = |has: fn(&ArmData) -> bool| has(arm) || other.is_some_and(has);
    let counts = either(|arm| arm.events.is_some());
    let rates = either(|arm| arm.person_time.is_some());
    let means = either(|arm| arm.mean.is_some() || arm.sd.is_some() || arm.se.is_some());
    match () {
        () if counts && arm.events.is_none() => Some("events"),
        () if rates && arm.person_time.is_none() => Some("person_time"),
        () if rates => None,
        () if means && !counts && arm.mean.is_none() => Some("mean"),
        () if means && !counts && arm.sd.is_none() && arm.se.is_none() => Some("sd"),
        () if arm.n.is_none() => Some("n"),
        () if !means && !counts => Some("mean"),
        () => None,
    }
}
