//! Trials that randomised groups and whose results may not allow for it.

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::study::Design;

use super::super::clustering;
use super::fact::DoubtFact;
use super::raised::Doubt;

/// People in one group are alike, so counting them one by one makes the interval too narrow
/// (Cochrane Handbook 23.1.2). An adjusted effect has allowed for it, and so does a result that
/// says how much alike they are.
pub(super) fn doubts(entry: &ResultEntry, evidence: &Evidence) -> Option<Doubt> {
    let result = &entry.result;
    let study = evidence.study_of(entry)?;
    let is_cluster =
        study.value.design == Design::ClusterRandomisedTrial || result.cluster.is_some();
    let effect = result.effect.as_ref();
    let is_adjusted = effect.is_some_and(|effect| effect.adjusted);
    let allows_for_it = is_adjusted || clustering::is_known(result);
    let has_numbers = effect.is_some() || result.intervention.is_some();
    (is_cluster && has_numbers && !allows_for_it).then(|| {
        let code = &codes::CLUSTER_IGNORED;
        Doubt::of_result(entry, code, "id", DoubtFact::GroupsIgnored)
    })
}
