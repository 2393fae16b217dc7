//! MEDLINE, which PubMed gives as `.nbib` or "PubMed format".

use crate::import::found::Found;

use super::draft::Draft;
use super::tagged::{self, Field, Frame, Tagged};

const FRAME: Frame = Frame {
    first: "PMID",
    last: None,
    long: &[],
};

/// Fields that are known and that no record holds, with what they are.
const LOST: [(&str, &str); 12] = [
    ("AB", "abstract"),
    ("MH", "keywords"),
    ("OT", "keywords"),
    ("RN", "substances"),
    ("AD", "addresses of authors"),
    ("LA", "language"),
    ("IS", "ISSN or ISBN"),
    ("ISBN", "ISSN or ISBN"),
    ("GR", "grants"),
    ("CI", "copyright"),
    ("COIS", "interests of authors"),
    ("SI", "numbers in other databases"),
];

/// What databases keep for themselves.
const SILENT: [&str; 26] = [
    "OWN", "STAT", "DCOM", "LR", "IS", "PST", "EDAT", "MHDA", "CRDT", "PHST", "SO", "JID", "SB",
    "PL", "AUID", "DEP", "DA", "JC", "OTO", "NLM", "RF", "CIN", "FED", "CTDT", "DRDT", "IRAD",
];

/// Whether a text looks like MEDLINE.
pub fn is_medline(text: &str) -> bool {
    let begins = |tag: &str| text.lines().any(|line| line.starts_with(tag));
    begins("PMID- ") && !begins("TY  - ")
}

/// Reads every reference of a file.
pub fn read(text: &str, file: &str, found: &mut Found) {
    let split = tagged::split(text, FRAME);
    for (line, first) in &split.outside {
        let spot = crate::import::found::Spot::new(file, *line);
        let first: String = first.chars().take(60).collect();
        found.lose(
            spot,
            "row",
            format!("it stands outside of any record (\"{first}\")"),
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
            format!("In this record {fault}; it was read all the same."),
        );
    }
    // Full names stand beside short ones; where there are none, the short ones are all there is.
    let has_full = record.fields.iter().any(|field| field.tag == "FAU");
    let has_long_journal = record.fields.iter().any(|field| field.tag == "JT");
    for field in &record.fields {
        let Field { tag, line, value } = field;
        match tag.as_str() {
            "AU" if !has_full => draft.author(*line, value),
            "TA" if !has_long_journal => draft.container(value),
            "AU" | "TA" => {}
            _ => take(&mut draft, field),
        }
    }
    draft.finish();
}

fn take(draft: &mut Draft<'_>, field: &Field) {
    let Field { tag, line, value } = field;
    match tag.as_str() {
        "PMID" => {
            draft.pmid(value);
            draft.key(value);
        }
        "PMC" => draft.pmcid(value),
        "TI" | "BTI" | "CTI" => draft.title(
            *line,
            value.trim_start_matches('[').trim_end_matches(['.', ']']),
        ),
        "FAU" => draft.author(*line, value),
        "CN" => draft.organisation(value),
        "JT" => draft.container(value),
        "VI" => draft.volume(value),
        "IP" => draft.issue(value),
        "PG" => draft.pages(value),
        "DP" => draft.date(*line, value),
        "PB" => draft.publisher(value),
        "PT" => draft.publication_type(value),
        "AID" | "LID" | "DOI" if value.contains("10.") => draft.doi(*line, value),
        "AID" | "LID" => {}
        known if SILENT.contains(&known) => {}
        other => {
            let what = LOST.iter().find(|(name, _)| *name == other);
            let what =
                what.map_or_else(|| format!("field {other}"), |(_, what)| (*what).to_owned());
            draft.lose(*line, &what, "no record holds it");
        }
    }
}
