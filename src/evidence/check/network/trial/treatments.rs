//! The treatments that a network gives to the arms of a result, held against what the study says of its arms.

use crate::diag::{Diagnostic, codes};
use crate::evidence::ResultEntry;
use crate::record::id::Id;
use crate::record::network::NetworkResult;
use crate::record::study::Study;

use super::super::whole::Network;

/// What does not fit: another comparator than the result's own, or a treatment that is no arm of the study.
pub(super) fn problem(
    whole: &Network<'_>,
    entry: &ResultEntry,
    named: &NetworkResult,
    against: &Id,
    value: &str,
) -> Option<Diagnostic> {
    let problem = |key: &str, message: String| {
        whole.problem(&codes::NETWORK_TRIAL, &format!("{value}.{key}"), message)
    };
    let id = &entry.result.id;
    if let Some(own) = entry
        .result
        .against
        .as_ref()
        .filter(|own| own.id() != against)
    {
        let own = own.id();
        let message =
            format!("`{id}` compares with `{own}` by its own record, not with `{against}`.");
        return Some(
            problem("against", message)
                .hint("Correct one of the two, or leave `against` out here."),
        );
    }
    let study = whole.evidence.records.studies.get(&entry.study)?;
    let arms = arms(&study.value);
    if arms.is_empty() {
        return None;
    }
    let treatment = named.treatment.id();
    let missing = [("treatment", treatment), ("against", against)];
    let (key, other) = missing.into_iter().find(|(_, one)| !arms.contains(one))?;
    let names: Vec<String> = arms.iter().map(|arm| format!("`{arm}`")).collect();
    let message = format!(
        "`{other}` is no arm of `{}`, which has {}.",
        entry.study,
        names.join(" and ")
    );
    Some(problem(key, message).hint(
        "Name the treatment that the result is about, or correct `arms` in the record of the study.",
    ))
}

fn arms(study: &Study) -> Vec<&Id> {
    study.arms.iter().map(|arm| arm.intervention.id()).collect()
}
