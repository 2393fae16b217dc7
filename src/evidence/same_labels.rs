//! Studies of one label told apart, before anything is made of them: the label of a study is what
//! readers know it by, in lists, tables and drawings.

use crate::record::records::Records;
use crate::text::apart::told_apart;

/// Gives studies that share a label their letters, in the order of their ids.
pub(super) fn tell_apart(records: &mut Records) {
    let studies = records.studies.values();
    let named = studies.map(|study| (study.value.label.as_str(), study.id.as_str()));
    let told = told_apart(&named.collect::<Vec<_>>());
    for (study, label) in records.studies.values_mut().zip(told) {
        if let Some(label) = label {
            study.relabel(label);
        }
    }
}
