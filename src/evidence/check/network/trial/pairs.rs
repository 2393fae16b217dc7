//! Results of one trial that give effects: there is one for every pair of its arms, and they fit each
//! other.

use crate::diag::{Diagnostics, codes};
use crate::evidence::check::network::whole::Network;
use crate::record::result::StudyResult;
use crate::text::number;

use super::compared::Compared;

/// Differences that do not close by more than this many of their largest standard error are not
/// rounded: one of them is wrong.
const OPEN: f64 = 0.5;

pub(super) fn check(
    whole: &Network<'_>,
    trial: &str,
    results: &[Compared<'_>],
    found: &mut Diagnostics,
) {
    let mut treatments: Vec<usize> = results
        .iter()
        .flat_map(|one| [one.first, one.second])
        .collect();
    treatments.sort_unstable();
    treatments.dedup();
    let mut own = Diagnostics::new();
    twice(whole, trial, results, &mut own);
    missing(whole, trial, results, &treatments, &mut own);
    if own.is_empty() {
        closing(whole, trial, results, &treatments, &mut own);
    }
    found.append(own);
}

fn twice(whole: &Network<'_>, trial: &str, results: &[Compared<'_>], found: &mut Diagnostics) {
    for (index, one) in results.iter().enumerate() {
        let same = |other: &&Compared<'_>| pair(other) == pair(one);
        if let Some(other) = results[..index].iter().find(same) {
            let message = format!(
                "`{trial}` gives the same pair twice, in `{}` and in `{}`.",
                other.entry.result.id, one.entry.result.id
            );
            let place = format!("{}.result", one.value);
            let problem = whole.problem(&codes::NETWORK_TRIAL, &place, message);
            found.push(problem.hint("Keep one of the two, whichever way round it is."));
        }
    }
}

fn missing(
    whole: &Network<'_>,
    trial: &str,
    results: &[Compared<'_>],
    treatments: &[usize],
    found: &mut Diagnostics,
) {
    let all = treatments
        .iter()
        .enumerate()
        .flat_map(|(at, one)| treatments[at + 1..].iter().map(move |other| (*one, *other)));
    let id = |place: usize| whole.network.treatments[place].intervention.id();
    let lacking: Vec<String> = all
        .filter(|wanted| results.iter().all(|one| pair(one) != *wanted))
        .map(|(one, other)| format!("`{}` with `{}`", id(one), id(other)))
        .collect();
    let Some(first) = results.first().filter(|_| !lacking.is_empty()) else {
        return;
    };
    let needed = treatments.len() * (treatments.len() - 1) / 2;
    let message = format!(
        "`{trial}` has {} arms and so needs {needed} effects, one for each pair; there is none for {}.",
        treatments.len(),
        lacking.join(", ")
    );
    let problem = whole.problem(
        &codes::NETWORK_TRIAL,
        &format!("{}.result", first.value),
        message,
    );
    found.push(problem.hint("Add what is missing. Data of arms in OR, RR, RD or MD need no more than results that share an arm."));
}

/// Every three arms: going round must lead back, and arms must be able to have such errors.
fn closing(
    whole: &Network<'_>,
    trial: &str,
    results: &[Compared<'_>],
    treatments: &[usize],
    found: &mut Diagnostics,
) {
    let effect = |from: usize, to: usize| -> Option<(f64, f64)> {
        results.iter().find_map(|one| {
            let (value, se) = on_scale(whole, &one.entry.result)?;
            match (one.first, one.second) {
                own if own == (from, to) => Some((value, se)),
                own if own == (to, from) => Some((-value, se)),
                _ => None,
            }
        })
    };
    let n = treatments.len();
    for (i, j, k) in
        (0..n).flat_map(|i| (i + 1..n).flat_map(move |j| (j + 1..n).map(move |k| (i, j, k))))
    {
        let (a, b, c) = (treatments[i], treatments[j], treatments[k]);
        let all = (effect(a, b), effect(b, c), effect(a, c));
        let (Some(ab), Some(bc), Some(ac)) = all else {
            continue;
        };
        let fault = open(ab, bc, ac).or_else(|| impossible(ab.1, bc.1, ac.1));
        let (Some(fault), Some(first)) = (fault, results.first()) else {
            continue;
        };
        let id = |place: usize| whole.network.treatments[place].intervention.id();
        let message = format!(
            "The effects of `{trial}` on `{}`, `{}` and `{}` do not fit each other: {fault}",
            id(a),
            id(b),
            id(c)
        );
        let problem = whole.problem(
            &codes::NETWORK_TRIAL,
            &format!("{}.result", first.value),
            message,
        );
        found.push(
            problem.hint(
                "Compare all of them with the source; see whether one is the wrong way round.",
            ),
        );
    }
}

fn open(ab: (f64, f64), bc: (f64, f64), ac: (f64, f64)) -> Option<String> {
    let round = ab.0 + bc.0;
    let largest = ab.1.max(bc.1).max(ac.1);
    ((round - ac.0).abs() > OPEN * largest).then(|| {
        format!(
            "by way of the second the first and the third differ by {}, and directly by {}.",
            number::as_given(round),
            number::as_given(ac.0)
        )
    })
}

/// The covariance of the differences from the first arm must be one.
fn impossible(ab: f64, bc: f64, ac: f64) -> Option<String> {
    let (ab, bc, ac) = (ab * ab, bc * bc, ac * ac);
    let shared = (ab + ac - bc) / 2.0;
    (ab * ac - shared * shared <= 0.0).then(|| "no arms can have these standard errors.".to_owned())
}

/// A stated effect with its standard error on the scale of analysis.
fn on_scale(whole: &Network<'_>, result: &StudyResult) -> Option<(f64, f64)> {
    let measure = whole.network.measure;
    let effect = result
        .effect
        .as_ref()
        .filter(|effect| effect.measure == measure)?;
    let at = |value: f64| {
        let there = if measure.is_ratio() {
            value.ln()
        } else {
            value
        };
        there.is_finite().then_some(there)
    };
    let width = || Some((at(effect.ci_high?)? - at(effect.ci_low?)?) / (2.0 * 1.96));
    Some((at(effect.estimate)?, effect.se.or_else(width)?))
}

fn pair(one: &Compared<'_>) -> (usize, usize) {
    (one.first.min(one.second), one.first.max(one.second))
}
