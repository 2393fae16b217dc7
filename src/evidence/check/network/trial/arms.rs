//! Results of one trial that share arms: a treatment has the same people in each, and each pair stands
//! there once.

use crate::diag::{Diagnostics, codes};
use crate::evidence::check::network::whole::Network;
use crate::record::result::ArmData;

use super::compared::Compared;

pub(super) fn check(
    whole: &Network<'_>,
    trial: &str,
    results: &[Compared<'_>],
    found: &mut Diagnostics,
) {
    let mut arms: Vec<(usize, &ArmData, &str)> = Vec::new();
    for one in results {
        let result = &one.entry.result;
        for (treatment, data) in [
            (one.first, &result.intervention),
            (one.second, &result.comparator),
        ] {
            let Some(data) = data else {
                continue;
            };
            match arms.iter().find(|(known, ..)| *known == treatment) {
                Some((_, first, other)) if *first != data => {
                    let id = whole.network.treatments[treatment].intervention.id();
                    let message = format!(
                        "`{trial}` has different data for its arm `{id}` in `{other}` and in `{}`.",
                        result.id
                    );
                    let place = format!("{}.result", one.value);
                    let problem = whole.problem(&codes::NETWORK_TRIAL, &place, message);
                    found.push(problem.hint("One arm has one set of data. If they are two arms, put them together in one, or give the second treatment a record of its own."));
                }
                Some(_) => {}
                None => arms.push((treatment, data, &result.id)),
            }
        }
    }
    apart(whole, trial, results, arms.len(), found);
}

/// The results of a trial have to hang together: each of its arms is compared with another of them.
fn apart(
    whole: &Network<'_>,
    trial: &str,
    results: &[Compared<'_>],
    arms: usize,
    found: &mut Diagnostics,
) {
    let Some(first) = results.first() else {
        return;
    };
    let mut reached = vec![first.first];
    loop {
        let reaches =
            |one: &&Compared<'_>| reached.contains(&one.first) != reached.contains(&one.second);
        let Some(next) = results.iter().find(reaches) else {
            break;
        };
        let new = if reached.contains(&next.first) {
            next.second
        } else {
            next.first
        };
        reached.push(new);
    }
    if reached.len() < arms {
        let message = format!(
            "The results of `{trial}` share no arm and would be taken for one trial of {arms} arms."
        );
        let problem = whole.problem(
            &codes::NETWORK_TRIAL,
            &format!("{}.result", first.value),
            message,
        );
        found.push(
            problem
                .hint("Name the trial of each result under `trial` if they are different trials."),
        );
    }
}
