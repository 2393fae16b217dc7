//! The analyses on which an answer rests are there, in the evidence of its question.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::question::{Question, RestsOn};
use crate::text::suggest;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for question in evidence.records.questions.values() {
        for (at, rests_on) in question.value.rests_on.iter().enumerate() {
            let Some((key, problem)) = fault(evidence, question, rests_on) else {
                continue;
            };
            found.push(problem.at(question.place(&format!("rests_on[{at}].{key}"))));
        }
    }
}

/// What is wrong, and under which key; nothing when the analysis is there, or its synthesis is not, which
/// is told elsewhere.
fn fault(
    evidence: &Evidence,
    question: &Entry<Question>,
    rests_on: &RestsOn,
) -> Option<(&'static str, Diagnostic)> {
    let id = rests_on.synthesis.id();
    let synthesis = evidence.records.syntheses.get(id)?;
    let mut syntheses = question.value.syntheses.iter();
    if !syntheses.any(|of| of.id() == id) {
        let ids = question.value.syntheses.iter().map(|of| of.id());
        let what = format!("The question is not answered by the synthesis `{id}`.");
        return Some(("synthesis", unknown(what, id, ids.collect())));
    }
    let comparisons = &synthesis.value.comparisons;
    let wanted = &rests_on.comparison;
    let Some(comparison) = comparisons.iter().find(|it| it.id == *wanted) else {
        let ids = comparisons.iter().map(|it| &it.id);
        let what = format!("The synthesis `{id}` has no comparison `{wanted}`.");
        return Some(("comparison", unknown(what, wanted, ids.collect())));
    };
    let outcome = rests_on.outcome.id();
    let outcomes: Vec<&Id> = comparison
        .outcomes
        .iter()
        .map(|it| it.outcome.id())
        .collect();
    let what = format!("The comparison `{wanted}` of `{id}` has no outcome `{outcome}`.");
    (!outcomes.contains(&outcome)).then(|| ("outcome", unknown(what, outcome, outcomes)))
}

fn unknown(message: String, wanted: &Id, there: Vec<&Id>) -> Diagnostic {
    let problem = Diagnostic::new(&codes::RESTS_ON, message);
    let names: Vec<&str> = there.iter().map(|id| id.as_str()).collect();
    let problem = match suggest::nearest(wanted.as_str(), names.iter().copied()) {
        Some(near) => problem.hint(format!("Did you mean `{near}`?")),
        None => problem,
    };
    problem.hint(format!("It has: {}.", names.join(", ")))
}
