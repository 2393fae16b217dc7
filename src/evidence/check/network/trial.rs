//! The trials of a network: each result is one of the network's, and results of one trial fit each other.

mod arm;
mod arms;
mod comparator;
mod compared;
mod forms;
mod given;
mod pairs;

use crate::diag::{Diagnostic, Diagnostics, TABLES, codes};
use crate::evidence::ResultEntry;
use crate::record::kind::Kind;
use crate::record::network::{NetworkAnalysis, NetworkResult};
use crate::record::result::EffectSign;
use crate::record::value::Better;
use crate::text::suggest;

use super::pieces;
use super::whole::Network;
use compared::Compared;
use forms::keeps_arms;

pub(super) fn check(whole: &Network<'_>, found: &mut Diagnostics) {
    let mut trials: Vec<(String, Vec<Compared<'_>>)> = Vec::new();
    let mut is_whole = true;
    for (index, named) in whole.network.results.iter().enumerate() {
        let value = format!("results[{index}]");
        match compared(whole, index, named, &value) {
            Ok(compared) => {
                let name = compared.entry.trial();
                match trials.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, results)) => results.push(compared),
                    None => trials.push((name, vec![compared])),
                }
            }
            Err(problem) => {
                is_whole = false;
                found.push(problem);
            }
        }
    }
    let mut own = Diagnostics::new();
    given::check(whole, &trials, &mut own);
    if !own.is_empty() {
        // What a result does not give may be why others do not fit.
        found.append(own);
        return;
    }
    alone(whole, &trials, is_whole, found);
    direction(whole, &trials, found);
    for (name, results) in &trials {
        match results.iter().all(|one| keeps_arms(whole, one)) {
            true => arms::check(whole, name, results, found),
            false => pairs::check(whole, name, results, found),
        }
    }
    // What else is wrong may be why treatments are not connected.
    if is_whole {
        let results = trials.iter().flat_map(|(_, results)| results);
        let pairs: Vec<_> = results.map(|one| (one.first, one.second)).collect();
        pieces::check(whole, &pairs, found);
    }
}

/// A result of the network, or what is wrong with it.
fn compared<'a>(
    whole: &Network<'a>,
    index: usize,
    named: &'a NetworkResult,
    value: &str,
) -> Result<Compared<'a>, Diagnostic> {
    let network = whole.network;
    let problem = |key: &str, message: String| {
        whole.problem(&codes::NETWORK_TRIAL, &format!("{value}.{key}"), message)
    };
    let id = &named.result;
    let entry = whole
        .evidence
        .results
        .get(id)
        .ok_or_else(|| phantom(whole, id, value))?;
    let earlier = network.results[..index].iter();
    if earlier.clone().any(|other| other.result == *id) {
        return Err(problem(
            "result",
            format!("`{id}` is twice among the results."),
        ));
    }
    if let Some(why) = elsewhere(whole, entry) {
        let place = format!("{value}.result");
        let problem = whole.problem(&codes::RESULT_ELSEWHERE, &place, why);
        return Err(follows_studies(whole, problem));
    }
    let own = entry.result.against.as_ref();
    let against = NetworkAnalysis::against(named, own).ok_or_else(|| {
        let message = format!("Nothing says with what `{id}` compares.");
        problem("result", message).hint("Add `against:` here or to the result.")
    })?;
    let position = |key: &str, treatment: &crate::record::id::Id| {
        network.position(treatment).ok_or_else(|| {
            let message = format!("`{treatment}` is not among the treatments of the network.");
            problem(key, message).hint("Add it to `treatments`, or correct it.")
        })
    };
    let (first, second) = (
        position("treatment", named.treatment.id())?,
        position("against", against)?,
    );
    if first == second {
        let message = format!("`{id}` compares `{against}` with itself.");
        return Err(problem("treatment", message));
    }
    if let Some(problem) = comparator::problem(whole, entry, against, value) {
        return Err(problem);
    }
    if let Some(problem) = arm::problem(whole, entry, named, against, value) {
        return Err(problem);
    }
    Ok(Compared {
        entry,
        value: value.to_owned(),
        first,
        second,
    })
}

fn phantom(whole: &Network<'_>, id: &str, value: &str) -> Diagnostic {
    let message = format!("There is no result `{id}`.");
    let problem = whole.problem(&codes::PHANTOM_RESULT, &format!("{value}.result"), message);
    let problem = follows_studies(whole, problem.follows(TABLES));
    let ids = whole
        .evidence
        .results
        .values()
        .map(|entry| entry.result.id.as_str());
    match suggest::nearest(id, ids) {
        Some(near) => problem.hint(format!("Did you mean `{near}`?")),
        None => problem,
    }
}

/// A problem that may be due to a study of the synthesis that cannot be read or is not there: another
/// name for it may have been meant.
fn follows_studies(whole: &Network<'_>, problem: Diagnostic) -> Diagnostic {
    let studies = whole.synthesis.value.studies.iter();
    let studies = studies.map(|study| format!("{}/{}", Kind::Study.folder(), study.id()));
    studies.fold(problem, Diagnostic::follows)
}

/// Why a result is not one of the network's.
fn elsewhere(whole: &Network<'_>, entry: &ResultEntry) -> Option<String> {
    let (id, study) = (&entry.result.id, &entry.study);
    let (own, wanted) = (entry.result.outcome.id(), whole.network.outcome.id());
    let mut studies = whole.synthesis.value.studies.iter();
    if own != wanted {
        return Some(format!("`{id}` is a result on `{own}`, not on `{wanted}`."));
    }
    (!studies.any(|own| own.id() == study))
        .then(|| format!("`{id}` is a result of `{study}`, which `studies` does not list."))
}

/// A network of one trial holds no more than that trial.
fn alone(
    whole: &Network<'_>,
    trials: &[(String, Vec<Compared<'_>>)],
    is_whole: bool,
    found: &mut Diagnostics,
) {
    let ([(name, _)], true) = (trials, is_whole) else {
        return;
    };
    let message = format!("All results of the network are of one trial, `{name}`.");
    let problem = whole.problem(&codes::NETWORK, "results", message);
    found.push(problem.hint(
        "A network puts several trials together. Add results of others, or show the trial in a comparison.",
    ));
}

/// Differences that are not turned must all point the same way.
fn direction(whole: &Network<'_>, trials: &[(String, Vec<Compared<'_>>)], found: &mut Diagnostics) {
    let measure = whole.network.measure;
    let outcome = whole
        .evidence
        .records
        .outcomes
        .get(whole.network.outcome.id());
    let Some(usual) = outcome.map(|outcome| outcome.value.better) else {
        return;
    };
    if measure.is_standardised() {
        return;
    }
    for one in trials.iter().flat_map(|(_, results)| results) {
        let result = &one.entry.result;
        let better = result.better.unwrap_or(usual);
        let place = format!("{}.result", one.value);
        if better != usual {
            let message = format!(
                "`{}` is on a scale on which the other direction is good than for the outcome `{}`.",
                result.id,
                whole.network.outcome.id()
            );
            let problem = whole.problem(&codes::NETWORK_TRIAL, &place, message);
            found.push(problem.hint(format!(
                "Effects in {} are put together as they are; only standardised differences are turned. Correct `better`, leave the result out, or take `measure: SMD`.",
                measure.short()
            )));
            continue;
        }
        let stated = result
            .effect
            .as_ref()
            .filter(|effect| effect.measure == measure);
        let is_for_good =
            stated.is_some_and(|effect| effect.positive == Some(EffectSign::FavoursIntervention));
        if is_for_good && better == Better::Lower && !measure.is_ratio() {
            let message = format!(
                "`{}` says that its effect is higher where the intervention is better, and lower is better here.",
                result.id
            );
            let problem = whole.problem(&codes::NETWORK_TRIAL, &place, message);
            found.push(problem.hint("Give the effect as higher with the intervention (`positive: higher-with-intervention`) with its sign turned, so that all results of the network point the same way."));
        }
    }
}
