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

/// The words of a record with how well each stands for it.
pub(super) fn weights(record: &SearchRecord) -> BTreeMap<String, u64> {
    let mut weights = BTreeMap::new();
    let mut add = |text: &str, weight: &dyn Fn(u32) -> u64| {
        for (word, times) in folding::words(text) {
            let best: &mut u64 = weights.entry(word).or_default();
            *best = (*best).max(weight(times));
        }
    };
    add(&record.title, &|_| IN_TITLE);
    add(&record.line, &|_| IN_LINE);
    let labels: Vec<&str> = record.tags.iter().map(|tag| tag.label.as_str()).collect();
    add(&labels.join("\n"), &|_| OFTEN_IN_TEXT);
    add(&record.text, &|times| {
        if times < OFTEN {
            IN_TEXT
        } else {
            OFTEN_IN_TEXT
        }
    });
    weights
}

/// The words of a record in their order: a space around each, and parts of the record on lines of their
/// own.
pub(super) fn text(record: &SearchRecord) -> String {
    let parts = [&record.title, &record.line, &record.text];
    let parts = parts.map(|part| folding::sequence(part).join(" "));
    format!(" {} ", parts.join(" \n "))
}
