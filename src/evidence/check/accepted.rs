//! Doubts about records themselves that their editors have accepted. Those about data are settled with
//! the findings.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;

/// Whether acceptances of this check are settled here.
pub fn is_settled_with_records(check: &str) -> bool {
    let codes = [
        &codes::SAME_RECORD,
        &codes::FLOW_AND_LIST,
        &codes::SEARCHES_AND_FLOW,
        &codes::KEY_MESSAGES,
        &codes::CERQUAL_HIGH,
        &codes::TWO_THRESHOLDS,
        &codes::TEST_IMPLAUSIBLE,
    ];
    codes.iter().any(|code| check.eq_ignore_ascii_case(code.id))
}

/// The problems without those that the record in which they stand accepts; and acceptances to which no
/// problem belongs.
pub(super) fn settle(evidence: &Evidence, found: Diagnostics) -> Diagnostics {
    let mut accepted: BTreeSet<(&str, String)> = BTreeSet::new();
    let mut stale = Vec::new();
    let problems = found.sorted();
    for record in evidence.records.every() {
        for (index, acceptance) in record.life.accept.iter().enumerate() {
            if !is_settled_with_records(&acceptance.check) {
                continue;
            }
            let (file, check) = (record.source.name.as_str(), acceptance.check.to_uppercase());
            let is_it = |problem: &&Diagnostic| {
                let place = problem.place.as_ref();
                problem.code.id == check && place.is_some_and(|place| place.file == file)
            };
            if !problems.iter().any(is_it) {
                let message = format!("Nothing in this record raises {check}.");
                let place = record.source.place(&format!("accept[{index}].check"));
                let problem = Diagnostic::new(&codes::STALE_ACCEPTANCE, message).at(place);
                stale.push(problem.hint(
                    "Take the entry away, or move it to the record of which the doubt is told.",
                ));
            }
            accepted.insert((file, check));
        }
    }
    let is_accepted = |problem: &Diagnostic| {
        let file = problem
            .place
            .as_ref()
            .map_or("", |place| place.file.as_str());
        accepted.contains(&(file, problem.code.id.to_owned()))
    };
    let others = found.clone().into_iter();
    others
        .filter(|problem| !is_accepted(problem))
        .chain(stale)
        .collect()
}
