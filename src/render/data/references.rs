//! References of all studies as RIS, BibTeX and CSL-JSON.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::record::entry::Entry;
use crate::record::study::{Bibliography, Study};
use crate::render::files::OutputFile;
use crate::view::Desk;

/// The three files.
pub(super) fn files(desk: &Desk<'_>) -> Vec<OutputFile> {
    let studies: Vec<&Entry<Study>> = desk.evidence.records.studies.values().collect();
    let ris: String = studies.iter().map(|study| ris(study)).collect();
    let bibtex: String = studies.iter().map(|study| bibtex(study)).collect();
    let csl: Vec<Value> = studies.iter().map(|study| csl(study)).collect();
    let csl = serde_json::to_string_pretty(&csl).unwrap_or_default() + "\n";
    vec![
        OutputFile::text("data/references.ris", ris),
        OutputFile::text("data/references.bib", bibtex),
        OutputFile::text("data/references.json", csl),
    ]
}

/// The title, or the reference as the source gives it, or the label.
fn title(study: &Study) -> &str {
    let b = &study.bibliography;
    b.title
        .as_deref()
        .or(b.reference.as_deref())
        .unwrap_or(&study.label)
}

fn is_article(b: &Bibliography) -> bool {
    b.container.is_some() && b.publisher.is_none()
}

fn pages(b: &Bibliography) -> (Option<&str>, Option<&str>) {
    match b
        .pages
        .as_deref()
        .map(|pages| pages.split_once('-').unwrap_or((pages, "")))
    {
        Some((first, "")) => (Some(first), None),
        Some((first, last)) => (Some(first), Some(last)),
        None => (None, None),
    }
}

fn ris(entry: &Entry<Study>) -> String {
    let b = &entry.value.bibliography;
    let mut text = String::new();
    let mut tag = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            let value = value.replace(['\r', '\n'], " ");
            let _ = write!(text, "{name}  - {value}\r\n");
        }
    };
    tag("TY", Some(if is_article(b) { "JOUR" } else { "RPRT" }));
    for author in &b.authors {
        tag("AU", Some(author));
    }
    tag("TI", Some(title(&entry.value)));
    tag("JO", b.container.as_deref());
    tag("PY", b.year.map(|year| year.to_string()).as_deref());
    tag("VL", b.volume.as_deref());
    tag("IS", b.issue.as_deref());
    let (first, last) = pages(b);
    tag("SP", first);
    tag("EP", last);
    tag("PB", b.publisher.as_deref());
    tag("DO", b.doi.as_deref());
    tag("UR", b.url.as_deref());
    tag("ID", Some(entry.id.as_str()));
    tag("ER", Some(""));
    text.push_str("\r\n");
    text
}

fn bibtex(entry: &Entry<Study>) -> String {
    let b = &entry.value.bibliography;
    let kind = if is_article(b) {
        "article"
    } else {
        "techreport"
    };
    let mut text = format!("@{kind}{{{},\n", entry.id);
    let year = b.year.map(|year| year.to_string());
    let fields = [
        (
            "author",
            (!b.authors.is_empty()).then(|| b.authors.join(" and ")),
        ),
        ("title", Some(title(&entry.value).to_owned())),
        ("journal", b.container.clone()),
        ("year", year),
        ("volume", b.volume.clone()),
        ("number", b.issue.clone()),
        (
            "pages",
            b.pages.as_ref().map(|pages| pages.replace('-', "--")),
        ),
        ("institution", b.publisher.clone()),
        ("doi", b.doi.clone()),
        ("url", b.url.clone()),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            let _ = writeln!(text, "  {name} = {{{}}},", tex(&value));
        }
    }
    text.push_str("}\n\n");
    text
}

/// Characters that have a meaning in TeX, escaped.
fn tex(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            '{' | '}' | '\\' => {}
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn csl(entry: &Entry<Study>) -> Value {
    let b = &entry.value.bibliography;
    let mut item = Map::new();
    item.insert("id".into(), json!(entry.id.as_str()));
    item.insert(
        "type".into(),
        json!(if is_article(b) {
            "article-journal"
        } else {
            "report"
        }),
    );
    item.insert("title".into(), json!(title(&entry.value)));
    if !b.authors.is_empty() {
        let authors: Vec<Value> = b
            .authors
            .iter()
            .map(|name| json!({ "literal": name }))
            .collect();
        item.insert("author".into(), json!(authors));
    }
    if let Some(year) = b.year {
        item.insert("issued".into(), json!({ "date-parts": [[year]] }));
    }
    let texts = [
        ("container-title", &b.container),
        ("volume", &b.volume),
        ("issue", &b.issue),
        ("page", &b.pages),
        ("publisher", &b.publisher),
        ("DOI", &b.doi),
        ("PMCID", &b.pmcid),
        ("URL", &b.url),
    ];
    for (key, value) in texts {
        if let Some(value) = value {
            item.insert(key.into(), json!(value));
        }
    }
    if let Some(pmid) = b.pmid {
        item.insert("PMID".into(), json!(pmid.to_string()));
    }
    Value::Object(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_tex_are_escaped() {
        assert_eq!(tex("R&D {50%} of $1_000"), "R\\&D 50\\% of \\$1\\_000");
    }
}
