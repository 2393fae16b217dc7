//! The sentence that says what is found, made from certainty, size, direction and interval so that
//! it cannot drift from them (after the GRADE informative statements, Santesso 2020).

mod agreement;
mod conclusion;
mod imprecision;
mod numbers;
mod sentence;

use crate::evidence::Evidence;
use crate::record::outcome::Outcome;
use crate::record::result::Measure;
use crate::record::value::Better;
use crate::record::wording::{Register, Verb};
use crate::text::number;

use super::analysis::OutcomeFindings;
use super::effect::Estimate;

pub(super) use agreement::check;
pub use conclusion::{CONVENTIONAL_SMALL_SMD, Conclusion, Favours, Size};
pub use imprecision::{ImprecisionHint, Target};
pub use numbers::{difference_words, risk_words, whole_people};

/// A sentence with its numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// The sentence.
    pub words: String,
    /// The same for readers who want plain names.
    pub plain: String,
    /// The numbers behind it, for brackets.
    pub numbers: String,
    /// What the estimate says; none when there is no single estimate.
    pub conclusion: Option<Conclusion>,
    /// Which side comes out better; none when there is no single estimate.
    pub favours: Option<Favours>,
    /// What the interval suggests for the imprecision domain; none without an interval.
    pub imprecision: Option<ImprecisionHint>,
}

/// The statement of an outcome.
pub(super) fn of(evidence: &Evidence, findings: &OutcomeFindings, outcome: &Outcome) -> Statement {
    let measured = findings
        .estimate()
        .map(|estimate| on_scale(findings, outcome, estimate));
    let is_smd = findings.measure == Some(Measure::SMD);
    let conclusion =
        measured.map(|(distance, scale)| conclusion::conclude(distance, scale, is_smd));
    let favours = findings.estimate().zip(conclusion).map(|(estimate, says)| {
        conclusion::favours(says, estimate.value, findings.null, findings.good_side)
    });
    let speak = |register: &Register, is_plain| {
        words(evidence, findings, outcome, conclusion, register, is_plain)
    };
    let wording = evidence.records.wording.as_ref().map(|entry| &entry.value);
    Statement {
        words: wording
            .map(|w| speak(&w.standard, false))
            .unwrap_or_default(),
        plain: wording.map(|w| speak(&w.plain, true)).unwrap_or_default(),
        numbers: numbers::of(findings),
        conclusion,
        favours,
        imprecision: measured
            .and_then(|(distance, scale)| imprecision::hint(distance, scale, is_smd)),
    }
}

/// The estimate as a distance from no difference, on the scale of the outcome's thresholds where
/// it has them and they fit the measure.
fn on_scale(
    findings: &OutcomeFindings,
    outcome: &Outcome,
    estimate: Estimate,
) -> (Estimate, Option<conclusion::Scale>) {
    let measure = findings.measure.unwrap_or(Measure::GENERIC);
    let fitting = outcome.thresholds.as_ref().and_then(|thresholds| {
        let distance = match thresholds.scale.as_str() {
            "SMD" if measure == Measure::SMD => estimate,
            "MD" if measure == Measure::MD => estimate,
            "per-1000" => findings.absolute.first()?.difference_per_1000(),
            _ => return None,
        };
        Some((distance, conclusion::Scale::of(thresholds)))
    });
    match fitting {
        Some((distance, scale)) => (distance, Some(scale)),
        None => (distance(estimate, measure), None),
    }
}

/// An estimate as a distance from no difference: ratios on the logarithm.
fn distance(estimate: Estimate, measure: Measure) -> Estimate {
    let ln = |value: f64| {
        if measure.is_ratio() {
            value.ln()
        } else {
            value
        }
    };
    Estimate {
        value: ln(estimate.value),
        low: estimate.low.map(ln),
        high: estimate.high.map(ln),
    }
}

fn words(
    evidence: &Evidence,
    findings: &OutcomeFindings,
    outcome: &Outcome,
    conclusion: Option<Conclusion>,
    register: &Register,
    is_plain: bool,
) -> String {
    let name = |id| {
        let entry = evidence.records.interventions.get(id);
        entry.map_or("the intervention", |entry| entry.value.name.as_str())
    };
    let estimate = findings.estimate();
    let is_good = estimate.is_none_or(|e| findings.good_side.holds(e.value, findings.null));
    let (intervention, comparator) = (name(&findings.intervention), name(&findings.comparator));
    let (favour, results) = counts(findings);
    let names = sentence::Names {
        intervention,
        outcome: if is_plain {
            &outcome.plain_name
        } else {
            &outcome.name
        },
        verb: verb(register, findings.measure, outcome.better, is_good),
        other: verb(register, findings.measure, outcome.better, !is_good),
        favoured: if is_good { intervention } else { comparator },
        favour,
        results,
    };
    let level = findings.grade.as_ref().map(|grade| grade.level);
    let sentence = match conclusion {
        _ if findings.rows.is_empty() => &register.nothing,
        Some(conclusion) => sentence::of_effect(register, conclusion, level),
        None => sentence::of_count(register, level),
    };
    sentence::fill(sentence, &names)
}

fn counts(findings: &OutcomeFindings) -> (String, String) {
    let count = findings.directions;
    let results = number::count(count.total(), "result", "results");
    (count.favour_intervention.to_string(), results)
}

/// What a good or bad change is called. On a joint scale of several instruments better is up, so
/// the change is one of improving or worsening; otherwise the outcome itself goes up or down.
fn verb(register: &Register, measure: Option<Measure>, better: Better, is_good: bool) -> &Verb {
    let verbs = &register.verbs;
    match (measure, better, is_good) {
        (Some(Measure::SMD), _, true) | (_, Better::Higher, true) => &verbs.improve,
        (Some(Measure::SMD), _, false) | (_, Better::Higher, false) => &verbs.worsen,
        (_, Better::Lower, true) => &verbs.reduce,
        (_, Better::Lower, false) => &verbs.increase,
    }
}
