//! Trials that randomised groups and whose results may not allow for it.

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::study::Design;

use super::Doubt;

/// People in one group are alike, so counting them one by one makes the interval too narrow
/// (Cochrane Handbook 23.1.2). An adjusted effect has allowed for it.
pub(super) fn doubts(entry: &ResultEntry, evidence: &Evidence) -> Option<Doubt> {
    let study = evidence.study_of(entry)?;
    let is_cluster = study.value.design == Design::ClusterRandomisedTrial;
    let effect = entry.result.effect.as_ref();
    let allows_for_it = effect.is_some_and(|effect| effect.adjusted);
    let has_numbers = effect.is_some() || entry.result.intervention.is_some();
    (is_cluster && has_numbers && !allows_for_it).then(|| {
        let message =
            "Groups were randomised, and the result does not say that it allows for that."
                .to_owned();
        Doubt::of_result(entry, &codes::CLUSTER_IGNORED, "id", message)
    })
}
