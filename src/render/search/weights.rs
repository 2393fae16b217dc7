//! How well words stand for a record.

use std::collections::BTreeMap;

use crate::view::search::SearchRecord;

use super::folding;

/// How well a word stands for a record.
const IN_TEXT: u64 = 0;
pub(super) const OFTEN_IN_TEXT: u64 = 1;
const IN_LINE: u64 = 2;
pub(super) const IN_TITLE: u64 = 3;
/// So many ways there are.
pub(super) const WEIGHTS: u64 = 4;
/// From how many times on a word is often in a text.
const OFTEN: u32 = 3;

/// The words of a record in their order, part by part: folded once, for the index and for phrases.
pub(super) struct RecordWords {
    title: Vec<String>,
    line: Vec<String>,
    text: Vec<String>,
    labels: Vec<String>,
}

impl RecordWords {
    /// The words of a record.
    pub fn of(record: &SearchRecord) -> Self {
        let labels = record.tags.iter().map(|tag| tag.label.as_str());
        Self {
            title: folding::sequence(&record.title),
            line: folding::sequence(&record.line),
            text: folding::sequence(&record.text),
            labels: labels.flat_map(folding::sequence).collect(),
        }
    }

    /// Each word with how well it stands for the record: by the best of the places where it is.
    pub fn weights(&self) -> BTreeMap<&str, u64> {
        let mut weights: BTreeMap<&str, u64> = BTreeMap::new();
        for (word, times) in counts(&self.text) {
            weights.insert(
                word,
                if times < OFTEN {
                    IN_TEXT
                } else {
                    OFTEN_IN_TEXT
                },
            );
        }
        let places = [
            (&self.labels, OFTEN_IN_TEXT),
            (&self.line, IN_LINE),
            (&self.title, IN_TITLE),
        ];
        for (words, weight) in places {
            for word in words {
                let best = weights.entry(word).or_default();
                *best = (*best).max(weight);
            }
        }
        weights
    }

    /// The words in their order: a space around each, and parts of the record on lines of their own.
    pub fn text(&self) -> String {
        let parts = [&self.title, &self.line, &self.text].map(|part| part.join(" "));
        format!(" {} ", parts.join(" \n "))
    }
}

/// The words with how often each is there.
fn counts(words: &[String]) -> BTreeMap<&str, u32> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word.as_str()).or_insert(0) += 1;
    }
    counts
}
