//! The rows of an outcome.

use std::collections::{HashMap, HashSet};

use crate::evidence::{Evidence, ResultEntry};
use crate::record::outcome::Outcome;
use crate::record::result::Measure;
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};

use super::choices::Choices;
use super::effect::{EffectRow, row};
use super::left_out::LeftOut;
use super::row_label::RowLabel;
use super::study_facts::StudyFacts;
use super::trials::PooledTrials;

/// The rows: results named in the record, or all of the synthesis's studies for the outcome.
pub(super) fn of(
    evidence: &Evidence,
    synthesis: &Synthesis,
    analysis: &OutcomeAnalysis,
    outcome: &Outcome,
    choices: &Choices,
) -> Vec<EffectRow> {
    let settings = &analysis.analysis;
    let make = |entry: &ResultEntry, measure: Option<Measure>| {
        let facts = StudyFacts::of(evidence, entry, settings);
        let label = label(evidence, entry);
        row(entry, label, facts, measure, outcome.better, choices)
    };
    let members = evidence.results_for(synthesis, analysis);
    let mut rows: Vec<EffectRow> = members.map(|entry| make(entry, settings.measure)).collect();
    let mut reasons: HashMap<&str, &str> = HashMap::new();
    for left in &analysis.left_out {
        reasons.insert(&left.result, &left.reason);
    }
    let members: HashSet<&str> = rows.iter().map(|row| row.result.as_str()).collect();
    let others = reasons.keys().filter(|result| !members.contains(*result));
    let others = others.filter_map(|result| evidence.results.get(result));
    let others: Vec<EffectRow> = others.map(|entry| make(entry, None)).collect();
    rows.extend(others);
    for row in &mut rows {
        let reason = reasons.get(row.result.as_str());
        row.left_out = reason
            .map(|reason| LeftOut::ByEditors((*reason).to_owned()))
            .or(row.left_out.take());
    }
    rows.sort_by(|a, b| (&a.study, &a.result).cmp(&(&b.study, &b.result)));
    tell_apart(&mut rows);
    rows
}

fn label(evidence: &Evidence, entry: &ResultEntry) -> RowLabel {
    let result = &entry.result;
    let study = evidence
        .study_of(entry)
        .map_or(entry.study.as_str(), |s| s.value.label.as_str())
        .to_owned();
    match (result.trial.clone(), &result.pools, result.arm.clone()) {
        (Some(trial), _, _) => RowLabel::Trial { trial, study },
        (None, Some(trials), _) => RowLabel::Pooled {
            trials: PooledTrials::of(trials),
            study,
        },
        (None, None, Some(arm)) => RowLabel::Arm { study, arm },
        (None, None, None) => RowLabel::Study(study),
    }
}

pub(super) fn common_measure(rows: &[EffectRow]) -> Option<Measure> {
    let first = rows.first()?.measure;
    rows.iter().all(|row| row.measure == first).then_some(first)
}

/// Whether rows on a measure compare two groups. An effect of no special kind compares, as long as its
/// results do: where each has data of one group alone, and nothing to compare it with, it is a value of
/// that group.
pub(super) fn compares(measure: Measure, rows: &[EffectRow]) -> bool {
    let is_of_one_group = |row: &EffectRow| {
        row.intervention.is_some() && row.comparator.is_none() && row.facts.against.is_none()
    };
    let are_of_one_group = !rows.is_empty() && rows.iter().all(is_of_one_group);
    measure.compares() && !(measure == Measure::GENERIC && are_of_one_group)
}

/// Adds the id of the result to the names of rows that would otherwise be the same.
fn tell_apart(rows: &mut [EffectRow]) {
    let mut named: HashMap<RowLabel, usize> = HashMap::new();
    for row in &*rows {
        *named.entry(row.label.clone()).or_default() += 1;
    }
    for row in rows {
        if named.get(&row.label) > Some(&1) {
            row.label = RowLabel::Result {
                of: Box::new(row.label.clone()),
                result: row.result.clone(),
            };
        }
    }
}
