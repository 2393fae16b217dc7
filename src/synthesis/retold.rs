//! Texts of records that go with the findings of a synthesis, after quoted values were put into them.

use std::sync::Arc;

use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};

use super::effect::EffectRow;
use super::left_out::{LeftOut, Remark};
use super::of_synthesis::OfSynthesis;
use super::outcome_findings::OutcomeFindings;
use super::prints::print;

/// Takes the texts of the records once more, and leaves findings alone whose texts are the same.
pub(super) fn retell(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    found: &mut Arc<OfSynthesis>,
) {
    if !may_quote(evidence, synthesis, found) {
        return;
    }
    let mut outcomes = found.outcomes.clone();
    for outcome in &mut outcomes {
        if let Some(analysis) = analysis_of(&synthesis.value, outcome) {
            outcome.complete(analysis);
            outcome
                .rows
                .iter_mut()
                .for_each(|row| retell_row(evidence, analysis, row));
        }
    }
    let quoted = print(&outcomes.iter().map(texts).collect::<Vec<_>>());
    let before = found.outcomes.iter().map(texts).collect::<Vec<_>>();
    if quoted != print(&before) {
        *found = Arc::new(OfSynthesis {
            outcomes,
            quoted,
            ..OfSynthesis::clone(found)
        });
    }
}

/// Whether the synthesis, a study behind it or a table of results quotes anything.
fn may_quote(evidence: &Evidence, synthesis: &Entry<Synthesis>, found: &OfSynthesis) -> bool {
    let studies = &evidence.records.studies;
    let quotes = |row: &EffectRow| studies.get(&row.study).is_some_and(|it| it.quoted() != 0);
    let mut rows = found.outcomes.iter().flat_map(|outcome| &outcome.rows);
    synthesis.quoted() != 0 || rows.any(quotes) || evidence.quotes_in_tables()
}

fn analysis_of<'a>(
    synthesis: &'a Synthesis,
    outcome: &OutcomeFindings,
) -> Option<&'a OutcomeAnalysis> {
    let mut comparisons = synthesis.comparisons.iter();
    let comparison = comparisons.find(|comparison| comparison.id == outcome.comparison)?;
    let mut analyses = comparison.outcomes.iter();
    analyses.find(|analysis| *analysis.outcome.id() == outcome.outcome)
}

fn retell_row(evidence: &Evidence, analysis: &OutcomeAnalysis, row: &mut EffectRow) {
    if let Some(LeftOut::ByEditors(reason)) = &mut row.left_out {
        let mut left_out = analysis.left_out.iter();
        if let Some(left) = left_out.find(|left| left.result == row.result) {
            reason.clone_from(&left.reason);
        }
    }
    let note = evidence.results.get(&row.result);
    let note = note.and_then(|entry| entry.result.note.as_ref());
    for remark in &mut row.remarks {
        if let (Remark::OfRecord(told), Some(note)) = (remark, note) {
            told.clone_from(note);
        }
    }
}

/// The texts of records that go with an outcome, as programmers see them.
fn texts(outcome: &OutcomeFindings) -> String {
    let rows = outcome.rows.iter();
    let rows: Vec<_> = rows.map(|row| (&row.left_out, &row.remarks)).collect();
    format!("{:?} {rows:?}", outcome.grade)
}
