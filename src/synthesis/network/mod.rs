//! Networks of comparisons: what trials compare directly and through others, and what follows for every
//! pair of treatments.

mod fit;
mod trials;

use serde::{Deserialize, Serialize};

use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::network::NetworkAnalysis;
use crate::record::outcome::Outcome;
use crate::record::result::Measure;
use crate::record::synthesis::Synthesis;
use stats::network::parts;

use super::comparators;
use super::direction::GoodSide;
use super::scale::Scale;
use trials::Entered;

pub use fit::{NetworkFit, NetworkTest, PairEstimate, PairFacts, PairSplit};
pub use trials::{ArmNumbers, NetworkArm, NetworkTrial};

/// A network of a synthesis, worked out.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NetworkFindings {
    /// The synthesis.
    pub synthesis: Id,
    /// The network within it.
    pub network: Id,
    /// The outcome.
    pub outcome: Id,
    /// The measure.
    pub measure: Measure,
    /// Its scale of analysis.
    pub scale: Scale,
    /// Which side of no difference is good for people.
    pub good_side: GoodSide,
    /// The treatments, in the order of the record.
    pub treatments: Vec<NetworkNode>,
    /// The place of the reference among them.
    pub reference: usize,
    /// The trials, in the order in which the record first names a result of each.
    pub trials: Vec<NetworkTrial>,
    /// The pairs that trials compare directly, in the order of treatments.
    pub edges: Vec<NetworkEdge>,
    /// The pieces that no trial connects, each with its treatments; one where all are connected.
    pub pieces: Vec<Vec<usize>>,
    /// What follows; nothing where treatments are not connected.
    pub fit: Option<NetworkFit>,
}

/// A treatment of a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkNode {
    /// Its record.
    pub intervention: Id,
    /// Its short name.
    pub label: String,
    /// Its name as it stands inside a sentence.
    pub name: String,
    /// How many trials have it.
    pub trials: usize,
    /// People who had it, as far as trials say.
    pub people: u64,
}

/// A pair of treatments that trials compare directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkEdge {
    /// The first treatment.
    pub first: usize,
    /// The second treatment.
    pub second: usize,
    /// How many trials compare them.
    pub trials: usize,
    /// People in both arms, as far as trials say.
    pub people: u64,
}

impl NetworkFindings {
    /// The name that the network's files begin with.
    pub fn file_stem(&self) -> String {
        format!("{}-network-{}", self.synthesis, self.network)
    }

    /// Two treatments in the order in which they are compared: the reference stands second, else the
    /// later one.
    pub fn in_order(&self, one: usize, other: usize) -> (usize, usize) {
        let (first, second) = (one.min(other), one.max(other));
        match first == self.reference {
            true => (second, first),
            false => (first, second),
        }
    }

    /// Whether trials connect all treatments.
    pub fn is_connected(&self) -> bool {
        self.pieces.len() < 2
    }

    /// People in all trials, as far as trials say.
    pub fn people(&self) -> u64 {
        self.treatments.iter().map(|node| node.people).sum()
    }

    /// Trials in which the people of an arm are not known.
    pub fn trials_without_people(&self) -> usize {
        let lacks = |trial: &&NetworkTrial| trial.arms.iter().any(|arm| arm.people.is_none());
        self.trials.iter().filter(lacks).count()
    }

    /// What is found on two treatments, whichever way round.
    pub fn pair(&self, one: usize, other: usize) -> Option<&PairFacts> {
        let pair = self.in_order(one, other);
        let mut pairs = self.fit.iter().flat_map(|fit| &fit.pairs);
        pairs.find(|own| (own.first, own.second) == pair)
    }
}

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
    let pieces = parts(&studies, network.treatments.len());
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
        pieces,
        fit: None,
    };
    if findings.is_connected() {
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
