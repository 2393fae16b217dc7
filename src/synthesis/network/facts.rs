//! What is known of a network: its treatments and trials, and what follows for every pair.

use serde::{Deserialize, Serialize};

use crate::record::id::Id;
use crate::record::network::NetworkTau2;
use crate::record::result::Measure;
use crate::synthesis::absolute::AbsoluteRow;
use crate::synthesis::direction::GoodSide;
use crate::synthesis::effect::{Estimate, natural};
use crate::synthesis::scale::Scale;
use crate::synthesis::statement::Statement;
use stats::effect::EffectSize;

use super::trials::NetworkTrial;

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
    /// Treatments that differ between trials and so connect nothing; they stand in no piece.
    pub unlike: Vec<usize>,
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

/// What follows from a network.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NetworkFit {
    /// Whether effects vary between trials in the main result.
    pub is_random: bool,
    /// How the variation is estimated.
    pub method: NetworkTau2,
    /// The variance of true effects between trials of one comparison.
    pub tau2: f64,
    /// All differences between trials together, under a common effect.
    pub q: NetworkTest,
    /// The share of variation that is not chance, in percent, from Q.
    pub i2_percent: f64,
    /// How many designs there are: sets of treatments that trials compare.
    pub designs: usize,
    /// Differences between trials of one design; nothing where no design has several trials.
    pub within: Option<NetworkTest>,
    /// Disagreement between designs under a common effect; nothing where no two can disagree.
    pub between: Option<NetworkTest>,
    /// The same when trials of one design may differ: the design-by-treatment interaction test.
    pub between_random: Option<NetworkTest>,
    /// Every pair; the reference stands second.
    pub pairs: Vec<PairFacts>,
    /// P-scores, in the order of treatments.
    pub scores: Vec<f64>,
}

/// A chi-squared test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct NetworkTest {
    /// The statistic.
    pub statistic: f64,
    /// Degrees of freedom.
    pub df: usize,
    /// p value.
    pub p: f64,
}

/// What is found on two treatments, the first compared with the second.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PairFacts {
    /// The first treatment.
    pub first: usize,
    /// The second treatment.
    pub second: usize,
    /// The result of the network under the model of the record.
    pub main: PairEstimate,
    /// The same under the other model.
    pub other: PairEstimate,
    /// Where the effect in a new setting is expected; nothing under a common effect.
    pub prediction: Option<(f64, f64)>,
    /// Direct and indirect evidence apart; nothing where no trial compares the two.
    pub split: Option<PairSplit>,
    /// The share of each direct comparison in the result, in percent.
    pub contributions: Vec<(usize, usize, f64)>,
    /// What the result says.
    pub statement: Statement,
    /// Events in so many people, for comparisons with the reference on measures of events.
    pub absolute: Option<AbsoluteRow>,
}

/// An estimate of two treatments.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PairEstimate {
    /// With its 95% interval, on the natural scale.
    pub estimate: Estimate,
    /// On the scale of analysis.
    pub on_scale: f64,
    /// Its standard error there.
    pub se: f64,
    /// p value of no difference.
    pub p: f64,
}

/// Direct and indirect evidence on two treatments.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PairSplit {
    /// How many trials compare the two.
    pub trials: usize,
    /// The share of direct evidence in the result, in percent.
    pub direct_percent: f64,
    /// By trials that compare the two.
    pub direct: PairEstimate,
    /// By all others; nothing where there is no way round.
    pub indirect: Option<PairEstimate>,
    /// How far the two disagree; nothing where one of them is not there.
    pub difference: Option<SplitTest>,
}

/// Direct minus indirect evidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SplitTest {
    /// The difference on the scale of analysis.
    pub difference: f64,
    /// Its standard error.
    pub se: f64,
    /// p value of no difference.
    pub p: f64,
}

impl PairFacts {
    /// Whether the whole interval lies on one side of no difference.
    pub fn is_clear(&self, null: f64) -> bool {
        let (low, high) = (self.main.estimate.low, self.main.estimate.high);
        let beyond = |low: f64, high: f64| low > null || high < null;
        low.zip(high).is_some_and(|(low, high)| beyond(low, high))
    }
}

impl PairEstimate {
    /// The same of the second treatment compared with the first.
    pub fn turned(&self, scale: Scale) -> Option<Estimate> {
        let size = EffectSize::from_standard_error(-self.on_scale, self.se)?;
        Some(natural(size, scale))
    }
}
