//! CSL-JSON, which Zotero and word processors with citation styles read.

use serde_json::{Map, Value, json};

use crate::record::author::Author;

use super::item::{Item, ItemKind};

/// One item.
pub fn csl(item: &Item) -> Value {
    let mut out = Map::new();
    out.insert("id".into(), json!(item.key));
    out.insert("type".into(), json!(kind(item.kind)));
    out.insert("title".into(), json!(item.title_or_label()));
    if !item.authors.is_empty() {
        let authors: Vec<Value> = item.authors.iter().map(author).collect();
        out.insert("author".into(), json!(authors));
    }
    if let Some(issued) = issued(item) {
        out.insert("issued".into(), json!({ "date-parts": [issued] }));
    }
    let texts = [
        ("container-title", item.container.clone()),
        ("volume", item.volume.clone()),
        ("issue", item.issue.clone()),
        ("page", item.pages.as_deref().map(str::to_owned)),
        ("publisher", item.publisher.clone()),
        ("version", item.version.clone()),
        ("DOI", item.doi.as_deref().map(str::to_owned)),
        ("PMID", item.pmid.as_deref().map(str::to_owned)),
        ("PMCID", item.pmcid.as_deref().map(str::to_owned)),
        ("URL", item.address_of_text()),
        ("language", item.language.clone()),
        ("note", item.remark()),
    ];
    for (key, value) in texts {
        if let Some(value) = value {
            out.insert(key.into(), json!(value));
        }
    }
    Value::Object(out)
}

/// A file of items.
pub fn csl_file<'a>(items: impl IntoIterator<Item = &'a Item>) -> String {
    let items: Vec<Value> = items.into_iter().map(csl).collect();
    serde_json::to_string_pretty(&items).unwrap_or_default() + "\n"
}

fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Article => "article-journal",
        ItemKind::Report => "report",
        ItemKind::Other => "document",
        ItemKind::Page => "webpage",
    }
}

fn author(author: &Author) -> Value {
    let person = match author {
        Author::Organisation(name) => return json!({ "literal": name }),
        Author::Person(person) => person,
    };
    let parts = [
        ("family", &person.family),
        ("given", &person.given),
        ("non-dropping-particle", &person.particle),
        ("suffix", &person.suffix),
    ];
    let known = parts.into_iter().filter(|(_, part)| !part.is_empty());
    Value::Object(
        known
            .map(|(key, part)| (key.to_owned(), json!(part)))
            .collect(),
    )
}

fn issued(item: &Item) -> Option<Vec<i16>> {
    match (item.date, item.year) {
        (Some(day), _) => Some(vec![
            day.0.year(),
            i16::from(day.0.month()),
            i16::from(day.0.day()),
        ]),
        (None, year) => year.map(|year| vec![year]),
    }
}
