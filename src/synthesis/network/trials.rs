//! The trials of a network: results that go together, as arms where their data allow it, else as
//! differences of every pair.

use serde::{Deserialize, Serialize};

use crate::evidence::{Evidence, ResultEntry};
use crate::record::id::Id;
use crate::record::network::NetworkAnalysis;
use crate::record::outcome::Outcome;
use crate::record::result::{ArmData, Measure};
use crate::synthesis::arm_data::ArmSummary;
use crate::synthesis::choices::Choices;
use crate::synthesis::effect::{EffectRow, row};
use crate::synthesis::row_label::RowLabel;
use crate::synthesis::study_facts::StudyFacts;
use stats::effect::EffectSize;
use stats::effect::continuous::Group;
use stats::network::arms::{ArmEvents, ArmMeasure, added, event_effects, mean_effect};
use stats::network::study::{Contrast, NetworkStudy};

/// What is added to events and to non-events of every arm of a trial that has an arm without events,
/// or with nothing else.
const ADDED: f64 = 0.5;

/// A trial of a network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NetworkTrial {
    /// Its study.
    pub study: Id,
    /// What it is called.
    pub label: String,
    /// Its results.
    pub results: Vec<String>,
    /// Its arms, in the order of treatments.
    pub arms: Vec<NetworkArm>,
    /// The difference of every pair of its arms on the scale of analysis, in the order of treatments.
    pub contrasts: Vec<NetworkContrast>,
    /// What was added to events and non-events of its arms.
    pub added: f64,
}

/// An arm of a trial.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NetworkArm {
    /// Its treatment, by its place in the network.
    pub treatment: usize,
    /// The people in it, where that is known.
    pub people: Option<u32>,
    /// The data from which its effect is worked out; nothing where the trial gives differences.
    pub numbers: Option<ArmNumbers>,
}

/// The data of an arm as they enter the network.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum ArmNumbers {
    /// Events among people.
    Events {
        /// People with the event.
        events: f64,
        /// People.
        n: f64,
    },
    /// A mean with its spread.
    Mean {
        /// The mean.
        mean: f64,
        /// The standard deviation.
        sd: f64,
        /// People.
        n: f64,
    },
}

/// The difference of two arms, the first treatment minus the second.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct NetworkContrast {
    /// The first treatment.
    pub first: usize,
    /// The second treatment.
    pub second: usize,
    /// The difference.
    pub yi: f64,
    /// Its standard error.
    pub sei: f64,
}

/// A trial with its form for the analysis.
pub(super) struct Entered {
    pub(super) trial: NetworkTrial,
    pub(super) study: NetworkStudy,
}

/// A result with the places of its two treatments.
struct Placed<'a> {
    entry: &'a ResultEntry,
    row: EffectRow,
    first: usize,
    second: usize,
}

/// The trials, in the order in which the record first names a result of each. One that compares
/// nothing is left out; checks of records tell it.
pub(super) fn enter(
    evidence: &Evidence,
    network: &NetworkAnalysis,
    outcome: &Outcome,
) -> Vec<Entered> {
    let mut trials: Vec<(String, Vec<Placed<'_>>)> = Vec::new();
    for placed in placed(evidence, network, outcome) {
        let name = placed.entry.trial();
        match trials.iter_mut().find(|(known, _)| *known == name) {
            Some((_, results)) => results.push(placed),
            None => trials.push((name, vec![placed])),
        }
    }
    let of_trial = |(_, results): &(String, Vec<Placed<'_>>)| {
        let by_arms = || by_arms(evidence, network.measure, results);
        by_arms().or_else(|| by_differences(evidence, results))
    };
    trials.iter().filter_map(of_trial).collect()
}

fn placed<'a>(
    evidence: &'a Evidence,
    network: &'a NetworkAnalysis,
    outcome: &'a Outcome,
) -> impl Iterator<Item = Placed<'a>> {
    let choices = Choices::usual();
    network.results.iter().filter_map(move |named| {
        let entry = evidence.results.get(&named.result)?;
        let against = NetworkAnalysis::against(named, entry.result.against.as_ref())?;
        let (first, second) = (
            network.position(named.treatment.id())?,
            network.position(against)?,
        );
        let (label, facts) = (RowLabel::Study(String::new()), StudyFacts::default());
        let measure = Some(network.measure);
        (first != second).then(|| Placed {
            row: row(entry, label, facts, measure, outcome.better, &choices),
            entry,
            first,
            second,
        })
    })
}

/// A trial whose results all have data of both arms on a measure that keeps arms.
fn by_arms(evidence: &Evidence, measure: Measure, results: &[Placed<'_>]) -> Option<Entered> {
    let mut arms: Vec<NetworkArm> = Vec::new();
    for placed in results {
        let both = numbers(measure, &placed.row)?;
        for (treatment, numbers) in [placed.first, placed.second].into_iter().zip(both) {
            if arms.iter().all(|arm| arm.treatment != treatment) {
                arms.push(NetworkArm {
                    treatment,
                    people: people(results, treatment),
                    numbers: Some(numbers),
                });
            }
        }
    }
    arms.sort_by_key(|arm| arm.treatment);
    let (effects, added) = effects(measure, &arms)?;
    let placed = arms.iter().map(|arm| arm.treatment).zip(effects);
    let placed: Vec<(usize, EffectSize)> = placed.collect();
    let study = NetworkStudy::from_arms(&placed).ok()?;
    Some(entered(evidence, results, arms, study, added))
}

/// The numbers of both arms of a result; nothing where its effect is stated, or the measure does not
/// keep arms.
fn numbers(measure: Measure, row: &EffectRow) -> Option<[ArmNumbers; 2]> {
    let arms = row.arms.filter(|_| !row.stated)?;
    match (measure, arms) {
        (Measure::OR | Measure::RR | Measure::RD, ArmSummary::Counts(table)) => {
            let (first, second) = ((table.events1(), table.n1()), (table.events2(), table.n2()));
            Some([first, second].map(|(events, n)| ArmNumbers::Events { events, n }))
        }
        (Measure::MD, ArmSummary::Means(groups)) => {
            Some([groups.first, groups.second].map(|group| ArmNumbers::Mean {
                mean: group.mean(),
                sd: group.sd(),
                n: group.n(),
            }))
        }
        _ => None,
    }
}

/// The effects of arms, and what was added to their events.
fn effects(measure: Measure, arms: &[NetworkArm]) -> Option<(Vec<EffectSize>, f64)> {
    let events = |arm: &NetworkArm| match arm.numbers {
        Some(ArmNumbers::Events { events, n }) => Some(ArmEvents { events, n }),
        _ => None,
    };
    let mean = |arm: &NetworkArm| match arm.numbers {
        Some(ArmNumbers::Mean { mean, sd, n }) => mean_effect(&Group::new(mean, sd, n).ok()?),
        _ => None,
    };
    let kept = match measure {
        Measure::OR => ArmMeasure::OddsRatio,
        Measure::RR => ArmMeasure::RiskRatio,
        Measure::RD => ArmMeasure::RiskDifference,
        _ => return Some((arms.iter().map(mean).collect::<Option<_>>()?, 0.0)),
    };
    let events: Vec<ArmEvents> = arms.iter().map(events).collect::<Option<_>>()?;
    let plus = added(&events, ADDED);
    let effects = event_effects(&events, kept, plus).into_iter();
    Some((effects.collect::<Option<_>>()?, plus))
}

/// A trial by the differences of all its pairs.
fn by_differences(evidence: &Evidence, results: &[Placed<'_>]) -> Option<Entered> {
    let contrast = |placed: &Placed<'_>| {
        Some(Contrast {
            first: placed.first,
            second: placed.second,
            effect: placed.row.size?,
        })
    };
    let mut contrasts: Vec<Contrast> = results.iter().map(contrast).collect::<Option<_>>()?;
    // The first arm of a trial is the first in the order of treatments, as it is for arms.
    for contrast in &mut contrasts {
        if contrast.first > contrast.second {
            std::mem::swap(&mut contrast.first, &mut contrast.second);
            contrast.effect = contrast.effect.reversed();
        }
    }
    contrasts.sort_by_key(|contrast| (contrast.first, contrast.second));
    let study = NetworkStudy::from_contrasts(&contrasts).ok()?;
    let arms = study.treatments().iter().map(|treatment| NetworkArm {
        treatment: *treatment,
        people: people(results, *treatment),
        numbers: None,
    });
    let mut arms: Vec<NetworkArm> = arms.collect();
    arms.sort_by_key(|arm| arm.treatment);
    let mut made = entered(evidence, results, arms, study, 0.0);
    // As the sources give them, before they are made to close.
    made.trial.contrasts = contrasts.iter().map(kept).collect();
    Some(made)
}

fn kept(contrast: &Contrast) -> NetworkContrast {
    NetworkContrast {
        first: contrast.first,
        second: contrast.second,
        yi: contrast.effect.yi(),
        sei: contrast.effect.sei(),
    }
}

fn entered(
    evidence: &Evidence,
    results: &[Placed<'_>],
    arms: Vec<NetworkArm>,
    study: NetworkStudy,
    added: f64,
) -> Entered {
    let entry = results.first().map(|placed| placed.entry);
    let id = entry.map_or_else(|| Id::new(""), |entry| entry.study.clone());
    let label = entry.and_then(|entry| match &entry.result.trial {
        Some(trial) => Some(trial.clone()),
        None => Some(evidence.study_of(entry)?.value.label.clone()),
    });
    let mut contrasts: Vec<NetworkContrast> = study.contrasts().iter().map(kept).collect();
    contrasts.sort_by_key(|contrast| (contrast.first, contrast.second));
    Entered {
        trial: NetworkTrial {
            label: label.unwrap_or_else(|| id.to_string()),
            study: id,
            results: results
                .iter()
                .map(|one| one.entry.result.id.clone())
                .collect(),
            arms,
            contrasts,
            added,
        },
        study,
    }
}

/// The people who had a treatment in a trial, where a result says so.
fn people(results: &[Placed<'_>], treatment: usize) -> Option<u32> {
    let of = |arm: &Option<ArmData>| arm.as_ref().and_then(|arm| arm.n);
    results.iter().find_map(|placed| match treatment {
        own if own == placed.first => of(&placed.entry.result.intervention),
        own if own == placed.second => of(&placed.entry.result.comparator),
        _ => None,
    })
}
