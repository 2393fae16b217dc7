//! The sentence that says what is found, made from certainty and direction so that it cannot
//! drift from them (after the GRADE informative statements, Santesso 2020).

use crate::evidence::Evidence;
use crate::record::outcome::Outcome;
use crate::record::result::Measure;
use crate::record::synthesis::CertaintyLevel;
use crate::record::vocabulary::Better;
use crate::text::number;

use super::analysis::{OutcomeFindings, PooledEffect};

/// A sentence with its numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// The sentence.
    pub words: String,
    /// The numbers behind it, for brackets.
    pub numbers: String,
}

/// The statement of an outcome.
pub(super) fn of(evidence: &Evidence, findings: &OutcomeFindings, outcome: &Outcome) -> Statement {
    let intervention = evidence.records.interventions.get(&findings.intervention);
    let who = intervention.map_or("The intervention", |entry| entry.value.name.as_str());
    let what = lower_first(&outcome.name);
    let level = findings.grade.as_ref().map(|grade| grade.level);
    let words = match (&findings.pooled, findings.rows.is_empty()) {
        (_, true) => format!("No study in this evidence measured {what}."),
        (Some(pooled), _) => {
            pooled_words(findings, pooled, &upper_first(who), &what, outcome, level)
        }
        (None, _) => counted_words(findings, &what, level),
    };
    Statement {
        words,
        numbers: numbers(findings),
    }
}

fn pooled_words(
    findings: &OutcomeFindings,
    pooled: &PooledEffect,
    who: &str,
    what: &str,
    outcome: &Outcome,
    level: Option<CertaintyLevel>,
) -> String {
    let good = findings
        .good_side
        .holds(pooled.estimate.value, findings.null);
    let crosses = crosses(pooled, findings.null);
    let verb = verb(findings, outcome, good);
    match level {
        Some(CertaintyLevel::VeryLow) => {
            format!(
                "The evidence is very uncertain about the effect of {} on {what}.",
                lower_first(who)
            )
        }
        _ if crosses => {
            let other = self::verb(findings, outcome, !good);
            format!("{who} may {verb} or {other} {what}; the direction is not clear.")
        }
        Some(CertaintyLevel::High) => format!("{who} {}s {what}.", verb),
        Some(CertaintyLevel::Moderate) => format!("{who} probably {}s {what}.", verb),
        Some(CertaintyLevel::Low) | None => format!("{who} may {verb} {what}."),
    }
}

fn crosses(pooled: &PooledEffect, null: f64) -> bool {
    let (low, high) = (pooled.estimate.low, pooled.estimate.high);
    low.is_some_and(|low| low <= null) && high.is_some_and(|high| high >= null)
}

/// What a good or bad change is called. On a joint scale of several instruments better is up, so
/// the change is one of improving or worsening; otherwise the outcome itself goes up or down.
fn verb(findings: &OutcomeFindings, outcome: &Outcome, good: bool) -> &'static str {
    match (findings.measure, outcome.better, good) {
        (Some(Measure::SMD), _, true) | (_, Better::Higher, true) => "improve",
        (Some(Measure::SMD), _, false) | (_, Better::Higher, false) => "worsen",
        (_, Better::Lower, true) => "reduce",
        (_, Better::Lower, false) => "increase",
    }
}

fn counted_words(findings: &OutcomeFindings, what: &str, level: Option<CertaintyLevel>) -> String {
    let count = findings.directions;
    let favours = format!(
        "{} of {} favoured peer support on {what}",
        count.favour_intervention,
        number::count(count.total(), "result", "results")
    );
    match level {
        Some(CertaintyLevel::VeryLow) => format!("{favours}; the evidence is very uncertain."),
        Some(CertaintyLevel::Low) => format!("{favours}; certainty is low."),
        Some(CertaintyLevel::Moderate) => format!("{favours}; certainty is moderate."),
        Some(CertaintyLevel::High) => format!("{favours}; certainty is high."),
        None => format!("{favours}; certainty has not been judged."),
    }
}

fn numbers(findings: &OutcomeFindings) -> String {
    let trials = number::count(findings.trials, "trial", "trials");
    let mut people = format!("{} people", number::grouped(u64::from(findings.people)));
    if findings.unknown_people > 0 {
        people = format!("at least {people}");
    }
    match (&findings.pooled, findings.measure) {
        (Some(pooled), Some(measure)) => {
            let estimate = &pooled.estimate;
            let interval = match (estimate.low, estimate.high) {
                (Some(low), Some(high)) => format!(", 95% CI {}", number::interval(low, high, 2)),
                _ => String::new(),
            };
            let value = number::fixed(estimate.value, 2);
            format!("{} {value}{interval}; {trials}, {people}", measure.short())
        }
        _ => format!("{trials}, {people}"),
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let next_is_small = text.chars().nth(1).is_none_or(|c| !c.is_uppercase());
    match chars.next() {
        Some(first) if next_is_small => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
