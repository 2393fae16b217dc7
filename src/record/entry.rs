//! A record with its id and the file from which it came.

use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_64;

use crate::diag::Place;
use crate::load::Source;
use crate::load::marked::Node;
use crate::load::source::Format;

use super::id::Id;
use super::kind::RecordKind;
use super::life::Life;
use super::study::Study;

/// A record with its id and the file from which it came.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// The id: the file name without its ending.
    pub id: Id,
    /// What the file says.
    pub value: Arc<T>,
    /// The file.
    pub source: Arc<Source>,
    /// A fingerprint of what the file says without prose on which no analysis depends.
    pub facts: u64,
    /// The texts of the file with the values in them that they quote; nothing where they quote none.
    pub filled: Option<Arc<Filled>>,
}

/// The texts of a file with the values in them that they quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The YAML.
    pub tree: Node,
    /// The Markdown below the front matter.
    pub body: String,
    /// A fingerprint of the values.
    pub print: u64,
}

impl<T> Entry<T> {
    /// A record that stands in no file.
    pub(super) fn without_file(id: &str, value: T) -> Self {
        let none = String::new;
        let (source, _) = Source::new(none(), none(), id.to_owned(), Format::Yaml, none());
        Self {
            id: Id::new(id),
            value: Arc::new(value),
            source: Arc::new(source),
            facts: 0,
            filled: None,
        }
    }

    /// The place of a value in the file: `results[2].effect.estimate`.
    pub fn place(&self, path: &str) -> Place {
        self.source.place(path)
    }

    /// The place of a key in the file: `editions.manager`.
    pub fn place_of_key(&self, path: &str) -> Place {
        self.source.place_of_key(path)
    }

    /// Every text of the file, without the values of `skipped` keys.
    pub fn texts(&self, skipped: &[&str]) -> Vec<String> {
        let Some(filled) = &self.filled else {
            return self.source.texts(skipped);
        };
        let mut texts = filled.tree.texts(skipped);
        texts.extend(Some(filled.body.clone()).filter(|body| !body.is_empty()));
        texts
    }

    /// A fingerprint of the values that its texts quote; 0 where they quote none.
    pub fn quoted(&self) -> u64 {
        self.filled.as_ref().map_or(0, |filled| filled.print)
    }

    /// The Markdown below the front matter.
    pub fn body(&self) -> &str {
        let filled = self.filled.as_ref();
        filled.map_or_else(|| self.source.body(), |filled| filled.body.as_str())
    }
}

impl Entry<Study> {
    /// Gives the study another label than its file does.
    pub fn relabel(&mut self, label: String) {
        self.facts ^= xxh3_64(label.as_bytes());
        Arc::make_mut(&mut self.value).label = label;
    }
}

/// What every kind of record has.
pub trait Record {
    /// The kind.
    type Kind: RecordKind;
    /// How lists and links name it.
    fn title(&self) -> &str;
    /// Its life: whether it is shown, when it was reviewed, earlier ids.
    fn life(&self) -> &Life;
}
