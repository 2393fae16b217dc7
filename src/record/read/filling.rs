//! Records read once more with the values in their texts that they quote.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;
use xxhash_rust::xxh3::Xxh3;

use crate::load::Source;
use crate::load::marked::{self, Node};
use crate::record::entry::Filled;
use crate::record::kind::Kind;
use crate::record::records::{FileLinks, Records};
use crate::record::result::StudyResult;
use crate::record::schema;

use super::typed::{SCHEMAS, typed};
use super::{facts, kept_value};

/// Texts of a file as they are with quoted values.
#[derive(Debug, Default)]
pub struct Texts {
    /// Those of its YAML, or of its cells, by their first byte in it.
    pub values: HashMap<usize, String>,
    /// The Markdown below the front matter, where it quotes.
    pub body: Option<String>,
}

impl Texts {
    fn print(&self) -> u64 {
        let mut print = Xxh3::new();
        let values: BTreeMap<&usize, &String> = self.values.iter().collect();
        for text in values.into_values().chain(&self.body) {
            print.update(&text.len().to_le_bytes());
            print.update(text.as_bytes());
        }
        print.digest()
    }
}

impl Records {
    /// Reads the record of a file once more with these texts, in the place of what was read before.
    pub fn fill(&mut self, file: &FileLinks, texts: &Texts) {
        let source = &file.source;
        let Ok(mut tree) = marked::parse(source.yaml()) else {
            return;
        };
        let renamed = renamed(file);
        tree.put_texts(&renamed.values);
        tree.put_texts(&texts.values);
        let value = schema::to_json(tree.clone(), &SCHEMAS[&file.kind]);
        let body = texts.body.as_deref().unwrap_or(source.body()).to_owned();
        let print = match renamed.values.is_empty() {
            true => texts.print(),
            false => texts.print() ^ renamed.print(),
        };
        let facts = facts::print(&value);
        let value = kept_value::keep(&value);
        let record = value.and_then(|value| typed(file.kind, source, &value, facts).ok());
        if let Some(record) = record {
            self.replace(record.filled(Filled { tree, body, print }));
        }
    }
}

/// The ids that stand in the place of those that were typed, by their first byte.
pub(super) fn renamed(file: &FileLinks) -> Texts {
    let typed = |start: usize, end: usize| {
        let text = file.source.text.get(file.offset + start..file.offset + end);
        text.unwrap_or_default().trim().trim_matches(['"', '\''])
    };
    let references = file.findings.references.iter();
    let renamed = references.filter(|it| typed(it.start, it.end) != it.id);
    Texts {
        values: renamed.map(|it| (it.start, it.id.clone())).collect(),
        body: None,
    }
}

/// The result of a row with these texts in its cells.
pub fn filled_row(row: &Node, texts: &Texts) -> Option<StudyResult> {
    let mut row = row.clone();
    row.put_texts(&texts.values);
    serde_json::from_value(schema::to_json(row, &SCHEMAS[&Kind::Finding])).ok()
}

/// What the YAML of a record says, as values of the types of its schema.
pub fn value_of(kind: Kind, source: &Source) -> Option<Value> {
    let tree = marked::parse(source.yaml()).ok()?;
    Some(schema::to_json(tree, SCHEMAS.get(&kind)?))
}
