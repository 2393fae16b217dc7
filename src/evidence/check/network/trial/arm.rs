//! The treatments that a network gives to a result, held against the arms of its study.

use crate::diag::{Diagnostic, codes};
use crate::evidence::ResultEntry;
use crate::evidence::graph::Evidence;
use crate::record::id::Id;
use crate::record::network::NetworkResult;
use crate::record::study::Study;
use crate::text::suggest;

use super::super::whole::Network;

/// A treatment that is no arm of the study. A study that names fewer than two arms says nothing; and what
/// the result itself says that it compares with holds, whatever the study lists.
pub(super) fn problem(
    whole: &Network<'_>,
    entry: &ResultEntry,
    named: &NetworkResult,
    against: &Id,
    value: &str,
) -> Option<Diagnostic> {
    let study = whole.evidence.study_of(entry)?;
    let arms: Vec<&Id> = arms(&study.value);
    if arms.len() < 2 || entry.result.trial.is_some() {
        return None;
    }
    let is_arm = |wanted: &Id| {
        let mut arms = arms.iter();
        arms.any(|arm| is_one(whole, arm, wanted))
    };
    let (key, wanted, other) = match entry.result.against {
        _ if !is_arm(named.treatment.id()) => ("treatment", named.treatment.id(), against),
        None if !is_arm(against) => ("against", against, named.treatment.id()),
        _ => return None,
    };
    let listed: Vec<String> = arms.iter().map(|arm| format!("`{arm}`")).collect();
    let message = format!(
        "`{}` is a result of `{}`, which has no arm `{wanted}`: its arms are {}.",
        entry.result.id,
        entry.study,
        listed.join(", ")
    );
    // A value that is left out here stands in the line of its result.
    let key = match key == "against" && named.against.is_none() {
        true => "result",
        false => key,
    };
    let problem = whole.problem(&codes::NETWORK_TRIAL, &format!("{value}.{key}"), message);
    let open = arms.iter().filter(|arm| **arm != other);
    let open: Vec<&str> = open.map(|arm| arm.as_str()).collect();
    let near = suggest::nearest(wanted.as_str(), open.iter().copied());
    let near = near.or(match open.as_slice() {
        [only] => Some(*only),
        _ => None,
    });
    let problem = match near {
        Some(near) => problem.hint(format!("Did you mean `{near}`?")),
        None => problem,
    };
    Some(problem.hint(format!(
        "If the study has such an arm, add it under `arms` in the record of `{}`.",
        entry.study
    )))
}

/// The treatments of the arms, each once.
fn arms(study: &Study) -> Vec<&Id> {
    let mut arms: Vec<&Id> = Vec::new();
    for arm in &study.arms {
        let id = arm.intervention.id();
        if !arms.contains(&id) {
            arms.push(id);
        }
    }
    arms
}

/// Whether an arm is a treatment: the same; or a part of it, or what it is a part of, where the network
/// does not have the arm as a treatment of its own.
fn is_one(whole: &Network<'_>, arm: &Id, treatment: &Id) -> bool {
    let is_related =
        || is_part(whole.evidence, arm, treatment) || is_part(whole.evidence, treatment, arm);
    arm == treatment || (whole.network.position(arm).is_none() && is_related())
}

fn is_part(evidence: &Evidence, part: &Id, whole: &Id) -> bool {
    let mut now = Some(part);
    // No treatment is a part of so many others; a circle is told elsewhere.
    for _ in 0..20 {
        match now {
            Some(id) if id == whole => return true,
            Some(id) => {
                let record = evidence.records.interventions.get(id);
                now = record.and_then(|it| it.value.parent.as_ref().map(|parent| parent.id()));
            }
            None => return false,
        }
    }
    false
}
