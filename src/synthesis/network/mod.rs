//! Networks of comparisons: what trials compare directly and through others, and what follows for every
//! pair of treatments.

mod facts;
mod fit;
mod trials;

use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::network::NetworkAnalysis;
use crate::record::outcome::Outcome;
use crate::record::synthesis::Synthesis;

use super::comparators;
use super::direction::GoodSide;
use super::scale::Scale;
use trials::Entered;

pub use facts::{
    NetworkEdge, NetworkFindings, NetworkFit, NetworkNode, NetworkTest, PairEstimate, PairFacts,
    PairSplit,
};
pub use trials::{ArmNumbers, NetworkArm, NetworkTrial};

/// The networks of a synthesis; one whose outcome is not known is left out.
pub(super) fn of_synthesis(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
) -> Vec<NetworkFindings> {
    let networks = synthesis.value.networks.iter();
    let of_one = |network: &NetworkAnalysis| {
        let outcome = evidence.records.outcomes.get(network.outcome.id())?;
        of_network(evidence, &synthesis.id, network, &outcome.value)
    };
    networks.filter_map(of_one).collect()
}

fn of_network(
    evidence: &Evidence,
    synthesis: &Id,
    network: &NetworkAnalysis,
    outcome: &Outcome,
) -> Option<NetworkFindings> {
    let reference = network.position(network.reference.id())?;
    let entered = trials::enter(evidence, network, outcome);
    let studies: Vec<_> = entered.iter().map(|one| one.study.clone()).collect();
    let trials: Vec<NetworkTrial> = entered.into_iter().map(|one: Entered| one.trial).collect();
    let mut findings = NetworkFindings {
        synthesis: synthesis.clone(),
        network: network.id.clone(),
        outcome: network.outcome.id().clone(),
        measure: network.measure,
        scale: Scale::of(network.measure),
        good_side: GoodSide::of(network.measure, outcome.better),
        treatments: nodes(evidence, network, &trials),
        reference,
        edges: edges(network.treatments.len(), &trials),
        trials,
        pieces: Vec::new(),
        unlike: (0..network.treatments.len())
            .filter(|place| !network.connects(*place))
            .collect(),
        fit: None,
    };
    let pairs = findings.edges.iter().map(|edge| (edge.first, edge.second));
    findings.pieces = network.pieces(&pairs.collect::<Vec<_>>());
    // A treatment that connects nothing has no effect.
    if findings.is_connected() && findings.unlike.is_empty() {
        findings.fit = fit::of(&findings, &studies, network, outcome);
    }
    Some(findings)
}

fn nodes(
    evidence: &Evidence,
    network: &NetworkAnalysis,
    trials: &[NetworkTrial],
) -> Vec<NetworkNode> {
    let treatments = network.treatments.iter().enumerate();
    let node = |(place, own): (usize, &crate::record::network::NetworkTreatment)| {
        let id = own.intervention.id();
        let arms = trials.iter().flat_map(|trial| &trial.arms);
        let arms: Vec<_> = arms.filter(|arm| arm.treatment == place).collect();
        let name = evidence.title_of(Kind::Intervention, id.as_str());
        let name = name.unwrap_or(id.as_str());
        NetworkNode {
            intervention: id.clone(),
            label: own.label.clone().unwrap_or_else(|| name.to_owned()),
            name: comparators::name(evidence, id),
            trials: arms.len(),
            people: arms
                .iter()
                .filter_map(|arm| arm.people)
                .map(u64::from)
                .sum(),
        }
    };
    treatments.map(node).collect()
}

fn edges(treatments: usize, trials: &[NetworkTrial]) -> Vec<NetworkEdge> {
    let pairs = (0..treatments).flat_map(|i| (i + 1..treatments).map(move |j| (i, j)));
    let edge = |(first, second): (usize, usize)| {
        let arm = |trial: &NetworkTrial, treatment: usize| {
            let mut arms = trial.arms.iter();
            arms.find(|arm| arm.treatment == treatment).cloned()
        };
        let both = trials
            .iter()
            .filter_map(|trial| Some([arm(trial, first)?, arm(trial, second)?]));
        let both: Vec<[NetworkArm; 2]> = both.collect();
        let people = both.iter().flatten().filter_map(|arm| arm.people);
        (!both.is_empty()).then(|| NetworkEdge {
            first,
            second,
            trials: both.len(),
            people: people.map(u64::from).sum(),
        })
    };
    pairs.filter_map(edge).collect()
}
