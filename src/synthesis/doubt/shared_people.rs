//! People who are counted twice in one pool.

use std::collections::BTreeMap;

use crate::diag::codes;
use crate::evidence::ResultEntry;
use crate::record::result::{ArmData, StudyResult};

use super::fact::{DoubtFact, Side};
use super::raised::Doubt;

/// The results that are in one pool, each on its own or combined with others of its trial.
pub(in crate::synthesis) struct Pool<'a> {
    /// Whether its settings keep results of one trial apart.
    pub(in crate::synthesis) keeps_apart: bool,
    /// The results.
    pub(in crate::synthesis) results: Vec<&'a ResultEntry>,
}

/// The doubts about results that are pooled; those of no pool are counted once.
pub(in crate::synthesis) fn doubts<'a>(pools: impl Iterator<Item = Pool<'a>>) -> Vec<Doubt> {
    let mut doubts: BTreeMap<&str, Vec<Doubt>> = BTreeMap::new();
    for pool in pools {
        for (result, doubt) in kept_apart(&pool).chain(same_arm(&pool.results)) {
            let known = doubts.entry(result).or_default();
            // Several pools may hold the same results.
            if !known.iter().any(|other| other.fact == doubt.fact) {
                known.push(doubt);
            }
        }
    }
    doubts.into_values().flatten().collect()
}

type About<'a> = (&'a str, Doubt);

/// Results of one trial that the pool keeps apart, as its settings say. Where they say
/// nothing, the record is in error, which is told elsewhere; the other settings put things right.
fn kept_apart<'a>(pool: &Pool<'a>) -> impl Iterator<Item = About<'a>> {
    let mut of_trial: BTreeMap<String, Vec<&'a ResultEntry>> = BTreeMap::new();
    for entry in pool.results.iter().filter(|_| pool.keeps_apart) {
        of_trial.entry(entry.trial()).or_default().push(entry);
    }
    let several = of_trial.into_values().filter(|entries| entries.len() > 1);
    several.flat_map(|entries| {
        let ids = entries.iter().map(|entry| entry.result.id.clone());
        let fact = DoubtFact::KeptApart {
            results: ids.collect(),
        };
        let doubt = move |entry: &&'a ResultEntry| {
            let fact = fact.clone();
            let doubt = Doubt::of_result(entry, &codes::SHARED_PEOPLE, "id", fact).decided();
            (entry.result.id.as_str(), doubt)
        };
        entries.iter().map(doubt).collect::<Vec<_>>()
    })
}

/// Results of different trials with exactly the same data of one arm, which two reports share.
fn same_arm<'a>(results: &[&'a ResultEntry]) -> Vec<About<'a>> {
    let mut about = Vec::new();
    for side in [Side::Comparator, Side::Intervention] {
        let mut of_data: BTreeMap<String, Vec<&'a ResultEntry>> = BTreeMap::new();
        for entry in results {
            if let Some(data) = telling(&entry.result, side) {
                of_data.entry(data).or_default().push(entry);
            }
        }
        for entries in of_data.into_values().filter(|entries| entries.len() > 1) {
            let doubts = entries.iter().filter_map(|entry| {
                let other = entries.iter().find(|other| shares_one_arm(entry, other))?;
                let other = other.result.id.clone();
                let fact = DoubtFact::SameArm { side, other };
                let doubt = Doubt::of_result(entry, &codes::SHARED_PEOPLE, "id", fact);
                Some((entry.result.id.as_str(), doubt))
            });
            about.extend(doubts);
        }
    }
    about
}

/// Whether two results are of different trials, and not the same in both arms, which is told elsewhere.
fn shares_one_arm(entry: &ResultEntry, other: &ResultEntry) -> bool {
    let both = |entry: &ResultEntry| {
        let of = |arm: &Option<ArmData>| arm.as_ref().and_then(data);
        (of(&entry.result.intervention), of(&entry.result.comparator))
    };
    entry.trial() != other.trial() && both(entry) != both(other)
}

/// The data of an arm by which it can be known again: many trials have arms without an event.
fn telling(result: &StudyResult, side: Side) -> Option<String> {
    let (one, other) = (result.intervention.as_ref()?, result.comparator.as_ref()?);
    let arm = match side {
        Side::Intervention => one,
        Side::Comparator => other,
    };
    data(arm).filter(|_| arm.events != Some(0) || arm.mean.is_some())
}

/// People with their mean and its spread, or with their events, as a key.
fn data(arm: &ArmData) -> Option<String> {
    let has_mean = arm.mean.is_some() && (arm.sd.is_some() || arm.se.is_some());
    (arm.n.is_some() && (arm.events.is_some() || has_mean)).then(|| format!("{arm:?}"))
}
