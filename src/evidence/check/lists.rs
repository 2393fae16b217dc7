//! Lists of a synthesis do not contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::evidence::results::ANOTHER_ID;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::synthesis::{ReviewFinding, Synthesis};

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    let mut ids = BTreeMap::new();
    for synthesis in evidence.records.syntheses.values() {
        studies(synthesis, found);
        for (index, finding) in synthesis.value.findings.iter().enumerate() {
            rests_on(evidence, synthesis, index, finding, found);
            let place = synthesis.place(&format!("findings[{index}].id"));
            if let Some((other, first)) =
                ids.insert(finding.id.as_str(), (&synthesis.id, place.clone()))
                && *other != synthesis.id
            {
                let message = format!(
                    "The id `{}` is also that of a finding of `{other}`, in {}.",
                    finding.id,
                    first.label()
                );
                let problem = Diagnostic::new(&codes::DUPLICATE_ID, message).at(place);
                found.push(problem.hint(ANOTHER_ID));
            }
        }
    }
}

/// A study contributes, gives context, or is left out.
fn studies(synthesis: &Entry<Synthesis>, found: &mut Diagnostics) {
    let value = &synthesis.value;
    let counted: BTreeSet<&Id> = value.studies.iter().map(|study| study.id()).collect();
    let context: BTreeSet<&Id> = value.context.iter().map(|study| study.id()).collect();
    let mut contradiction = |study: &Id, lists: &str, path: String| {
        let message = format!("`{study}` stands under {lists}.");
        found.push(Diagnostic::new(&codes::LISTS_DISAGREE, message).at(synthesis.place(&path)));
    };
    for (index, study) in value.context.iter().enumerate() {
        if counted.contains(study.id()) {
            let lists = "`studies` and under `context`";
            contradiction(study.id(), lists, format!("context[{index}]"));
        }
    }
    for (index, excluded) in value.excluded.iter().enumerate() {
        let path = format!("excluded[{index}].study");
        let study = excluded.study.id();
        if counted.contains(study) {
            contradiction(study, "`studies` and under `excluded`", path);
        } else if context.contains(study) {
            contradiction(study, "`context` and under `excluded`", path);
        }
    }
}

/// The single findings behind a review finding come from the studies that it names.
fn rests_on(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    index: usize,
    finding: &ReviewFinding,
    found: &mut Diagnostics,
) {
    for (at, single) in finding.rests_on.iter().enumerate() {
        let Some(entry) = evidence.finding(single.as_str()) else {
            continue;
        };
        if finding
            .studies
            .iter()
            .any(|study| *study.id() == entry.study)
        {
            continue;
        }
        let message = format!(
            "`{}` is a finding of `{}`, which is not among the studies of `{}`.",
            single.as_str(),
            entry.study,
            finding.id
        );
        let place = synthesis.place(&format!("findings[{index}].rests_on[{at}]"));
        let problem = Diagnostic::new(&codes::LISTS_DISAGREE, message).at(place);
        found.push(problem.hint(format!(
            "Add `{}` to `studies`, or correct the id of the finding.",
            entry.study
        )));
    }
}
