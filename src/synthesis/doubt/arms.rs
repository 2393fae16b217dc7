//! Sizes of arms that do not fit each other or the study.

use std::collections::BTreeMap;

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::vocabulary::Known;

use super::Doubt;

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> = together(evidence)
        .flat_map(|group| of_group(&group))
        .collect();
    for entry in evidence.results.values() {
        doubts.extend(sum(entry));
        doubts.extend(more_than_the_study(entry, evidence));
    }
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

/// People drop out of some measurements, so fewer is common. What is not: more people than in two
/// or more measurements that agree with each other, or fewer than half.
fn of_group(group: &[&ResultEntry]) -> Vec<Doubt> {
    let sized: Vec<(&ResultEntry, (u32, u32))> = group
        .iter()
        .filter_map(|entry| Some((*entry, sizes(entry)?)))
        .collect();
    let largest = sized
        .iter()
        .map(|(_, (a, b))| a + b)
        .max()
        .unwrap_or_default();
    let one = |(entry, own): &(&ResultEntry, (u32, u32))| {
        let others: Vec<(u32, u32)> = sized
            .iter()
            .filter(|(other, _)| other.result.id != entry.result.id)
            .map(|(_, size)| *size)
            .collect();
        let agree = others.len() >= 2 && others.iter().all(|other| *other == others[0]);
        let (a, b) = *own;
        let is_more = agree && (a > others[0].0 || b > others[0].1);
        let is_few = 2 * (a + b) < largest;
        (is_more || is_few).then(|| {
            let compared = others.iter().max_by_key(|(a, b)| a + b).copied().unwrap_or_default();
            let message = format!(
                "The arms have {a} and {b} people here, and {} and {} in other results of the trial at the same time.",
                compared.0, compared.1
            );
            Doubt::of_result(entry, &codes::ARM_SIZES, "intervention.n", message)
        })
    };
    sized.iter().filter_map(one).collect()
}

fn sum(entry: &ResultEntry) -> Option<Doubt> {
    let ((a, b), n) = (sizes(entry)?, entry.result.n?);
    (a + b != n).then(|| {
        let message = format!(
            "The arms have {a} and {b} people, which is {}; `n` is {n}.",
            a + b
        );
        Doubt::of_result(entry, &codes::ARM_SIZES, "n", message)
    })
}

fn more_than_the_study(entry: &ResultEntry, evidence: &Evidence) -> Option<Doubt> {
    let (a, b) = sizes(entry)?;
    let study = evidence.study_of(entry)?;
    let Some(Known::Value(all)) = study.value.population.as_ref()?.n.as_ref() else {
        return None;
    };
    (a + b > *all && entry.result.trial.is_none()).then(|| {
        let message = format!("The arms have {a} and {b} people; the study has {all} in all.");
        Doubt::of_result(entry, &codes::ARM_SIZES, "intervention.n", message)
    })
}
