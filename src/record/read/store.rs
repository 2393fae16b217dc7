//! What came of files without faults, as it is kept between runs of the program: their values,
//! and their references and texts with places. It is read in a fraction of the time that the
//! YAML takes.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::load::Source;
use crate::record::kind::Kind;
use crate::record::records::FileLinks;
use crate::record::schema::{Chosen, Day, Findings, Prose, Quoting, Reference};
use crate::record::value::Date;

use super::typed::{File, typed};

/// Files by their fingerprints, one behind the other: the fingerprint, the length, the file.
#[derive(Debug, Default)]
pub(super) struct Store {
    bytes: Vec<u8>,
    places: HashMap<u128, Range<usize>>,
}

const PRINT: usize = size_of::<u128>();
const HEAD: usize = PRINT + size_of::<u32>();

impl Store {
    /// The store that was kept as these bytes; as far as they are whole.
    pub fn of(bytes: Vec<u8>) -> Self {
        let mut places = HashMap::new();
        let mut at = 0;
        while let Some((print, inside)) = entry_at(&bytes, at) {
            at = inside.end;
            places.insert(print, inside);
        }
        Self { bytes, places }
    }

    /// The file with this fingerprint.
    pub fn get(&self, print: u128) -> Option<&[u8]> {
        self.bytes.get(self.places.get(&print)?.clone())
    }

    /// Forgets all files but these once a quarter of them is others; says whether it did. Till then they
    /// stay, so that after an edit nothing is moved.
    pub fn forget_all_but(&mut self, used: &HashSet<u128>) -> bool {
        let others = self.places.keys().filter(|print| !used.contains(print));
        let is_full = others.count() * 4 > self.places.len();
        if is_full {
            let mut store = Self::default();
            for print in used {
                if let Some(file) = self.get(*print) {
                    store.add(*print, file);
                }
            }
            *self = store;
        }
        is_full
    }

    /// Adds a file.
    pub fn add(&mut self, print: u128, file: &[u8]) {
        let Ok(length) = u32::try_from(file.len()) else {
            return;
        };
        self.bytes.extend_from_slice(&print.to_le_bytes());
        self.bytes.extend_from_slice(&length.to_le_bytes());
        let start = self.bytes.len();
        self.bytes.extend_from_slice(file);
        self.places.insert(print, start..self.bytes.len());
    }

    /// The store as it is kept.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

fn entry_at(bytes: &[u8], at: usize) -> Option<(u128, Range<usize>)> {
    let head = bytes.get(at..at + HEAD)?;
    let (print, length) = head.split_at_checked(PRINT)?;
    let print = u128::from_le_bytes(print.try_into().ok()?);
    let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
    let start = at + HEAD;
    (start + length <= bytes.len()).then(|| (print, start..start + length))
}

/// A file as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    /// The value, as `kept_value` has it.
    value: &'a [u8],
    /// The fingerprint of what bears on analyses.
    facts: u64,
    references: Vec<Reference>,
    chosen: Vec<Chosen>,
    prose: Vec<Prose>,
    quoting: Vec<Quoting>,
    /// Days as texts, with the first byte and one past the last.
    days: Vec<KeptDay>,
}

/// A day: as it is written, whether work was done on it, and where it stands.
type KeptDay = (String, bool, usize, usize);

/// A file as it is kept, with its value; nothing for one that is not to be kept.
pub(super) fn keep(value: &[u8], facts: u64, findings: &Findings) -> Option<Vec<u8>> {
    let kept = Kept {
        value,
        facts,
        references: findings.references.clone(),
        chosen: findings.chosen.clone(),
        prose: findings.prose.clone(),
        quoting: findings.quoting.clone(),
        days: findings.days.iter().map(kept_day).collect(),
    };
    postcard::to_stdvec(&kept).ok()
}

/// What came of a file that was kept.
pub(super) fn restore(source: &Arc<Source>, kind: Kind, bytes: &[u8]) -> Option<File> {
    let kept: Kept<'_> = postcard::from_bytes(bytes).ok()?;
    let record = typed(kind, source, kept.value, kept.facts).ok()?;
    let findings = Findings {
        faults: Vec::new(),
        references: kept.references,
        chosen: kept.chosen,
        prose: kept.prose,
        quoting: kept.quoting,
        days: kept.days.iter().map(restored_day).collect::<Option<_>>()?,
    };
    Some(File {
        typed: Some(record),
        links: Some(FileLinks {
            source: Arc::clone(source),
            kind,
            offset: source.yaml_start(),
            findings: Arc::new(findings),
        }),
        ..File::default()
    })
}

fn kept_day(day: &Day) -> KeptDay {
    (day.day.to_string(), day.is_of_work, day.start, day.end)
}

fn restored_day((day, is_of_work, start, end): &KeptDay) -> Option<Day> {
    Some(Day {
        day: Date(day.parse().ok()?),
        is_of_work: *is_of_work,
        start: *start,
        end: *end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_asks_for_is_forgotten_when_it_is_much() {
        let mut store = Store::default();
        (1..=8).for_each(|print| store.add(print, b"file"));
        let length = store.bytes().len();
        assert!(!store.forget_all_but(&(1..=6).collect()));
        assert!(store.get(7).is_some());
        assert!(store.forget_all_but(&(1..=5).collect()));
        assert_eq!((store.get(5), store.get(6)), (Some(&b"file"[..]), None));
        assert_eq!(store.bytes().len() * 8, length * 5);
    }

    #[test]
    fn a_store_that_is_cut_short_has_what_is_whole() {
        let mut store = Store::default();
        store.add(7, b"seven");
        store.add(8, b"eight");
        let mut bytes = store.bytes().to_vec();
        bytes.pop();
        let cut = Store::of(bytes);
        assert_eq!((cut.get(7), cut.get(8)), (Some(&b"seven"[..]), None));
    }
}
