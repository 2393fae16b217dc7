//! Records that nothing uses: nothing leads to them except the list of their kind.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::id::Id;
use crate::record::kind::Kind;

/// Kinds of records that are there for others. Readers come to the other kinds by their lists.
const FOR_OTHERS: [Kind; 4] = [
    Kind::Study,
    Kind::Outcome,
    Kind::Intervention,
    Kind::Economic,
];

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    let in_tables = named_in_tables(evidence);
    for record in evidence.records.every() {
        let key = (record.kind, record.id.clone());
        let is_used = evidence.cited_by.of(&key).next().is_some() || in_tables.contains(&key);
        if is_used || !FOR_OTHERS.contains(&record.kind) {
            continue;
        }
        let message = format!("Nothing uses `{}`.", record.id);
        let place = record.source.place(record.kind.title_key());
        found.push(Diagnostic::new(&codes::ORPHAN, message).at(place));
    }
}

/// Outcomes and comparators that rows of tables name; rows are no records that refer to others.
fn named_in_tables(evidence: &Evidence) -> BTreeSet<(Kind, Id)> {
    let results = evidence.results.values().map(|entry| &entry.result);
    let named = results.flat_map(|result| {
        let outcome = (Kind::Outcome, result.outcome.id().clone());
        let against = result.against.as_ref();
        let against = against.map(|against| (Kind::Intervention, against.id().clone()));
        std::iter::once(outcome).chain(against)
    });
    named.collect()
}
