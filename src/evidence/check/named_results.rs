//! The results that an analysis names are its own: on its outcome, of the studies of its synthesis.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::ResultEntry;
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::synthesis::Synthesis;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for synthesis in evidence.records.syntheses.values() {
        // Reviews and other sources that stand beside the studies may give results of their own.
        let of_synthesis = synthesis.value.studies.iter();
        let studies = of_synthesis.chain(&synthesis.value.context);
        let studies: BTreeSet<&Id> = studies.map(|study| study.id()).collect();
        // A study that is not there is told by itself: another name for it may have been meant.
        let are_there = studies
            .iter()
            .all(|id| evidence.records.studies.contains_key(id));
        for (c, comparison) in synthesis.value.comparisons.iter().enumerate() {
            for (o, analysis) in comparison.outcomes.iter().enumerate() {
                for r in named_before(&analysis.results) {
                    let path = format!("comparisons[{c}].outcomes[{o}].results[{r}]");
                    let message = format!("`results` names `{}` twice.", analysis.results[r]);
                    let problem = Diagnostic::new(&codes::NAMED_TWICE, message);
                    let problem = problem.at(synthesis.place(&path));
                    found.push(
                        problem.hint("Take one of the two out; or another one was meant here."),
                    );
                }
                for (r, named) in analysis.results.iter().enumerate() {
                    let result = evidence.results.get(named);
                    let why = result.and_then(|result| {
                        let elsewhere = of_another_outcome(evidence, result, analysis.outcome.id());
                        let is_inside = are_there && comparison.outside.is_none();
                        let study = is_inside.then(|| of_another_study(result, &studies));
                        elsewhere.or(study.flatten())
                    });
                    if let Some(why) = why {
                        let path = format!("comparisons[{c}].outcomes[{o}].results[{r}]");
                        found.push(problem(synthesis, &path, why));
                    }
                }
            }
        }
    }
}

/// The places of ids that stand in the list before.
fn named_before(ids: &[String]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let again = ids.iter().enumerate().filter(|(_, id)| !seen.insert(*id));
    again.map(|(place, _)| place).collect()
}

fn problem(synthesis: &Entry<Synthesis>, path: &str, why: String) -> Diagnostic {
    Diagnostic::new(&codes::RESULT_ELSEWHERE, why).at(synthesis.place(path))
}

fn of_another_study(result: &ResultEntry, studies: &BTreeSet<&Id>) -> Option<String> {
    let (id, study) = (&result.result.id, &result.study);
    (!studies.contains(study))
        .then(|| format!("`{id}` is a result of `{study}`, which `studies` does not list."))
}

fn of_another_outcome(evidence: &Evidence, result: &ResultEntry, wanted: &Id) -> Option<String> {
    let (id, outcome) = (&result.result.id, result.result.outcome.id());
    (!is_part_of(evidence, outcome, wanted))
        .then(|| format!("`{id}` is a result on `{outcome}`, not on `{wanted}`."))
}

/// Whether an outcome is another one, or has it among those above it.
fn is_part_of(evidence: &Evidence, outcome: &Id, whole: &Id) -> bool {
    let parent = |id: &Id| {
        let outcome = evidence.records.outcomes.get(id)?;
        outcome
            .value
            .parent
            .as_ref()
            .map(|parent| parent.id().clone())
    };
    // A circle of parents is told elsewhere; it has fewer steps than there are outcomes.
    let steps = evidence.records.outcomes.len() + 1;
    let above = std::iter::successors(Some(outcome.clone()), parent);
    above.take(steps).any(|id| id == *whole)
}
