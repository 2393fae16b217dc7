//! The reference of the record format, made from the types: what a person can write, in words.

mod described;
mod parts;
mod words;

use std::fmt::Write;

use serde_json::Value;

use super::kind::Kind;
use super::read::SCHEMAS;
use super::schema::columns;

pub use described::{Described, described};

use parts::{Parts, about, parts};
use words::{Words, choices};

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
