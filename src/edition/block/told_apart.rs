//! The names of outcomes where several bodies of evidence, or several comparisons, measure one outcome:
//! each name says of which it speaks.

use crate::record::id::Id;
use crate::synthesis::OutcomeFindings;
use crate::view::reading::Reading;
use crate::words::say;

/// The name of an outcome; with its evidence where others among `all` are on the same outcome.
pub(super) fn whole(
    reading: &Reading<'_>,
    found: &OutcomeFindings,
    all: &[&OutcomeFindings],
) -> String {
    let name = reading.outcome_name(&found.outcome);
    match evidence(reading, found, all) {
        Some(evidence) => with_evidence(reading, &name, &evidence),
        None => name,
    }
}

/// The names of these outcomes, each once, with all evidence in which it is among them.
pub(super) fn each_once(
    reading: &Reading<'_>,
    these: &[&OutcomeFindings],
    all: &[&OutcomeFindings],
) -> Vec<String> {
    let mut named: Vec<(&Id, Vec<String>)> = Vec::new();
    for found in these {
        let evidence = evidence(reading, found, all);
        match named
            .iter_mut()
            .find(|(outcome, _)| **outcome == found.outcome)
        {
            Some((_, places)) => places.extend(evidence),
            None => named.push((&found.outcome, evidence.into_iter().collect())),
        }
    }
    let name = |(outcome, places): &(&Id, Vec<String>)| {
        let name = reading.outcome_name(outcome);
        match places.as_slice() {
            [] => name,
            places => with_evidence(reading, &name, &places.join("; ")),
        }
    };
    named.iter().map(name).collect()
}

fn with_evidence(reading: &Reading<'_>, name: &str, evidence: &str) -> String {
    say!(
        reading.desk,
        "block-certainty.outcome-of",
        outcome = name,
        evidence = evidence
    )
}

/// What tells an outcome from others of its name: its body of evidence, or its comparison where one
/// body has several.
fn evidence(
    reading: &Reading<'_>,
    found: &OutcomeFindings,
    all: &[&OutcomeFindings],
) -> Option<String> {
    let same = all.iter().filter(|other| other.outcome == found.outcome);
    same.clone().nth(1)?;
    let synthesis = &reading.records().syntheses.get(&found.synthesis)?.value;
    let of_this = same.filter(|other| other.synthesis == found.synthesis);
    if of_this.clone().count() == 1 {
        return Some(synthesis.short.clone());
    }
    let is_alone = |id: fn(&OutcomeFindings) -> &Id| {
        let alike = of_this.clone().filter(|other| id(other) == id(found));
        alike.count() == 1
    };
    if is_alone(|found| &found.intervention) {
        return Some(reading.intervention_name(&found.intervention));
    }
    if is_alone(|found| &found.comparator) {
        return Some(reading.intervention_name(&found.comparator));
    }
    let mut comparisons = synthesis.comparisons.iter();
    let own = comparisons.find(|comparison| comparison.id == found.comparison)?;
    Some(own.title.clone())
}
