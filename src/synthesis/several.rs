//! Several results of one trial in one analysis: they share people and are not independent.

use std::collections::BTreeMap;

use crate::record::analysis_settings::SeveralResults;
use stats::effect::EffectSize;

use super::arm_data::ArmSummary;
use super::choices::Choices;
use super::dependence;
use super::effect::{EffectRow, natural};
use super::left_out::{LeftOut, Remark};
use super::method_line::SeveralDone;
use super::scale::Scale;

/// Deals with several results of one trial as the settings say.
pub(super) fn settle(rows: &mut Vec<EffectRow>, scale: Scale, choices: &Choices) {
    match choices.several {
        Some(SeveralResults::First) => keep_first(rows),
        Some(SeveralResults::Combine) => combine(rows, scale, choices),
        Some(
            SeveralResults::KeepAsPublished | SeveralResults::ThreeLevel | SeveralResults::Robust,
        )
        | None => {}
    }
}

/// The rows with several results of one trial combined, whatever the choices do with them.
pub(super) fn combined(rows: &[EffectRow], scale: Scale, choices: &Choices) -> Vec<EffectRow> {
    let choices = Choices {
        several: Some(SeveralResults::Combine),
        ..*choices
    };
    let mut rows = rows.to_vec();
    settle(&mut rows, scale, &choices);
    rows
}

/// The positions of the rows to be pooled of each trial that has several, in order.
fn repeated(rows: &[EffectRow]) -> Vec<Vec<usize>> {
    let mut by_trial: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.is_pooled()) {
        by_trial.entry(&row.facts.trial).or_default().push(index);
    }
    let several = by_trial.into_values().filter(|rows| rows.len() > 1);
    several.collect()
}

/// Whether any trial has several rows that are pooled.
pub(super) fn any(rows: &[EffectRow]) -> bool {
    !repeated(rows).is_empty()
}

fn keep_first(rows: &mut [EffectRow]) {
    for of_trial in repeated(rows) {
        for index in of_trial.into_iter().skip(1) {
            rows[index].left_out = Some(LeftOut::OtherOfTrialUsed);
        }
    }
}

/// Each joint row comes after the last one of its trial.
fn combine(rows: &mut Vec<EffectRow>, scale: Scale, choices: &Choices) {
    let mut joined: BTreeMap<usize, EffectRow> = BTreeMap::new();
    for of_trial in repeated(rows) {
        let joint = joint(&of_trial, rows, scale, choices);
        let (Some(joint), Some(last)) = (joint, of_trial.last()) else {
            continue;
        };
        for index in &of_trial {
            rows[*index].left_out = Some(LeftOut::CombinedIn {
                row: joint.result.clone(),
            });
        }
        joined.insert(*last, joint);
    }
    let apart = std::mem::take(rows).into_iter().enumerate();
    let with_joint = apart.flat_map(|(index, row)| [Some(row), joined.remove(&index)]);
    *rows = with_joint.flatten().collect();
}

/// One row for several of a trial: arms joined where they share a comparator, else the mean of the
/// effects (Borenstein and others 2009, chapter 24).
fn joint(
    indices: &[usize],
    rows: &[EffectRow],
    scale: Scale,
    choices: &Choices,
) -> Option<EffectRow> {
    let of_trial: Vec<&EffectRow> = indices.iter().map(|index| &rows[*index]).collect();
    let first = of_trial.first()?;
    let (size, arms) = match joined_arms(&of_trial, scale, choices) {
        Some((size, arms)) => (size, Some(arms)),
        None => {
            let sizes: Vec<EffectSize> = of_trial.iter().filter_map(|row| row.size).collect();
            (mean_effect(&sizes, choices.correlation)?, None)
        }
    };
    let ids: Vec<String> = of_trial.iter().map(|row| row.result.clone()).collect();
    let people = match arms {
        Some(arms) => arms.people(),
        None => of_trial.iter().map(|row| row.people).max().flatten(),
    };
    Some(EffectRow {
        result: ids.join("+"),
        parts: ids,
        label: first.label.combined(),
        estimate: Some(natural(size, scale)),
        size: Some(size),
        arms,
        stated: arms.is_none(),
        people,
        intervention: None,
        comparator: None,
        in_doubt: of_trial.iter().any(|row| row.in_doubt),
        remarks: vec![remark(arms.is_some(), of_trial.len(), choices)],
        ..(*first).clone()
    })
}

fn remark(are_arms_joined: bool, count: usize, choices: &Choices) -> Remark {
    if are_arms_joined {
        return Remark::ArmsJoined(count);
    }
    Remark::MeanOfResults {
        count,
        correlation: choices.correlation,
    }
}

fn joined_arms(
    rows: &[&EffectRow],
    scale: Scale,
    choices: &Choices,
) -> Option<(EffectSize, ArmSummary)> {
    let mut names: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.facts.arm.as_deref())
        .collect();
    names.sort_unstable();
    names.dedup();
    let are_arms = names.len() == rows.len() && rows.iter().all(|row| !row.stated);
    let arms: Vec<ArmSummary> = rows.iter().filter_map(|row| row.arms).collect();
    if !are_arms || arms.len() != rows.len() {
        return None;
    }
    let first = rows.first()?;
    let arms = ArmSummary::joined(&arms)?;
    let size = arms.effect(first.measure, scale.back, choices)?;
    let size = if first.turned { size.reversed() } else { size };
    Some((size, arms))
}

/// The mean of effects and its variance under one correlation between all of them.
pub(super) fn mean_effect(sizes: &[EffectSize], correlation: f64) -> Option<EffectSize> {
    let count = sizes.len() as f64;
    let mean = sizes.iter().map(EffectSize::yi).sum::<f64>() / count;
    let own: f64 = sizes.iter().map(EffectSize::vi).sum();
    let errors: f64 = sizes.iter().map(EffectSize::sei).sum();
    let shared = correlation * (errors * errors - own);
    EffectSize::new(mean, (own + shared) / (count * count))
}

/// What was done, for the method line; nothing when no trial gives several results.
pub(super) fn done(rows: &[&EffectRow], choices: &Choices) -> Option<SeveralDone> {
    let combined: Vec<&&EffectRow> = rows.iter().filter(|row| !row.parts.is_empty()).collect();
    if !combined.is_empty() {
        let by_arms = combined.iter().filter(|row| row.arms.is_some()).count();
        let correlation = choices.correlation;
        return Some(match by_arms {
            0 => SeveralDone::Mean { correlation },
            n if n == combined.len() => SeveralDone::ArmsJoined,
            _ => SeveralDone::ArmsJoinedElseMean { correlation },
        });
    }
    match choices.several {
        Some(SeveralResults::KeepAsPublished) if dependence::has_repeats(rows) => {
            Some(SeveralDone::KeptAsPublished)
        }
        Some(SeveralResults::First) => Some(SeveralDone::First),
        Some(SeveralResults::ThreeLevel | SeveralResults::Robust)
            if dependence::has_levels(rows, choices) =>
        {
            Some(SeveralDone::WithinTrials {
                correlation: choices.correlation,
            })
        }
        _ => None,
    }
}
