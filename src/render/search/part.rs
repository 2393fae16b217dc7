//! What a file of records leaves for the index: the words and tags of its records. A part stays the same
//! while its records do, so that the index is put together without reading them again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use crate::render::output_file::OutputFile;
use crate::view::search::{SearchRecord, Tag};

use super::weights::{self, RecordWords};

/// What a file of records leaves for the index. It borrows its words from the bytes in which it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Part<'a> {
    /// How many records there are.
    pub records: usize,
    /// The fingerprint of the files.
    pub print: u64,
    /// The words in their order, each with its records: see [`Place`].
    #[serde(borrow)]
    pub words: Vec<(&'a str, &'a [u8])>,
    /// The tags in their order, each with the places of its records in the file.
    pub tags: Vec<(Tag, Vec<u8>)>,
}

impl<'a> Part<'a> {
    /// A part as it was kept.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// A record in a file, by its place, and how well a word stands for it, in one byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place(pub u8);

impl Place {
    fn new(record: usize, weight: u64) -> Self {
        Self((record as u64 * weights::WEIGHTS + weight) as u8)
    }

    /// The place of the record in its file.
    pub fn record(self) -> u64 {
        u64::from(self.0) / weights::WEIGHTS
    }

    /// How well the word stands for it.
    pub fn weight(self) -> u64 {
        u64::from(self.0) % weights::WEIGHTS
    }
}

/// The part of some records and their files, as it is kept.
pub(super) fn kept(
    files: &[OutputFile],
    records: &[SearchRecord],
    words_of_records: &[RecordWords],
) -> Vec<u8> {
    let mut words: BTreeMap<&str, Vec<u8>> = BTreeMap::new();
    let mut tags: BTreeMap<&Tag, Vec<u8>> = BTreeMap::new();
    for (place, (record, own)) in records.iter().zip(words_of_records).enumerate() {
        for (word, weight) in own.weights() {
            words
                .entry(word)
                .or_default()
                .push(Place::new(place, weight).0);
        }
        for tag in &record.tags {
            tags.entry(tag).or_default().push(place as u8);
        }
    }
    let mut print = Xxh3::new();
    for file in files {
        print.update(&file.bytes);
    }
    let words = words.iter();
    let part = Part {
        records: records.len(),
        print: print.digest(),
        words: words
            .map(|(word, places)| (*word, places.as_slice()))
            .collect(),
        tags: tags
            .into_iter()
            .map(|(tag, places)| (tag.clone(), places))
            .collect(),
    };
    postcard::to_stdvec(&part).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_tells_record_and_weight() {
        let place = Place::new(9, weights::IN_TITLE);
        assert_eq!((place.record(), place.weight()), (9, weights::IN_TITLE));
    }
}
