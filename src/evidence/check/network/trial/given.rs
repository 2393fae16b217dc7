//! Whether the data of a result give the measure of its network, and in one form for all of a trial.

use crate::diag::{Diagnostics, codes};
use crate::evidence::check::network::whole::Network;
use crate::record::result::{ArmData, Measure, StudyResult};

use super::compared::Compared;
use super::forms::{has_events, has_mean, keeps_arms};

/// What a result lacks for the measure of its network.
enum Lack {
    /// Neither arms nor an effect in the measure.
    Everything,
    /// One of both arms.
    OtherArm,
    /// The effect has neither a standard error nor an interval.
    StandardError,
    /// The arms have data from which the measure does not follow.
    OtherData(&'static str),
}

/// Tells results from which the measure does not follow. Where that is so for all of them the measure is
/// told, and not each result.
pub(super) fn check(
    whole: &Network<'_>,
    trials: &[(String, Vec<Compared<'_>>)],
    found: &mut Diagnostics,
) {
    let measure = whole.network.measure;
    let short = measure.short();
    let all = trials.iter();
    let all = all.flat_map(|(trial, results)| results.iter().map(move |one| (trial, one)));
    let all: Vec<_> = all
        .map(|(trial, one)| (trial, one, lack(measure, &one.entry.result)))
        .collect();
    let is_measure = all.len() > 1 && all.iter().all(|(.., lack)| lack.is_some());
    if is_measure {
        let message = format!("No result of the network gives {short}.");
        let problem = whole.problem(&codes::NETWORK, "measure", message);
        found.push(problem.hint(format!(
            "{} Name a measure that the data give, or the results that give this one.",
            needs(measure)
        )));
        return;
    }
    for (trial, one, lack) in all {
        let (Some(lack), id) = (lack, &one.entry.result.id) else {
            continue;
        };
        let message = match lack {
            Lack::Everything => {
                format!("`{id}` has neither data of arms nor an effect in {short}.")
            }
            Lack::OtherArm => {
                format!("`{id}` of `{trial}` has one arm only and so compares nothing.")
            }
            Lack::StandardError => format!(
                "`{id}` of `{trial}` gives {short} without an interval or a standard error."
            ),
            Lack::OtherData(what) => {
                format!("`{id}` of `{trial}` gives {what}, from which no {short} follows.")
            }
        };
        let place = format!("{}.result", one.value);
        let problem = whole.problem(&codes::NETWORK_TRIAL, &place, message);
        found.push(problem.hint(format!(
            "{} Complete the result, or take it out of the network: the page would leave its trial out.",
            needs(measure)
        )));
    }
    if !found.is_empty() {
        return;
    }
    for (trial, results) in trials {
        mixed(whole, trial, results, found);
    }
}

/// Arms of a trial and effects of the same trial are no one set of data: which people an effect is of
/// cannot be seen.
fn mixed(whole: &Network<'_>, trial: &str, results: &[Compared<'_>], found: &mut Diagnostics) {
    let by_arms = results.iter().find(|one| keeps_arms(whole, one));
    let by_effect = results.iter().find(|one| !keeps_arms(whole, one));
    let (Some(arms), Some(effect)) = (by_arms, by_effect) else {
        return;
    };
    let message = format!(
        "`{trial}` gives data of arms in `{}` and an effect in `{}`: the two are no one set of data.",
        arms.entry.result.id, effect.entry.result.id
    );
    let place = format!("{}.result", effect.value);
    let problem = whole.problem(&codes::NETWORK_TRIAL, &place, message);
    found.push(problem.hint(
        "Give the data of every arm, or an effect for every pair of arms; or name the trial of each result under `trial` if they are different trials.",
    ));
}

/// Data from which a measure follows, as a hint.
fn needs(measure: Measure) -> String {
    let arms = match measure {
        _ if is_of_events(measure) => "events and people in both arms, or ",
        _ if is_of_means(measure) => "means (or medians), SDs and people in both arms, or ",
        Measure::IRR | Measure::IRD => "events and person-time in both arms, or ",
        _ => "",
    };
    format!(
        "{} needs {arms}the effect as the source states it, with its interval or standard error.",
        measure.short()
    )
}

fn is_of_events(measure: Measure) -> bool {
    use Measure::{AS, OR, OR2D, PETO, RD, RR};
    matches!(measure, OR | RR | RD | PETO | AS | OR2D)
}

fn is_of_means(measure: Measure) -> bool {
    use Measure::{D2OR, MD, ROM, SMD, SMD1, SMDH};
    matches!(measure, MD | SMD | ROM | SMDH | SMD1 | D2OR)
}

fn lack(measure: Measure, result: &StudyResult) -> Option<Lack> {
    let stated = result.effect.as_ref().filter(|own| own.measure == measure);
    let has_error = |own: &&crate::record::result::Effect| {
        own.se.is_some() || own.ci_low.zip(own.ci_high).is_some()
    };
    if stated.is_some_and(|own| has_error(&own)) {
        return None;
    }
    let (one, other) = match (&result.intervention, &result.comparator) {
        (Some(one), Some(other)) => (one, other),
        _ if stated.is_some() => return Some(Lack::StandardError),
        (None, None) => return Some(Lack::Everything),
        _ => return Some(Lack::OtherArm),
    };
    let both = |has: fn(&ArmData) -> bool| has(one) && has(other);
    let gives = match measure {
        Measure::IRR | Measure::IRD => both(|arm| arm.events.and(arm.person_time).is_some()),
        _ if is_of_events(measure) => both(has_events),
        _ if is_of_means(measure) => both(has_mean),
        _ => false,
    };
    if gives {
        return None;
    }
    Some(match stated {
        Some(_) => Lack::StandardError,
        None if one.events.or(other.events).is_some() => Lack::OtherData("events"),
        None if one.mean.or(other.mean).is_some() => Lack::OtherData("means"),
        None => Lack::OtherData("arms without the numbers that it needs"),
    })
}
