//! What a statement on an outcome counts: the results, trials and people of its analysis, and of
//! nothing else. A trial is known by its study and never by its name; a result that editors left out
//! counts nowhere, and people who stand in two rows count once.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::evidence::ResultEntry;
use crate::record::id::Id;
use crate::record::result::{ArmData, StudyResult};

use super::effect::{EffectRow, people};
use super::left_out::LeftOut;
use super::trials::Trials;

/// How many trials and people an analysis is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Trials, and pooled results in the place of trials.
    pub trials: Trials,
    /// People in the trials of which it is known.
    pub people: u32,
    /// Trials of which some or all people are not known.
    pub unknown_people: usize,
    /// People who took part in the trials, in those whose studies say it: what is known where results
    /// do not say how many they count.
    pub took_part: u32,
    /// Trials whose studies do not say it.
    pub unknown_took_part: usize,
}

/// The rows that an analysis is of, each one result: those that are pooled, on their own or combined
/// with others of their trial; where nothing is pooled, all that editors did not leave out. Beside an
/// effect, a row whose own effect is not defined adds nothing to it and does not count.
pub(super) fn rows(all: &[EffectRow], is_pooled: bool) -> Vec<&EffectRow> {
    let is_kept = |row: &EffectRow| !matches!(row.left_out, Some(LeftOut::ByEditors(_)));
    let has_effect = all.iter().any(|row| row.estimate.is_some() && is_kept(row));
    let counts = |row: &&EffectRow| match &row.left_out {
        _ if has_effect && row.is_undefined() => false,
        None => row.size.is_some() || !is_pooled,
        Some(LeftOut::ByEditors(_)) => false,
        Some(LeftOut::CombinedIn { .. }) => true,
        Some(_) => !is_pooled,
    };
    let single = all.iter().filter(|row| row.parts.is_empty());
    single.filter(counts).collect()
}

/// The rows of each trial, in the order of trials.
pub(super) fn by_trial<'a>(rows: &[&'a EffectRow]) -> Vec<Vec<&'a EffectRow>> {
    let mut trials: BTreeMap<&str, Vec<&EffectRow>> = BTreeMap::new();
    for row in rows {
        trials.entry(&row.facts.trial).or_default().push(row);
    }
    trials.into_values().collect()
}

impl Counted {
    /// Counts the trials of these rows and the people in them.
    pub(super) fn of(rows: &[&EffectRow]) -> Self {
        let trials = by_trial(rows);
        let people = trials.iter().map(|trial| {
            let told: Vec<Told<'_>> = trial.iter().map(|row| Told::by_row(row)).collect();
            People::of(&told)
        });
        let all = people.fold(People::default(), People::and);
        let took_part = trials
            .iter()
            .filter_map(|rows| rows.first()?.facts.took_part);
        Self {
            trials: number(&trials),
            people: all.known,
            unknown_people: all.trials_unsure,
            took_part: took_part.clone().fold(0, u32::saturating_add),
            unknown_took_part: trials.len() - took_part.count(),
        }
    }
}

/// How many trials give these rows, which are sorted by trial.
fn number(by_trial: &[Vec<&EffectRow>]) -> Trials {
    let mut trials = Trials::default();
    for rows in by_trial {
        let facts = rows.first().map(|row| &row.facts);
        trials.add(
            facts.and_then(|facts| facts.pools),
            facts.and_then(|facts| facts.design),
        );
    }
    trials
}

/// The people of a study in these results of it, each once: those of the outcome on which it has most;
/// nothing where no outcome says it in full.
pub fn people_of_study<'a>(results: impl Iterator<Item = &'a ResultEntry>) -> Option<u32> {
    let mut by_outcome: BTreeMap<&Id, BTreeMap<String, Vec<Told<'a>>>> = BTreeMap::new();
    for entry in results {
        let of_outcome = by_outcome.entry(entry.result.outcome.id()).or_default();
        let of_trial = of_outcome.entry(entry.trial()).or_default();
        of_trial.push(Told::by_result(&entry.result));
    }
    let people = by_outcome.into_values().filter_map(|trials| {
        let people = trials.values().map(|trial| People::of(trial));
        let all = people.fold(People::default(), People::and);
        (all.trials_unsure == 0).then_some(all.known)
    });
    people.max()
}

/// What a result tells of the people in it.
#[derive(Debug, Clone, Copy)]
struct Told<'a> {
    arm: Option<&'a str>,
    people: Option<u32>,
    intervention: Option<&'a ArmData>,
    comparator: Option<&'a ArmData>,
}

impl<'a> Told<'a> {
    fn by_row(row: &'a EffectRow) -> Self {
        Self {
            arm: row.facts.arm.as_deref(),
            people: row.people,
            intervention: row.intervention.as_ref(),
            comparator: row.comparator.as_ref(),
        }
    }

    fn by_result(result: &'a StudyResult) -> Self {
        Self {
            arm: result.arm.as_deref(),
            people: people(result),
            intervention: result.intervention.as_ref(),
            comparator: result.comparator.as_ref(),
        }
    }
}

/// People in one trial or several.
#[derive(Default)]
struct People {
    known: u32,
    trials_unsure: usize,
}

impl People {
    /// The people of a trial, each once: those of every arm, and those of a comparator that several
    /// arms share. Rows of one arm are of the same people at several times or on several scales.
    fn of(trial: &[Told<'_>]) -> Self {
        let arms = largest_of_each_arm(trial);
        let known = match arms.as_slice() {
            [] => 0,
            [one] => one.people.unwrap_or(0),
            several => in_arms(several).unwrap_or_else(|| at_least(several)),
        };
        let is_sure = arms.iter().all(|row| row.people.is_some())
            && (arms.len() < 2 || in_arms(&arms).is_some());
        Self {
            known,
            trials_unsure: usize::from(!is_sure),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            known: self.known.saturating_add(other.known),
            trials_unsure: self.trials_unsure + other.trials_unsure,
        }
    }
}

fn largest_of_each_arm<'a>(trial: &[Told<'a>]) -> Vec<Told<'a>> {
    let mut arms: BTreeMap<Option<&str>, Told<'a>> = BTreeMap::new();
    for told in trial {
        let largest = arms.entry(told.arm).or_insert(*told);
        if told.people > largest.people {
            *largest = *told;
        }
    }
    arms.into_values().collect()
}

/// The people of several arms and of their comparators, one comparator with the same data counted
/// once; nothing when an arm does not say.
fn in_arms(arms: &[Told<'_>]) -> Option<u32> {
    let mut comparators: HashSet<ArmKey> = HashSet::new();
    let mut people = 0_u32;
    for row in arms {
        people = people.checked_add(row.intervention?.n?)?;
        let comparator = row.comparator?;
        let n = comparator.n?;
        if comparators.insert(key(comparator)) {
            people = people.checked_add(n)?;
        }
    }
    Some(people)
}

type ArmKey = (Option<u32>, Option<u32>, [Option<u64>; 3]);

fn key(arm: &ArmData) -> ArmKey {
    let bits = |value: Option<f64>| value.map(f64::to_bits);
    (arm.n, arm.events, [arm.mean, arm.sd, arm.se].map(bits))
}

/// Where arms do not say whom they share: the people of the largest.
fn at_least(arms: &[Told<'_>]) -> u32 {
    arms.iter().filter_map(|row| row.people).max().unwrap_or(0)
}
