//! Dates of a synthesis are in order: searches, the last search, versions.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::text::date;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for synthesis in evidence.records.syntheses.values() {
        searches(synthesis, found);
        versions(synthesis, found);
    }
}

/// The last search is the latest one, and no version tells of a search to come.
fn searches(synthesis: &Entry<Synthesis>, found: &mut Diagnostics) {
    let Some(last) = synthesis.value.searched_to else {
        return;
    };
    let mut out_of_order = |path: &str, message: String| {
        found.push(Diagnostic::new(&codes::DATES_ORDER, message).at(synthesis.place(path)));
    };
    for (index, search) in synthesis.value.searches.iter().enumerate() {
        if let Some(day) = search.date.filter(|day| *day > last) {
            let message = format!(
                "{} was searched on {}, after the last search of {} (`searched_to`).",
                search.name,
                date::long(day.0),
                date::long(last.0)
            );
            out_of_order(&format!("searches[{index}].date"), message);
        }
    }
    if let Some(newest) = synthesis.value.versions.iter().map(|v| v.date).max()
        && newest < last
    {
        let message = format!(
            "The newest version is of {}, before the last search of {}.",
            date::long(newest.0),
            date::long(last.0)
        );
        out_of_order("searched_to", message);
    }
}

/// Versions stand newest first.
fn versions(synthesis: &Entry<Synthesis>, found: &mut Diagnostics) {
    let versions = &synthesis.value.versions;
    let pairs = versions.iter().zip(versions.iter().skip(1)).enumerate();
    for (index, (newer, older)) in pairs.filter(|(_, (newer, older))| newer.date < older.date) {
        let message = format!(
            "Version {} stands above version {} and is older; versions stand newest first.",
            newer.version, older.version
        );
        let place = synthesis.place(&format!("versions[{index}].date"));
        found.push(Diagnostic::new(&codes::DATES_ORDER, message).at(place));
    }
}
