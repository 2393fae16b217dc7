//! No outcome or intervention is a part of itself.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::{Entry, Record};
use crate::record::id::Id;
use crate::record::shelf::Shelf;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    let records = &evidence.records;
    cycles(
        &records.outcomes,
        |o| o.parent.as_ref().map(|p| p.id().clone()),
        found,
    );
    cycles(
        &records.interventions,
        |i| i.parent.as_ref().map(|p| p.id().clone()),
        found,
    );
}

fn cycles<T: Record>(shelf: &Shelf<T>, parent: impl Fn(&T) -> Option<Id>, found: &mut Diagnostics) {
    for entry in shelf.values() {
        if let Some(circle) = circle_from(shelf, entry, &parent) {
            let message = format!("`{}` would be a part of itself: {circle}.", entry.id);
            let problem = Diagnostic::new(&codes::CYCLE, message).at(entry.place("parent"));
            found.push(problem.hint("Take one of these `parent` keys out."));
        }
    }
}

/// The circle through `entry`, when following parents leads back to it.
fn circle_from<T: Record>(
    shelf: &Shelf<T>,
    entry: &Entry<T>,
    parent: impl Fn(&T) -> Option<Id>,
) -> Option<String> {
    let mut way = vec![format!("`{}`", entry.id)];
    let mut at = parent(&entry.value)?;
    for _ in 0..shelf.len() {
        way.push(format!("`{at}`"));
        if at == entry.id {
            return Some(way.join(", which is a part of "));
        }
        at = parent(&shelf.get(&at)?.value)?;
    }
    None
}
