//! The reference of the record format, made from the types: what a person can write, in words.

mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::Value;

use super::kind::Kind;
use super::read::SCHEMAS;
use super::schema::columns;

use words::{Words, choices, name_of};

/// The rules that hold for all records.
const RULES: &str = include_str!("rules.md");
/// How tables of results are made.
const TABLES: &str = include_str!("tables.md");

/// The schema of each kind of record with the name of its file: `studies.json`.
pub fn schemas() -> Vec<(String, &'static Value)> {
    let kinds = [Kind::Site, Kind::Wording]
        .into_iter()
        .chain(Kind::WITH_FOLDER);
    kinds
        .map(|kind| {
            let name = kind.folder().trim_end_matches(".yaml");
            (format!("{name}.json"), &SCHEMAS[&kind])
        })
        .collect()
}

/// The whole reference as Markdown.
pub fn reference() -> String {
    let parts = parts();
    let mut text = RULES.to_owned();
    for kind in [Kind::Site, Kind::Wording]
        .into_iter()
        .chain(Kind::WITH_FOLDER)
    {
        let section = Section {
            root: &SCHEMAS[&kind],
            parts: &parts,
            folder: kind.folder(),
        };
        section.write(&mut text);
    }
    write_tables(&mut text, &parts);
    write_shared(&mut text, &parts);
    text
}

/// The parts of all schemas, by name.
struct Parts {
    /// Parts that several kinds have in common.
    shared: BTreeMap<String, &'static Value>,
    /// Names under which several kinds have parts that differ.
    ambiguous: BTreeSet<String>,
}

impl Parts {
    /// The heading of a part of a kind.
    fn title(&self, part: &str, folder: &str) -> String {
        let name = name_of(part);
        if self.ambiguous.contains(part) {
            format!("{name} ({folder})")
        } else {
            name
        }
    }
}

fn parts() -> Parts {
    let mut seen: BTreeMap<&String, Vec<&'static Value>> = BTreeMap::new();
    for schema in SCHEMAS.values() {
        let parts = schema.get("$defs").and_then(Value::as_object);
        for (name, part) in parts.into_iter().flatten() {
            seen.entry(name).or_default().push(part);
        }
    }
    let several = seen
        .into_iter()
        .filter(|(name, parts)| parts.len() > 1 && !name.starts_with("Known"));
    let (same, differ): (Vec<_>, Vec<_>) =
        several.partition(|(_, parts)| parts.iter().all(|part| *part == parts[0]));
    Parts {
        shared: same
            .into_iter()
            .map(|(name, parts)| (name.clone(), parts[0]))
            .collect(),
        ambiguous: differ.into_iter().map(|(name, _)| name.clone()).collect(),
    }
}

/// The section of one kind.
struct Section<'a> {
    root: &'a Value,
    parts: &'a Parts,
    folder: &'a str,
}

impl Section<'_> {
    fn words(&self) -> Words<'_> {
        Words {
            root: self.root,
            parts: self.parts,
            folder: self.folder,
        }
    }

    fn write(&self, text: &mut String) {
        let _ = write!(text, "\n## `{}`\n\n{}\n", self.folder, about(self.root));
        self.write_keys(self.root, text);
        let parts = self.root.get("$defs").and_then(Value::as_object);
        for (name, part) in parts.into_iter().flatten() {
            if !self.parts.shared.contains_key(name) && !name.starts_with("Known") {
                self.write_part(name, part, text);
            }
        }
    }

    fn write_part(&self, name: &str, part: &Value, text: &mut String) {
        let title = self.parts.title(name, self.folder);
        let _ = write!(text, "\n### {title}\n\n{}\n", about(part));
        if part.get("properties").is_some() {
            self.write_keys(part, text);
        } else if let Some(choices) = choices(part) {
            write_choices(&choices, text);
        }
    }

    fn write_keys(&self, schema: &Value, text: &mut String) {
        let words = self.words();
        text.push_str("\n| Key | What it is | Value | Needed |\n|---|---|---|---|\n");
        let required = schema.get("required").and_then(Value::as_array);
        let is_needed =
            |key: &str| required.is_some_and(|keys| keys.iter().any(|required| required == key));
        let properties = schema.get("properties").and_then(Value::as_object);
        for (key, property) in properties.into_iter().flatten() {
            let needed = if is_needed(key) { "yes" } else { "" };
            let value = words.value(property);
            let _ = writeln!(
                text,
                "| `{key}` | {} | {value} | {needed} |",
                about(property)
            );
        }
    }
}

fn write_choices(choices: &[(String, String)], text: &mut String) {
    text.push_str("\n| Choice | Meaning |\n|---|---|\n");
    for (choice, meaning) in choices {
        let _ = writeln!(text, "| `{choice}` | {meaning} |");
    }
}

fn write_shared(text: &mut String, parts: &Parts) {
    text.push_str("\n## Parts that several kinds have\n");
    for (name, part) in &parts.shared {
        let root = SCHEMAS
            .values()
            .find(|schema| schema.pointer(&format!("/$defs/{name}")).is_some());
        if let Some(root) = root {
            let section = Section {
                root,
                parts,
                folder: "",
            };
            section.write_part(name, part, text);
        }
    }
}

/// The columns of a table of results.
fn write_tables(text: &mut String, parts: &Parts) {
    let root = &SCHEMAS[&Kind::Finding];
    let words = Words {
        root,
        parts,
        folder: "",
    };
    let _ = write!(text, "\n{TABLES}");
    text.push_str("\n| Column | What it is | Value | Needed |\n|---|---|---|---|\n");
    text.push_str("| `study` | The study to which the result belongs. | id of a study | yes, in `results/` |\n");
    for column in columns(root) {
        let needed = if column.is_required { "yes" } else { "" };
        let (about, value) = (about(column.schema), words.value(column.schema));
        let _ = writeln!(text, "| `{}` | {about} | {value} | {needed} |", column.name);
    }
}

/// What a schema says about a value, on one line, safe in a table.
fn about(schema: &Value) -> String {
    let text = schema.get("description").and_then(Value::as_str);
    let words: Vec<&str> = text.unwrap_or_default().split_whitespace().collect();
    words.join(" ").replace('|', "\\|")
}
