//! Sizes of arms that do not fit each other or the study.

use std::collections::BTreeMap;

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::entry::Entry;
use crate::record::result::ArmData;
use crate::record::study::{Arm, Design, Study};
use crate::record::value::Known;

use super::fact::{ArmsFact, DoubtFact, Side};
use super::raised::{Doubt, Subject};

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> = together(evidence)
        .flat_map(|group| of_group(&group))
        .collect();
    for entry in evidence.results.values() {
        doubts.extend(sum(entry));
        doubts.extend(
            more_than_the_arm(entry, evidence)
                .or_else(|| more_than_the_study(entry, evidence))
                .or_else(|| more_in_all(entry, evidence))
                .or_else(|| far_apart(entry, evidence)),
        );
    }
    doubts.extend(evidence.records.studies.values().filter_map(arms_of_study));
    doubts
}

/// Results of the same arms of a study at the same time.
fn together(evidence: &Evidence) -> impl Iterator<Item = Vec<&ResultEntry>> {
    type Key<'a> = (
        &'a str,
        String,
        &'a Option<String>,
        &'a Option<String>,
        String,
    );
    let mut groups: BTreeMap<Key<'_>, Vec<&ResultEntry>> = BTreeMap::new();
    for entry in evidence.results.values() {
        let result = &entry.result;
        let key = (
            entry.study.as_str(),
            result
                .months
                .map(|months| months.to_string())
                .unwrap_or_default(),
            &result.arm,
            &result.trial,
            result
                .against
                .as_ref()
                .map(|id| id.as_str().to_owned())
                .unwrap_or_default(),
        );
        groups.entry(key).or_default().push(entry);
    }
    groups.into_values()
}

fn sizes(entry: &ResultEntry) -> Option<(u32, u32)> {
    let result = &entry.result;
    Some((
        result.intervention.as_ref()?.n?,
        result.comparator.as_ref()?.n?,
    ))
}

/// A result with the sizes of its arms.
struct Sized<'a> {
    entry: &'a ResultEntry,
    arms: (u32, u32),
}

impl Sized<'_> {
    fn people(&self) -> u32 {
        self.arms.0 + self.arms.1
    }

    fn counts_events(&self) -> bool {
        let arm = self.entry.result.intervention.as_ref();
        arm.is_some_and(|arm| arm.events.is_some())
    }
}

/// People drop out of some measurements, so fewer is common. What is not: more people than in two
/// or more measurements that agree with each other, or fewer than half. Counts of events often
/// take in people who gave no scores, so they may have more.
fn of_group(group: &[&ResultEntry]) -> Vec<Doubt> {
    let sized: Vec<Sized<'_>> = group
        .iter()
        .filter_map(|entry| {
            let arms = sizes(entry)?;
            Some(Sized { entry, arms })
        })
        .collect();
    let group = Group::of(&sized);
    let doubts = sized.iter().enumerate().filter_map(|(place, one)| {
        if group.is_exchanged(one) {
            let (here, elsewhere) = (one.arms, (one.arms.1, one.arms.0));
            let fact = ArmsFact::Exchanged { here, elsewhere };
            return Some(doubt(one.entry, "intervention.n", fact));
        }
        let other = group.agreed(one).or_else(|| group.larger(place, one))?;
        Some(unlike(one, other))
    });
    doubts.collect()
}

/// What the others of a group say, for each of them at once.
struct Group<'a> {
    sized: &'a [Sized<'a>],
    /// How many results have these sizes.
    counts: BTreeMap<(u32, u32), usize>,
    /// The places of the two with most people, the larger one first.
    largest: [Option<usize>; 2],
}

impl<'a> Group<'a> {
    fn of(sized: &'a [Sized<'a>]) -> Self {
        let mut counts = BTreeMap::new();
        for one in sized {
            *counts.entry(one.arms).or_default() += 1;
        }
        let largest = |but: Option<usize>| {
            let places = (0..sized.len()).filter(|place| Some(*place) != but);
            places.max_by_key(|place| sized[*place].people())
        };
        let first = largest(None);
        Self {
            sized,
            counts,
            largest: [first, largest(first)],
        }
    }

    /// Whether others have the same arms in the other order, and none in this one.
    fn is_exchanged(&self, one: &Sized<'_>) -> bool {
        let (here, there) = (one.arms, (one.arms.1, one.arms.0));
        let is_alone = self.counts.get(&here) == Some(&1);
        here != there && is_alone && self.counts.contains_key(&there)
    }

    /// The sizes on which two or more others agree, when one arm has more people than they say.
    fn agreed(&self, one: &Sized<'_>) -> Option<(u32, u32)> {
        let is_alone = self.counts.get(&one.arms) == Some(&1);
        if !is_alone || self.counts.len() != 2 || self.sized.len() < 3 {
            return None;
        }
        let others = *self.counts.keys().find(|arms| **arms != one.arms)?;
        let is_more = one.arms.0 > others.0 || one.arms.1 > others.1;
        (is_more && !one.counts_events()).then_some(others)
    }

    /// The sizes of another result with more than twice as many people.
    fn larger(&self, place: usize, one: &Sized<'_>) -> Option<(u32, u32)> {
        let other = self
            .largest
            .into_iter()
            .flatten()
            .find(|other| *other != place)?;
        let other = &self.sized[other];
        let (small, large) = (
            other.arms.0.min(other.arms.1),
            other.arms.0.max(other.arms.1),
        );
        // Arms that are far apart say nothing about others.
        let is_sound = large < FAR_APART.saturating_mul(small);
        (is_sound && 2 * one.people() < other.people()).then_some(other.arms)
    }
}

fn unlike(one: &Sized<'_>, elsewhere: (u32, u32)) -> Doubt {
    let here = one.arms;
    let fact = ArmsFact::UnlikeOthers { here, elsewhere };
    doubt(one.entry, "intervention.n", fact)
}

fn doubt(entry: &ResultEntry, value: &str, fact: ArmsFact) -> Doubt {
    Doubt::of_result(entry, &codes::ARM_SIZES, value, DoubtFact::Arms(fact))
}

fn sum(entry: &ResultEntry) -> Option<Doubt> {
    let (arms, all) = (sizes(entry)?, entry.result.n?);
    let is_other = arms.0 + arms.1 != all;
    is_other.then(|| doubt(entry, "n", ArmsFact::NotTheSum { arms, all }))
}

fn more_than_the_study(entry: &ResultEntry, evidence: &Evidence) -> Option<Doubt> {
    let arms = sizes(entry)?;
    let record = evidence.study_of(entry)?;
    let study = *record.value.population.as_ref()?.n.as_ref()?.value()?;
    let is_more = arms.0 + arms.1 > study && entry.result.trial.is_none();
    is_more.then(|| {
        let fact = ArmsFact::BeyondStudy { arms, study };
        doubt(entry, "intervention.n", fact)
    })
}

/// More people of a result, in all or in its one arm, than the study has. A review gives results of
/// trials that are not all of its own.
fn more_in_all(entry: &ResultEntry, evidence: &Evidence) -> Option<Doubt> {
    let result = &entry.result;
    let record = evidence.study_of(entry)?;
    let is_review = matches!(
        record.value.design,
        Design::SystematicReview | Design::UmbrellaReview | Design::NarrativeOverview
    );
    if is_review || result.trial.is_some() || result.pools.is_some() {
        return None;
    }
    let study = *record.value.population.as_ref()?.n.as_ref()?.value()?;
    let of = |arm: &Option<ArmData>| arm.as_ref().and_then(|arm| arm.n);
    let counts = [
        ("n", result.n),
        ("intervention.n", of(&result.intervention)),
        ("comparator.n", of(&result.comparator)),
    ];
    let mut counts = counts.into_iter().filter_map(|(key, n)| Some((key, n?)));
    let (key, people) = counts.find(|(_, people)| *people > study)?;
    let fact = ArmsFact::PeopleBeyondStudy { people, study };
    Some(doubt(entry, key, fact))
}

/// More people analysed in the comparator's arm than the study allocated to it, or in the other.
fn more_than_the_arm(entry: &ResultEntry, evidence: &Evidence) -> Option<Doubt> {
    let sizes = sizes(entry)?;
    let against = entry.result.against.as_ref()?.id();
    let study = &evidence.study_of(entry)?.value;
    let [one, other] = study.arms.as_slice() else {
        return None;
    };
    let is_comparator = |arm: &Arm| arm.intervention.id() == against;
    let (intervention, comparator) = match (is_comparator(one), is_comparator(other)) {
        (false, true) => (one, other),
        (true, false) => (other, one),
        _ => return None,
    };
    let allocated = |arm: &Arm| arm.n.as_ref().and_then(Known::value).copied();
    let arms = [
        (Side::Intervention, sizes.0, allocated(intervention)?),
        (Side::Comparator, sizes.1, allocated(comparator)?),
    ];
    let (arm, n, allocated) = arms.into_iter().find(|(_, n, all)| n > all)?;
    if (arms[0].1, arms[1].1) == (arms[1].2, arms[0].2) {
        let (here, elsewhere) = (sizes, (arms[0].2, arms[1].2));
        let fact = ArmsFact::Exchanged { here, elsewhere };
        return Some(doubt(entry, "intervention.n", fact));
    }
    let fact = ArmsFact::BeyondAllocated { arm, n, allocated };
    Some(doubt(entry, &format!("{}.n", arm.key()), fact))
}

/// Randomised arms are hardly ever so many times apart.
const FAR_APART: u32 = 5;

/// The same where it is not known how people came into the arms.
const FAR_APART_ANYHOW: u32 = 8;

/// One arm with many times the people of the other, where the study does not have such arms.
fn far_apart(entry: &ResultEntry, evidence: &Evidence) -> Option<Doubt> {
    let sizes = sizes(entry)?;
    let study = evidence.study_of(entry).map(|study| &study.value);
    let is_randomised = study.is_some_and(|study| {
        matches!(
            study.design,
            Design::RandomisedTrial | Design::ClusterRandomisedTrial
        )
    });
    let times = if is_randomised {
        FAR_APART
    } else {
        FAR_APART_ANYHOW
    };
    let (small, large) = (sizes.0.min(sizes.1), sizes.0.max(sizes.1));
    let is_far = |small: u32, large: u32, times: u32| large >= times.saturating_mul(small);
    let allocated: Vec<u32> = study
        .into_iter()
        .flat_map(|study| &study.arms)
        .filter_map(|arm| arm.n.as_ref()?.value().copied())
        .collect();
    let is_so_allocated = allocated
        .iter()
        .min()
        .zip(allocated.iter().max())
        .is_some_and(|(small, large)| is_far(*small, *large, times / 2));
    let is_odd = small < FEW || large > MANY;
    if !is_odd || !is_far(small, large, times) || is_so_allocated {
        return None;
    }
    let all = study.and_then(|study| study.population.as_ref()?.n.as_ref()?.value().copied());
    // The larger arm fits into the study: then the smaller one lacks people.
    let odd_is_small = all.map_or(small < FEW, |all| large <= all);
    let odd_is_first = (sizes.0 == small) == odd_is_small;
    let side = if odd_is_first {
        Side::Intervention
    } else {
        Side::Comparator
    };
    let fact = ArmsFact::FarApart { arms: sizes };
    Some(doubt(entry, &format!("{}.n", side.key()), fact))
}

/// Arms of fewer people, or of more, are the odd ones of two that are far apart.
const FEW: u32 = 15;
const MANY: u32 = 250;

/// Arms of a study that do not add up to its people. People outside the arms are possible, so only
/// more people in the arms than in the study, or all arms with fewer, count.
fn arms_of_study(study: &Entry<Study>) -> Option<Doubt> {
    let arms = &study.value.arms;
    let sizes: Vec<u32> = arms
        .iter()
        .filter_map(|arm| arm.n.as_ref()?.value().copied())
        .collect();
    let all = *study.value.population.as_ref()?.n.as_ref()?.value()?;
    let sum: u32 = sizes.iter().sum();
    let is_complete = sizes.len() == arms.len() && sizes.len() > 1;
    (sum > all || (is_complete && sum != all)).then(|| {
        let fact = DoubtFact::Arms(ArmsFact::OfStudy {
            arms: sizes,
            study: all,
        });
        Doubt::new(study, Subject::Record, &codes::ARM_SIZES, "arms", fact)
    })
}
