//! Published results with which ours are compared are there.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::text::suggest;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for synthesis in evidence.records.syntheses.values() {
        for (c, comparison) in synthesis.value.comparisons.iter().enumerate() {
            for (o, analysis) in comparison.outcomes.iter().enumerate() {
                let Some(wanted) = &analysis.compare_with else {
                    continue;
                };
                let Some(review) = evidence.records.studies.get(wanted.study.id()) else {
                    continue;
                };
                let pooled = review.value.pooled_results.iter();
                let outcomes: Vec<&str> = pooled.map(|pooled| pooled.outcome.as_str()).collect();
                if outcomes.contains(&wanted.outcome.as_str()) {
                    continue;
                }
                let path = format!("comparisons[{c}].outcomes[{o}].compare_with.outcome");
                let problem = unknown(&review.value.label, &wanted.outcome, &outcomes);
                found.push(problem.at(synthesis.place(&path)));
            }
        }
    }
}

fn unknown(review: &str, wanted: &str, outcomes: &[&str]) -> Diagnostic {
    let message = format!("{review} has no pooled result for the outcome \"{wanted}\".");
    let problem = Diagnostic::new(&codes::PUBLISHED_POOL, message);
    if outcomes.is_empty() {
        return problem
            .hint("Its record has no `pooled_results`; add them, or take `compare_with` out.");
    }
    let problem = match suggest::nearest(wanted, outcomes.iter().copied()) {
        Some(near) => problem.hint(format!("Did you mean `{near}`?")),
        None => problem,
    };
    problem.hint(format!("It has: {}.", outcomes.join("; ")))
}
