//! Which record holds which correction.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::record::records::Records;

use super::cited_by::RecordKey;

/// The record of every correction by its id; two corrections with the same id are an error.
pub(super) fn gather(records: &Records) -> (BTreeMap<String, RecordKey>, Diagnostics) {
    let mut all: BTreeMap<String, RecordKey> = BTreeMap::new();
    let mut found = Diagnostics::new();
    for about in records.every() {
        for (index, correction) in about.life.corrections.iter().enumerate() {
            let record = (about.kind, about.id.clone());
            if let Some((_, first)) = all.insert(correction.id.clone(), record) {
                let message = format!(
                    "The correction id `{}` is also used in `{first}`.",
                    correction.id
                );
                let place = about.source.place(&format!("corrections[{index}].id"));
                found.push(Diagnostic::new(&codes::DUPLICATE_ID, message).at(place));
            }
        }
    }
    (all, found)
}
