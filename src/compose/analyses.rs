//! What working out the analyses brings to light.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::sentence::caution::caution;
use crate::sentence::unpooled::unpooled;
use crate::synthesis::{Caution, Findings, OutcomeFindings, Unpooled};
use crate::words::Words;

/// Doubts and faults of their acceptances. While records are in error some results may not have been
/// read, so an acceptance that fits nothing is not told.
pub(super) fn worth_telling(problems: Diagnostics, has_errors: bool) -> Diagnostics {
    let is_sure =
        |problem: &Diagnostic| !has_errors || problem.code.id != codes::STALE_ACCEPTANCE.id;
    problems.into_iter().filter(is_sure).collect()
}

/// Analyses without a result, and analyses that used another method than the one asked for.
pub(super) fn problems(evidence: &Evidence, findings: &Findings) -> Diagnostics {
    let words = Words::english();
    let mut found = Diagnostics::new();
    for synthesis in evidence.records.syntheses.values() {
        for outcome in findings.of_synthesis(&synthesis.id) {
            if let Some(problem) = problem(&words, outcome) {
                found.push(problem.at(synthesis.place(&path(synthesis, outcome))));
            }
        }
    }
    found
}

fn problem(words: &Words, outcome: &OutcomeFindings) -> Option<Diagnostic> {
    // A result that stands alone is shown as it is; nothing has to be put right.
    if let Some(why) = outcome.unpooled.filter(|why| *why != Unpooled::OneResult) {
        let reason = unpooled(words, why);
        let message = format!("`{}` cannot be pooled: {reason}.", outcome.outcome);
        let mut problem = Diagnostic::new(&codes::NO_POOLED_RESULT, message);
        problem.hints.extend(cure(why).map(str::to_owned));
        return Some(problem);
    }
    let mut cautions = outcome.pooled.as_ref()?.cautions.iter();
    let replaced = cautions.find(|one| matches!(one, Caution::EstimatorReplaced { .. }))?;
    let message = format!("`{}`: {}", outcome.outcome, caution(words, *replaced));
    Some(Diagnostic::new(&codes::ESTIMATOR_REPLACED, message))
}

/// What to do where results cannot be pooled, other than giving what they lack.
fn cure(why: Unpooled) -> Option<&'static str> {
    match why {
        Unpooled::NothingLeft => Some(
            "`left_out` names every result. Take those that count out of that list; or set `method: narrative`, \
             which says that nothing is pooled.",
        ),
        Unpooled::NoCommonMeasure => Some(
            "Set `measure`, and put results of another measure into `left_out` with the reason; or set \
             `method: narrative`.",
        ),
        Unpooled::OutsideTheMethod => Some(
            "Compare the numbers of the results with their sources; or choose another `measure` or `pooling`.",
        ),
        _ => None,
    }
}

/// The path of the analysis in its record.
fn path(synthesis: &Entry<Synthesis>, outcome: &OutcomeFindings) -> String {
    let comparisons = synthesis.value.comparisons.iter().enumerate();
    let place = comparisons
        .filter(|(_, comparison)| comparison.id == outcome.comparison)
        .find_map(|(c, comparison)| {
            let mut outcomes = comparison.outcomes.iter();
            let o = outcomes.position(|analysis| *analysis.outcome.id() == outcome.outcome)?;
            Some(format!("comparisons[{c}].outcomes[{o}].analysis"))
        });
    place.unwrap_or_default()
}
