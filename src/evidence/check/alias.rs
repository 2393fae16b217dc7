//! An earlier id of a record leads to it, and so is no other record's id.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::id::Id;
use crate::record::kind::Kind;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    let mut seen: BTreeMap<(Kind, &Id), &Id> = BTreeMap::new();
    for record in evidence.records.every() {
        for (index, alias) in record.life.aliases.iter().enumerate() {
            let earlier = seen.insert((record.kind, alias), record.id);
            let message = if alias == record.id {
                format!("The earlier id `{alias}` is the id that the record has now.")
            } else if evidence.records.about(record.kind, alias).is_some() {
                let kind = record.kind.with_article();
                format!("The earlier id `{alias}` is the id of {kind} that is there.")
            } else if let Some(other) = earlier {
                format!("The earlier id `{alias}` is also one of `{other}`.")
            } else {
                continue;
            };
            let place = record.source.place(&format!("aliases[{index}]"));
            let problem = Diagnostic::new(&codes::ADDRESS_CLASH, message).at(place);
            found.push(problem.hint("Take it out: its address leads to the other record."));
        }
    }
}
