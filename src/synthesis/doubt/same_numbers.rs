//! Numbers that stand twice: a trial under two names, a row that was copied and not changed, an arm
//! that was copied into the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::result::{ArmData, StudyResult};

use super::fact::DoubtFact;
use super::raised::Doubt;

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut of_data: BTreeMap<String, Vec<&ResultEntry>> = BTreeMap::new();
    let mut doubts = Vec::new();
    for entry in evidence.results.values() {
        doubts.extend(arm_twice(entry));
        if let Some(data) = data(&entry.result) {
            of_data.entry(data).or_default().push(entry);
        }
    }
    let several = of_data.values().filter(|entries| entries.len() > 1);
    doubts.extend(several.flat_map(|entries| of_same_data(entries)));
    let told: BTreeSet<String> = doubts
        .iter()
        .filter_map(|doubt| Some(doubt.result()?.to_owned()))
        .collect();
    let same_counts = counts_twice(evidence).filter(|doubt| {
        let result = doubt.result();
        result.is_none_or(|result| !told.contains(result))
    });
    doubts.extend(same_counts.collect::<Vec<_>>());
    doubts
}

/// Results of one trial with the same events among the same people in both arms: one event under two
/// names, or a row that was copied. Small counts are so of the same outcome only.
fn counts_twice(evidence: &Evidence) -> impl Iterator<Item = Doubt> {
    let mut of_counts: BTreeMap<String, Vec<&ResultEntry>> = BTreeMap::new();
    for entry in evidence.results.values() {
        if let Some(counts) = counts_in_trial(entry) {
            of_counts.entry(counts).or_default().push(entry);
        }
    }
    let several = of_counts.into_values().filter(|entries| entries.len() > 1);
    several.flat_map(|entries| {
        let doubt = |(place, entry): (usize, &&ResultEntry)| {
            let other = entries.get(usize::from(place == 0))?;
            let fact = DoubtFact::SameRow {
                other: other.result.id.clone(),
            };
            Some(Doubt::of_result(entry, &codes::NUMBERS_TWICE, "id", fact))
        };
        let doubts = entries.iter().enumerate().filter_map(doubt);
        doubts.collect::<Vec<_>>()
    })
}

fn counts_in_trial(entry: &ResultEntry) -> Option<String> {
    let result = &entry.result;
    let arms = result.intervention.as_ref().zip(result.comparator.as_ref());
    let (one, other) = arms.filter(|(one, other)| has_events(one) && has_events(other))?;
    let events = one.events? + other.events?;
    let outcome = match events >= MANY_EVENTS {
        true => "",
        false => result.outcome.as_str(),
    };
    let people = [(one.events, one.n), (other.events, other.n)];
    (events > 0).then(|| format!("{} {people:?} {outcome} {:?}", entry.trial(), result.months))
}

/// Results with exactly the same numbers: each is told with the first one that it repeats.
fn of_same_data(entries: &[&ResultEntry]) -> Vec<Doubt> {
    let trials: Vec<String> = entries.iter().map(|entry| entry.trial()).collect();
    let first = trials.first();
    // Of the first trial, and of the first one that is not it: one of the two is another one.
    let different = trials.iter().position(|trial| Some(trial) != first);
    let in_trial = |place: usize| {
        let is_it = |other: &usize| *other != place && trials[*other] == trials[place];
        (0..entries.len()).find(is_it)
    };
    let doubt = |(place, entry): (usize, &&ResultEntry)| {
        let is_first = trials.get(place) == first;
        let other_trial = if is_first { different } else { Some(0) };
        if let Some(other) = other_trial {
            let other = entries[other].result.id.clone();
            let fact = DoubtFact::SameData { other };
            return Some(Doubt::of_result(entry, &codes::SHARED_PEOPLE, "id", fact));
        }
        let other = &entries[in_trial(place)?].result;
        let fact = DoubtFact::SameRow {
            other: other.id.clone(),
        };
        Some(Doubt::of_result(entry, &codes::NUMBERS_TWICE, "id", fact))
    };
    entries.iter().enumerate().filter_map(doubt).collect()
}

/// Numbers that two results do not share by chance, as a key: means with their SDs anywhere; counts
/// of events and stated effects on the same outcome at the same time.
fn data(result: &StudyResult) -> Option<String> {
    let arms = result.intervention.as_ref().zip(result.comparator.as_ref());
    let here = || format!("{} {:?}", result.outcome.as_str(), result.months);
    if let Some((one, other)) = arms.filter(|(one, other)| has_means(one) && has_means(other)) {
        return Some(format!("{one:?} {other:?}"));
    }
    if let Some((one, other)) = arms.filter(|(one, other)| has_events(one) && has_events(other)) {
        let event = result.event.as_deref().unwrap_or_default();
        let many = one.events? + other.events? >= MANY_EVENTS;
        return many.then(|| format!("{one:?} {other:?} {} {event}", here()));
    }
    let effect = result.effect.as_ref()?;
    let precision = (effect.se, effect.ci_low, effect.ci_high);
    let is_exact = digits(effect.estimate) >= 2 && precision != (None, None, None);
    is_exact.then(|| {
        let (measure, estimate) = (effect.measure, effect.estimate);
        format!("{measure:?} {estimate} {precision:?} {}", here())
    })
}

/// Small counts may well be the same in two trials.
const MANY_EVENTS: u32 = 10;

fn has_means(arm: &ArmData) -> bool {
    arm.n.is_some() && arm.mean.is_some() && (arm.sd.is_some() || arm.se.is_some())
}

fn has_events(arm: &ArmData) -> bool {
    arm.n.is_some() && arm.events.is_some()
}

/// How many digits a number has that say something.
fn digits(value: f64) -> usize {
    let text = format!("{}", value.abs());
    let digits = text.trim_start_matches(['0', '.']);
    digits.chars().filter(char::is_ascii_digit).count()
}

/// Both arms with the same people, mean and SD: one was copied into the other.
fn arm_twice(entry: &ResultEntry) -> Option<Doubt> {
    let result = &entry.result;
    let (one, other) = (result.intervention.as_ref()?, result.comparator.as_ref()?);
    let is_same = has_means(one) && one == other;
    is_same.then(|| {
        let code = &codes::NUMBERS_TWICE;
        Doubt::of_result(entry, code, "intervention.mean", DoubtFact::SameArms)
    })
}
