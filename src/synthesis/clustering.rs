//! Trials that randomised groups: an interval that allows for people in a group being alike.

use crate::record::result::{Clustering, StudyResult};
use stats::convert::groups;
use stats::effect::EffectSize;

use super::left_out::Remark;

/// The design effect by which a result's numbers are divided or its variance multiplied: as given,
/// or from the coefficient and the size of groups. None for an effect that allows for it already.
pub(super) fn design_effect(result: &StudyResult) -> Option<f64> {
    let is_adjusted = result.effect.as_ref().is_some_and(|effect| effect.adjusted);
    let clustering = result.cluster.as_ref().filter(|_| !is_adjusted)?;
    given(clustering).filter(|effect| *effect > 1.0)
}

/// Whether the record says how much alike people in a group are.
pub(super) fn is_known(result: &StudyResult) -> bool {
    result
        .cluster
        .as_ref()
        .and_then(given)
        .is_some_and(|effect| effect >= 1.0)
}

fn given(clustering: &Clustering) -> Option<f64> {
    let from_coefficient = || {
        Some(groups::design_effect(
            clustering.mean_size?,
            clustering.icc?,
        ))
    };
    clustering.design_effect.or_else(from_coefficient)
}

/// A stated effect whose variance is multiplied by the design effect (Cochrane Handbook 23.1.5).
pub(super) fn widened(result: &StudyResult, size: EffectSize) -> Option<EffectSize> {
    match design_effect(result) {
        Some(effect) => EffectSize::new(size.yi(), size.vi() * effect),
        None => Some(size),
    }
}

/// The remark of the record on a result, and what was done about groups.
pub(super) fn remarks(result: &StudyResult) -> Vec<Remark> {
    let own = result.note.clone().map(Remark::OfRecord);
    let done = design_effect(result).map(Remark::DesignEffect);
    own.into_iter().chain(done).collect()
}
