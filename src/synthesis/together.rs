//! Effects that depend on the other rows: a correction for all when any has an empty cell, and the
//! variance from the average standardised difference.

use crate::record::result::Measure;
use stats::effect::EffectSize;
use stats::effect::binary::{TwoByTwo, binary_effects};
use stats::effect::continuous::TwoGroups;
use stats::effect::standardized::{SmdVariance, standardized_mean_differences};
use stats::effect::zero_cells::AddTo;

use super::arm_data::{ArmSummary, binary};
use super::choices::Choices;
use super::effect::{EffectRow, natural};
use super::scale::Scale;

/// Works the effects of rows out again where they depend on each other.
pub(super) fn rework(rows: &mut [EffectRow], scale: Scale, choices: &Choices) {
    let measure = rows.first().map_or(Measure::GENERIC, |row| row.measure);
    // A row whose effect is not defined has no arms here, and none of the others depends on it.
    let ours = rows.iter().enumerate();
    let ours = ours.filter(|(_, row)| !row.stated && row.left_out.is_none());
    let (places, arms): (Vec<usize>, Vec<ArmSummary>) = ours
        .filter_map(|(place, row)| Some((place, row.arms?)))
        .unzip();
    let Some(sizes) = sizes(&arms, measure, choices) else {
        return;
    };
    for (place, size) in places.into_iter().zip(sizes) {
        let row = &mut rows[place];
        row.size = size.map(|size| if row.turned { size.reversed() } else { size });
        row.estimate = row.size.map(|size| natural(size, scale));
    }
}

fn sizes(
    arms: &[ArmSummary],
    measure: Measure,
    choices: &Choices,
) -> Option<Vec<Option<EffectSize>>> {
    let rule = choices.zero_cells(measure);
    let tables: Option<Vec<TwoByTwo>> = arms.iter().map(ArmSummary::table).collect();
    if let (Some(tables), Some(binary), AddTo::AllIfAnyZero) = (tables, binary(measure), rule.to) {
        return Some(binary_effects(&tables, binary, rule));
    }
    let groups: Option<Vec<TwoGroups>> = arms
        .iter()
        .map(|arms| match arms {
            ArmSummary::Means(groups) => Some(*groups),
            _ => None,
        })
        .collect();
    let smd = choices.preset.smd;
    let is_average = measure == Measure::SMD && smd.variance == SmdVariance::Average;
    groups
        .filter(|_| is_average)
        .map(|groups| standardized_mean_differences(&groups, smd))
}
