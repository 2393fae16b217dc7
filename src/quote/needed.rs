//! The records that have to be sound for the values of a record to be there.

use crate::diag::TABLES;
use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::kind::Kind;

/// The record itself, the tables where results may stand, and what an analysis is made from; each as
/// its folder and name.
pub(super) fn needed(evidence: &Evidence, kind: Kind, id: &Id) -> Vec<String> {
    let named = |kind: Kind, id: &Id| format!("{}/{id}", kind.folder());
    let mut all = vec![named(kind, id)];
    if matches!(kind, Kind::Study | Kind::Synthesis) {
        all.push(TABLES.to_owned());
    }
    let synthesis = evidence.records.syntheses.get(id);
    if let Some(synthesis) = synthesis.filter(|_| kind == Kind::Synthesis) {
        let studies = synthesis.value.studies.iter();
        all.extend(studies.map(|study| named(Kind::Study, study.id())));
        for comparison in &synthesis.value.comparisons {
            let outcomes = comparison.outcomes.iter();
            all.extend(outcomes.map(|one| named(Kind::Outcome, one.outcome.id())));
        }
    }
    let economic = evidence.records.economics.get(id);
    let study = economic.filter(|_| kind == Kind::Economic);
    let study = study.and_then(|economic| economic.value.study.as_ref());
    all.extend(study.map(|study| named(Kind::Study, study.id())));
    all
}
