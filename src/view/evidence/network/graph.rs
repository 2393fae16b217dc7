//! What trials compare, drawn.

use crate::record::kind::Kind;
use crate::words::say;
use chart::network::{Network, Pair, Treatment, draw};
use chart::{Figure, Heading};

use super::shown::Shown;

pub(super) fn graph(shown: &Shown<'_>) -> Figure {
    let (desk, found) = (shown.desk, shown.found);
    let outcome = desk.title(Kind::Outcome, &found.outcome);
    let title = say!(desk, "network.graph-figure", outcome = outcome);
    let treatments = found.treatments.iter().enumerate();
    let treatments = treatments.map(|(place, node)| Treatment {
        label: node.label.clone(),
        people: node.people,
        studies: node.trials,
        is_reference: place == found.reference,
    });
    let pairs = found.edges.iter().map(|edge| Pair {
        first: edge.first,
        second: edge.second,
        studies: edge.trials,
        people: edge.people,
    });
    let network = Network {
        heading: Heading::new(format!("{}-graph", shown.anchor), title),
        treatments: treatments.collect(),
        pairs: pairs.collect(),
    };
    draw(&network, desk.words)
}
