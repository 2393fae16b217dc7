//! Whether trials connect all treatments of a network.

use crate::diag::{Diagnostics, codes};

use super::whole::Network;

/// Tells a network that falls into pieces, unless its record says so; and a record that says so of one
/// that does not. `pairs` are the pairs that trials compare.
pub(super) fn check(whole: &Network<'_>, pairs: &[(usize, usize)], found: &mut Diagnostics) {
    let pieces = whole.network.pieces(pairs);
    let says_apart = whole.network.connected == Some(false);
    if pieces.len() > 1 && !says_apart {
        let name =
            |place: &usize| format!("`{}`", whole.network.treatments[*place].intervention.id());
        let named = |piece: &Vec<usize>| piece.iter().map(name).collect::<Vec<_>>().join(", ");
        let listed: Vec<String> = pieces.iter().map(named).collect();
        let through = match whole
            .network
            .treatments
            .iter()
            .any(|own| own.unlike.is_some())
        {
            true => "Without treatments that are `unlike` no trial connects the others",
            false => "No trial connects all treatments",
        };
        let message = format!(
            "{through}; there are {} pieces: {}.",
            pieces.len(),
            listed.join(" | ")
        );
        let problem = whole.problem(&codes::NETWORK_APART, "treatments", message);
        found.push(
            problem
                .hint("See whether a result is missing, or whether one treatment stands there under two names.")
                .hint("If there is no such trial, write `connected: false`: the page then says so and shows the pieces."),
        );
    }
    if pieces.len() == 1 {
        needless(whole, found);
    }
    if pieces.len() == 1 && says_apart {
        let message = "The trials connect all treatments, and the record says that they do not.";
        let problem = whole.problem(&codes::NETWORK_APART, "connected", message.to_owned());
        found.push(problem.hint("Take `connected: false` out."));
    }
}

/// A treatment that connects nothing has no effect and no place in an order, so it cannot stay in a network
/// that is worked out.
fn needless(whole: &Network<'_>, found: &mut Diagnostics) {
    for (index, own) in whole.network.treatments.iter().enumerate() {
        if own.unlike.is_some() {
            let message = format!(
                "`{}` is `unlike` and connects nothing, and trials connect the other treatments without it.",
                own.intervention.id()
            );
            let place = format!("treatments[{index}].unlike");
            let problem = whole.problem(&codes::NETWORK_APART, &place, message);
            found.push(
                problem
                    .hint("Take the treatment and the results that compare it out of the network: then the others are compared without it.")
                    .hint("If people who had it are alike after all, take `unlike` out: then it connects, and is ranked with the others."),
            );
        }
    }
}
