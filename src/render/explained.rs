//! The terms of the glossary in a small file, for the script that explains them on the spot.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::prose::plain_text;
use crate::record::term::Term;
use crate::view::Desk;

use super::output_file::OutputFile;

/// A term as the script shows it.
#[derive(Serialize)]
struct Explained<'a> {
    term: &'a str,
    /// What it means, in plain words where there are such.
    means: String,
    /// The word that an audience prefers, by audience id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    preferred: &'a BTreeMap<String, String>,
}

/// `glossary/terms.json`: every term by its id.
pub(super) fn file(desk: &Desk<'_>) -> OutputFile {
    let terms = desk.evidence.records.terms.values();
    let terms: BTreeMap<&str, Explained<'_>> = terms
        .map(|entry| (entry.id.as_str(), explained(&entry.value)))
        .collect();
    let json = serde_json::to_string_pretty(&terms).unwrap_or_default() + "\n";
    OutputFile::text("glossary/terms.json", json)
}

fn explained(term: &Term) -> Explained<'_> {
    let plain = term.plain.as_deref();
    Explained {
        term: &term.term,
        means: plain.map_or_else(|| plain_text(&term.definition.0), plain_text),
        preferred: &term.preferred,
    }
}
