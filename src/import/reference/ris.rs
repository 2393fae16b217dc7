//! RIS as Ovid, the Cochrane Library, Zotero, EndNote, EPPI-Reviewer and others write it.

use crate::import::found::Found;

use super::draft::Draft;
use super::tagged::{self, Field, Frame, Tagged};

const FRAME: Frame = Frame {
    first: "TY",
    last: Some("ER"),
    // The Cochrane Library writes "DOI" out.
    long: &["DOI"],
};

/// Fields that are known and that no record holds, with what they are.
const LOST: [(&str, &str); 25] = [
    ("AB", "abstract"),
    ("N2", "abstract"),
    ("KW", "keywords"),
    ("SN", "ISSN or ISBN"),
    ("LA", "language"),
    ("CY", "place of publication"),
    ("PP", "place of publication"),
    ("AD", "addresses of authors"),
    ("N1", "notes"),
    ("RN", "notes"),
    ("CN", "call number"),
    ("DB", "database"),
    ("DP", "provider of the database"),
    ("A2", "editors or further authors (A2)"),
    ("A3", "editors or further authors (A3)"),
    ("A4", "editors or further authors (A4)"),
    ("ED", "editors"),
    ("ET", "edition"),
    ("L1", "file attached"),
    ("L2", "file attached"),
    ("L3", "file attached"),
    ("L4", "picture attached"),
    ("CA", "caption"),
    ("RP", "status of reprints"),
    ("XR", "numbers in other databases"),
];

/// Fields that say nothing about the reference, or what another field says better.
const SILENT: [&str; 8] = ["TY", "Y2", "ST", "LB", "J1", "PM", "US", "AV"];

/// Whether a text looks like RIS: a line begins a record, or several have tags of authors and titles.
pub fn is_ris(text: &str) -> bool {
    let is_tag = |line: &str, tags: &[&str]| {
        let line = line.trim_start();
        let rest = line.get(2..).unwrap_or_default().trim_start_matches(' ');
        tags.iter().any(|tag| line.starts_with(tag)) && rest.starts_with('-')
    };
    let mut lines = text.lines();
    lines.clone().any(|line| is_tag(line, &["TY"]))
        || lines
            .by_ref()
            .filter(|line| is_tag(line, &["AU", "A1", "TI", "T1", "ER", "PY"]))
            .count()
            > 2
}

/// Reads every reference of a file.
pub fn read(text: &str, file: &str, found: &mut Found) {
    let split = tagged::split(text, FRAME);
    let outside = split.outside.len();
    if let Some((line, first)) = split.outside.into_iter().next() {
        let spot = crate::import::found::Spot::new(file, line);
        let first: String = first.chars().take(60).collect();
        found.lose(
            spot,
            "row",
            format!(
                "it stands outside of any record (\"{first}\"), as do {} others",
                outside - 1
            ),
        );
    }
    for record in split.records {
        reference(&record, file, found);
    }
}

fn reference(record: &Tagged, file: &str, found: &mut Found) {
    let line = record.fields.first().map_or(0, |field| field.line);
    let mut draft = Draft::new(found, file, line);
    for (line, fault) in &record.faults {
        draft.remark(
            *line,
            format!("In the record before this line, {fault}; it was read all the same."),
        );
    }
    let is_medline = record.fields.iter().any(|field| {
        matches!(field.tag.as_str(), "DB" | "DP")
            && ["medline", "pubmed"]
                .iter()
                .any(|name| field.value.to_lowercase().contains(name))
    });
    // Longer names of the journal first; the tags of one meaning in the order of their worth.
    for tags in [["T2", "JF"], ["JO", "BT"], ["JA", "J2"]] {
        for field in fields(record, &tags) {
            draft.container(&field.value);
        }
    }
    for field in &record.fields {
        take(&mut draft, field, is_medline);
    }
    draft.finish();
}

fn fields<'r>(record: &'r Tagged, tags: &'r [&str]) -> impl Iterator<Item = &'r Field> {
    record
        .fields
        .iter()
        .filter(|field| tags.contains(&field.tag.as_str()))
}

fn take(draft: &mut Draft<'_>, field: &Field, is_medline: bool) {
    let Field { tag, line, value } = field;
    match tag.as_str() {
        "TI" | "T1" | "CT" => draft.title(*line, value),
        "AU" | "A1" => draft.author(*line, value),
        "PY" | "Y1" | "DA" | "YR" => draft.date(*line, value),
        "VL" => draft.volume(value),
        "IS" | "CP" => draft.issue(value),
        "SP" | "C7" | "PG" => draft.pages(value),
        "EP" => draft.last_page(value),
        "PB" => draft.publisher(value),
        "DO" | "DI" | "DOI" => draft.doi(*line, value),
        "UR" | "LK" => draft.address(*line, tag, value),
        "C2" => draft.pmcid(value),
        "AN" if is_medline => draft.pmid(value),
        "ID" | "U1" => draft.key(value),
        // RevMan Web names the study here.
        "NS" => draft.label(value),
        "M3" | "PT" => {
            draft.publication_type(value);
            match value.contains("10.") {
                true => draft.doi(*line, value),
                false => draft.lose(
                    *line,
                    "type of work (M3)",
                    "a record says its design in its own words",
                ),
            }
        }
        "N1" if pmid_in(value).is_some() => draft.pmid(pmid_in(value).unwrap_or_default()),
        "T2" | "JF" | "JO" | "BT" | "JA" | "J2" => {}
        known if SILENT.contains(&known) => {}
        other => lost(draft, *line, other, value),
    }
}

fn lost(draft: &mut Draft<'_>, line: usize, tag: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    let known = LOST.iter().find(|(name, _)| *name == tag);
    match known {
        Some((_, what)) => draft.lose(line, what, "no record holds it"),
        None => draft.lose(line, &format!("field {tag}"), "no record holds it"),
    }
}

/// "PMID: 12345678" in the notes, as Zotero writes it.
fn pmid_in(notes: &str) -> Option<&str> {
    let rest = notes.split("PMID:").nth(1)?;
    rest.split_whitespace().next()
}
