//! A record with its id and the file from which it came.

use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_64;

use crate::diag::Place;
use crate::load::Source;
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
        self.source.texts(skipped)
    }

    /// The Markdown below the front matter.
    pub fn body(&self) -> &str {
        self.source.body()
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
