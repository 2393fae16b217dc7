//! CSL-JSON, which Zotero, Mendeley and Pandoc write.

use serde_json::Value;

use crate::import::found::{Found, Spot};
use crate::record::author::Person;

use super::draft::Draft;

/// What says nothing of the work itself, or is said by another field.
const SILENT: [&str; 8] = [
    "id",
    "type",
    "citation-key",
    "journalAbbreviation",
    "container-title-short",
    "title-short",
    "shortTitle",
    "accessed",
];

/// Reads every item. `items` is the list, or one item alone.
pub fn read(items: &Value, file: &str, found: &mut Found) {
    let one = std::slice::from_ref(items);
    let items = items.as_array().map_or(one, Vec::as_slice);
    for (index, item) in items.iter().enumerate() {
        match item.as_object() {
            Some(_) => reference(index + 1, item, file, found),
            None => found.lose(
                Spot::new(file, 0),
                "row",
                format!("item {} is no object", index + 1),
            ),
        }
    }
}

/// Whether a value of JSON can be CSL: an item, or a list of them.
pub fn is_csl(value: &Value) -> bool {
    let first = value.as_array().map_or(Some(value), |items| items.first());
    first.is_some_and(|item| {
        item.get("type").is_some_and(Value::is_string) && item.get("title").is_some()
    })
}

fn reference(number: usize, item: &Value, file: &str, found: &mut Found) {
    let name = text(item.get("id")).unwrap_or_else(|| format!("item {number}"));
    let mut draft = Draft::new(found, file, number);
    draft.key(&name);
    for (field, value) in item.as_object().into_iter().flatten() {
        take(&mut draft, number, field, value);
    }
    draft.finish();
}

fn take(draft: &mut Draft<'_>, number: usize, field: &str, value: &Value) {
    let said = text(Some(value)).unwrap_or_default();
    match field {
        "title" => draft.title(number, &said),
        "author" => value
            .as_array()
            .into_iter()
            .flatten()
            .for_each(|name| author(draft, name)),
        "issued" => draft.date(number, &date(value)),
        "container-title" => draft.container(&said),
        "volume" => draft.volume(&said),
        "issue" => draft.issue(&said),
        "page" | "number" => draft.pages(&said),
        "publisher" => draft.publisher(&said),
        "DOI" => draft.doi(number, &said),
        "PMID" => draft.pmid(&said),
        "PMCID" => draft.pmcid(&said),
        "URL" => draft.address(number, field, &said),
        "genre" => draft.publication_type(&said),
        known if SILENT.contains(&known) => {}
        other => draft.lose_field(number, other),
    }
}

fn author(draft: &mut Draft<'_>, name: &Value) {
    let part = |key: &str| text(name.get(key)).unwrap_or_default();
    let particle = [part("dropping-particle"), part("non-dropping-particle")].join(" ");
    match name.get("literal") {
        Some(_) => draft.organisation(&part("literal")),
        None => draft.person(Person {
            family: part("family"),
            given: part("given"),
            particle,
            suffix: part("suffix"),
        }),
    }
}

/// `{"date-parts": [[2014, 5, 3]]}`, or a raw text.
fn date(value: &Value) -> String {
    let parts = value.get("date-parts").and_then(|parts| parts.get(0));
    let parts = parts.and_then(Value::as_array).map(|parts| {
        let parts: Vec<String> = parts.iter().filter_map(|part| text(Some(part))).collect();
        parts.join("-")
    });
    parts
        .or_else(|| text(value.get("raw").or(value.get("literal"))))
        .unwrap_or_default()
}

/// A text or a number as text.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(parts) => text(parts.first()),
        _ => None,
    }
}
