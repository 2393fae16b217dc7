//! Judgements on pairs of a network: on pairs that it has, once each, with reasons, at a level to which
//! the concerns can lead.

use crate::diag::{Diagnostics, codes};
use crate::record::network::{NetworkCertainty, NetworkConcernLevel, NetworkDomain};
use crate::record::synthesis::CertaintyLevel;

use super::whole::Network;

pub(super) fn check(whole: &Network<'_>, found: &mut Diagnostics) {
    for (index, judged) in whole.network.certainty.iter().enumerate() {
        let value = format!("certainty[{index}]");
        pair(whole, &value, judged, found);
        reasons(whole, &value, judged, found);
        level(whole, &value, judged, found);
    }
}

fn pair(whole: &Network<'_>, value: &str, judged: &NetworkCertainty, found: &mut Diagnostics) {
    let (one, other) = whole.network.judged_pair(judged);
    for (key, id) in [("treatment", one), ("against", other)] {
        if whole.network.position(id).is_none() {
            let message = format!("`{id}` is no treatment of this network.");
            found.push(whole.problem(&codes::NETWORK, &format!("{value}.{key}"), message));
        }
    }
    if one == other {
        let message = format!("The judgement compares `{one}` with itself.");
        let problem = whole.problem(&codes::NETWORK, &format!("{value}.treatment"), message);
        found.push(problem.hint("Name the other treatment under `against`."));
    }
    let first = whole.network.judgement(one, other);
    if first.is_some_and(|first| !std::ptr::eq(first, judged)) {
        let message = format!("`{one}` and `{other}` are judged twice.");
        let problem = whole.problem(&codes::NETWORK, &format!("{value}.treatment"), message);
        found.push(problem.hint("Keep one of the two judgements, whichever way round it is."));
    }
}

fn reasons(whole: &Network<'_>, value: &str, judged: &NetworkCertainty, found: &mut Diagnostics) {
    for (domain, concern) in &judged.domains {
        let reason = concern.reason.as_deref().unwrap_or_default();
        if concern.concern != NetworkConcernLevel::None && reason.trim().is_empty() {
            let domain = domain.key();
            let message = format!("The concern about `{domain}` has no reason.");
            let place = format!("{value}.domains.{domain}");
            let problem = whole.problem(&codes::GRADE_REASON, &place, message);
            found.push(problem.hint("Add `reason: …` below `concern`."));
        }
    }
}

/// Some concerns take a level, major ones two. Domains overlap, so that not all need to count; the
/// largest does.
fn level(whole: &Network<'_>, value: &str, judged: &NetworkCertainty, found: &mut Diagnostics) {
    let taken = judged
        .domains
        .values()
        .map(|concern| match concern.concern {
            NetworkConcernLevel::None => 0,
            NetworkConcernLevel::Some => 1,
            NetworkConcernLevel::Major => 2,
        });
    let largest: u8 = taken.clone().max().unwrap_or(0);
    let is_whole = judged.domains.len() == NetworkDomain::ALL.len();
    let all: u8 = if is_whole { taken.sum() } else { u8::MAX };
    let down = match judged.level {
        CertaintyLevel::High => 0,
        CertaintyLevel::Moderate => 1,
        CertaintyLevel::Low => 2,
        CertaintyLevel::VeryLow => 3,
    };
    let message = if down < largest.min(3) {
        "The level is higher than the largest concern allows: some concerns take a level, major concerns two."
    } else if down > all.min(3) {
        "The level is lower than all concerns together bring it: some concerns take a level, major concerns two."
    } else {
        return;
    };
    let place = format!("{value}.level");
    found.push(whole.problem(&codes::GRADE_SUM, &place, message.to_owned()));
}
