//! Whether trials connect all treatments of a network.

use crate::diag::{Diagnostics, codes};

use super::whole::Network;

/// Tells a network that falls into pieces, unless its record says so; and a record that says so of one
/// that does not. `pairs` are the pairs that trials compare.
pub(super) fn check(whole: &Network<'_>, pairs: &[(usize, usize)], found: &mut Diagnostics) {
    let pieces = pieces(whole.network.treatments.len(), pairs);
    let says_apart = whole.network.connected == Some(false);
    if pieces.len() > 1 && !says_apart {
        let name =
            |place: &usize| format!("`{}`", whole.network.treatments[*place].intervention.id());
        let named = |piece: &Vec<usize>| piece.iter().map(name).collect::<Vec<_>>().join(", ");
        let listed: Vec<String> = pieces.iter().map(named).collect();
        let message = format!(
            "No trial connects all treatments; there are {} pieces: {}.",
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
    if pieces.len() == 1 && says_apart {
        let message = "The trials connect all treatments, and the record says that they do not.";
        let problem = whole.problem(&codes::NETWORK_APART, "connected", message.to_owned());
        found.push(problem.hint("Take `connected: false` out."));
    }
}

fn pieces(treatments: usize, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut piece_of: Vec<usize> = (0..treatments).collect();
    for (one, other) in pairs {
        let (from, to) = (piece_of[*one], piece_of[*other]);
        for piece in piece_of.iter_mut().filter(|piece| **piece == from) {
            *piece = to;
        }
    }
    let mut pieces: Vec<(usize, Vec<usize>)> = Vec::new();
    for (treatment, piece) in piece_of.into_iter().enumerate() {
        match pieces.iter_mut().find(|(known, _)| *known == piece) {
            Some((_, members)) => members.push(treatment),
            None => pieces.push((piece, vec![treatment])),
        }
    }
    pieces.into_iter().map(|(_, members)| members).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_what_pairs_connect() {
        assert_eq!(pieces(4, &[(0, 1), (3, 2)]), [vec![0, 1], vec![2, 3]]);
        assert_eq!(pieces(4, &[(0, 1), (3, 2), (2, 0)]).len(), 1);
        assert_eq!(pieces(2, &[]), [vec![0], vec![1]]);
    }
}
