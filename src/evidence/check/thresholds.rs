//! One difference that matters for one outcome: the thresholds of its record, on one scale. An analysis on
//! another measure is held against something else, and a second outcome with the same instrument may say
//! other thresholds.

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::outcome::{Outcome, Thresholds};
use crate::record::result::Measure;
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for synthesis in evidence.records.syntheses.values() {
        let comparisons = synthesis.value.comparisons.iter().enumerate();
        for (c, comparison) in comparisons {
            for (o, analysis) in comparison.outcomes.iter().enumerate() {
                let path = format!("comparisons[{c}].outcomes[{o}].analysis.measure");
                found.append(
                    of_analysis(evidence, synthesis, analysis, &path)
                        .into_iter()
                        .collect(),
                );
            }
        }
    }
    found.append(of_instruments(evidence).into_iter().collect());
}

/// An analysis whose measure is not that of the thresholds of its outcome.
fn of_analysis(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    analysis: &OutcomeAnalysis,
    path: &str,
) -> Option<Diagnostic> {
    let measure = analysis.analysis.measure?;
    let outcome = evidence.records.outcomes.get(analysis.outcome.id())?;
    let thresholds = outcome.value.thresholds.as_ref()?;
    if !measure.compares() || fits(thresholds, measure) {
        return None;
    }
    let instead = match measure {
        Measure::SMD => "the conventional 0.2 is used here",
        _ => "no size can be said here",
    };
    let message = format!(
        "`{}` matters from {} ({}) on, as {} says; this analysis is on {measure:?}, so {instead}.",
        outcome.id,
        thresholds.small,
        thresholds.scale,
        line(&outcome.place("thresholds.small"))
    );
    let problem = Diagnostic::new(&codes::TWO_THRESHOLDS, message).at(synthesis.place(path));
    Some(problem.hint(format!(
        "Choose a measure for the scale `{}`, or give the thresholds on the scale of the analyses.",
        thresholds.scale
    )))
}

/// Whether effects on a measure can be held against the thresholds; those in people fit all measures of
/// events, whose effects are turned into people.
fn fits(thresholds: &Thresholds, measure: Measure) -> bool {
    let of_events = [Measure::RR, Measure::OR, Measure::RD, Measure::HR];
    match thresholds.scale.as_str() {
        "SMD" => measure == Measure::SMD,
        "MD" => measure == Measure::MD,
        "per-1000" => of_events.contains(&measure),
        // A scale that there is not is told elsewhere.
        _ => true,
    }
}

/// Two outcomes whose points of one instrument matter from different numbers on.
fn of_instruments(evidence: &Evidence) -> Vec<Diagnostic> {
    let outcomes: Vec<(&Entry<Outcome>, &Thresholds)> = evidence
        .records
        .outcomes
        .values()
        .filter_map(|outcome| Some((outcome, outcome.value.thresholds.as_ref()?)))
        .filter(|(_, thresholds)| thresholds.scale == "MD")
        .collect();
    let mut problems = Vec::new();
    for (at, (outcome, own)) in outcomes.iter().enumerate() {
        let same = outcomes[..at].iter().find_map(|(other, others)| {
            let differ = own.small != others.small
                || own.moderate != others.moderate
                || own.large != others.large;
            let instrument = shared(&outcome.value, &other.value).filter(|_| differ)?;
            Some((other, others, instrument))
        });
        if let Some((other, others, instrument)) = same {
            let message = format!(
                "Points of `{instrument}` matter from {} on here, and from {} on in {}.",
                own.small,
                others.small,
                line(&other.place("thresholds.small"))
            );
            let problem = Diagnostic::new(&codes::TWO_THRESHOLDS, message);
            problems.push(problem.at(outcome.place("thresholds.small")));
        }
    }
    problems
}

/// An instrument that both outcomes name.
fn shared<'a>(one: &'a Outcome, other: &Outcome) -> Option<&'a str> {
    let mut names = one.instruments.iter().map(|it| it.name.as_str());
    names.find(|name| other.instruments.iter().any(|it| it.name == *name))
}

fn line(place: &Place) -> String {
    format!("{}:{}", place.file, place.line)
}
