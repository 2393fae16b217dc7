//! The rows of an outcome, and how many trials and people stand behind them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::evidence::{Evidence, ResultEntry};
use crate::record::id::Id;
use crate::record::outcome::Outcome;
use crate::record::result::Measure;
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};
use crate::record::value::Better;

use super::choices::Choices;
use super::direction::{DirectionCount, GoodSide};
use super::effect::{EffectRow, row};
use super::left_out::LeftOut;
use super::row_label::RowLabel;
use super::study_facts::StudyFacts;

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
    rows
}

fn label(evidence: &Evidence, entry: &ResultEntry) -> RowLabel {
    let result = &entry.result;
    let study = evidence
        .study_of(entry)
        .map_or(entry.study.as_str(), |s| s.value.label.as_str())
        .to_owned();
    match (result.trial.clone(), result.arm.clone()) {
        (Some(trial), _) => RowLabel::Trial { trial, study },
        (None, Some(arm)) => RowLabel::Arm { study, arm },
        (None, None) => RowLabel::Study(study),
    }
}

pub(super) fn common_measure(rows: &[EffectRow]) -> Option<Measure> {
    let first = rows.first()?.measure;
    rows.iter().all(|row| row.measure == first).then_some(first)
}

/// How many trials the rows are of. Rows of trials that a review does not name count one each;
/// arms of one study count once.
pub(super) fn trials(rows: &[EffectRow]) -> usize {
    let (of_reviews, of_studies): (Vec<&EffectRow>, Vec<&EffectRow>) =
        rows.iter().partition(|row| row.label.is_trial_of_review());
    let studies: BTreeSet<&Id> = of_studies.iter().map(|row| &row.study).collect();
    of_reviews.len() + studies.len()
}

/// The people in the rows. Rows of arms have labels of their own; rows that share a label are one
/// trial at several times or on several scales, so its people count once.
pub(super) fn people(rows: &[EffectRow]) -> u32 {
    let mut trials: BTreeMap<&RowLabel, u32> = BTreeMap::new();
    for row in rows {
        let most = trials.entry(&row.label).or_default();
        *most = (*most).max(row.people.unwrap_or(0));
    }
    trials.values().sum()
}

pub(super) fn directions(rows: &[EffectRow], better: Better) -> DirectionCount {
    let mut count = DirectionCount::default();
    for row in rows {
        let null = if row.measure.is_ratio() { 1.0 } else { 0.0 };
        let side = GoodSide::of(row.measure, better);
        match row.estimate {
            Some(estimate) if side.holds(estimate.value, null) => count.favour_intervention += 1,
            Some(estimate) if (estimate.value - null).abs() > 0.0 => count.favour_comparator += 1,
            _ => count.neither += 1,
        }
    }
    count
}
