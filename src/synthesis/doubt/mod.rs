//! Doubts about published data that a machine can find: numbers that do not fit other numbers.
//!
//! Each check says what it saw and what it expected. An editor can accept a doubt with a reason;
//! then it is no longer reported, and readers see it with the reason beside the number.

mod acceptance;
mod appraisal;
mod arms;
mod cluster;
mod effect;
mod interval;
mod printed;
mod published;
mod spread;
mod texts;

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostics, Place};
use crate::evidence::{Evidence, ResultEntry};
use crate::record::id::Id;
use crate::record::kind::Kind;

/// A doubt about data or text.
#[derive(Debug, Clone)]
pub struct Doubt {
    /// The check that raised it.
    pub code: &'static Code,
    /// The record that holds the value and may accept the doubt.
    pub record: (Kind, Id),
    /// The result, when it concerns one.
    pub result: Option<String>,
    /// What was seen and what was expected.
    pub message: String,
    /// Where the value stands.
    pub place: Place,
    /// Whether analyses are also shown without the result.
    pub is_grave: bool,
    /// Why an editor keeps the value.
    pub accepted: Option<String>,
}

impl Doubt {
    fn of_result(entry: &ResultEntry, code: &'static Code, value: &str, message: String) -> Self {
        Self {
            code,
            record: (Kind::Study, entry.study.clone()),
            result: Some(entry.result.id.clone()),
            message,
            place: entry.place(value),
            is_grave: false,
            accepted: None,
        }
    }

    /// The same doubt, so grave that analyses are also shown without the result.
    fn grave(mut self) -> Self {
        self.is_grave = true;
        self
    }
}

/// All doubts of a site.
#[derive(Debug, Default)]
pub struct Doubts {
    by_result: BTreeMap<String, Vec<Doubt>>,
    of_records: Vec<Doubt>,
}

impl Doubts {
    /// Runs every check. The problems are the doubts that nobody has accepted, and acceptances
    /// that fit no doubt.
    pub fn of(evidence: &Evidence) -> (Self, Diagnostics) {
        let mut doubts = Vec::new();
        for entry in evidence.results.values() {
            doubts.extend(effect::doubts(entry, evidence));
            doubts.extend(interval::doubts(entry));
            doubts.extend(cluster::doubts(entry, evidence));
        }
        doubts.extend(spread::doubts(evidence));
        doubts.extend(arms::doubts(evidence));
        doubts.extend(published::doubts(evidence));
        doubts.extend(appraisal::doubts(evidence));
        doubts.extend(texts::doubts(evidence));
        acceptance::settle(evidence, doubts)
    }

    /// The doubts about a result.
    pub fn about(&self, result: &str) -> &[Doubt] {
        self.by_result.get(result).map_or(&[], Vec::as_slice)
    }

    /// The doubts about a record as a whole, or about a part of it that is no result.
    pub fn about_record<'a>(&'a self, kind: Kind, id: &'a Id) -> impl Iterator<Item = &'a Doubt> {
        let doubts = self.of_records.iter();
        doubts.filter(move |doubt| doubt.record.0 == kind && doubt.record.1 == *id)
    }

    /// Whether a doubt about a result is grave.
    pub fn is_grave(&self, result: &str) -> bool {
        self.about(result).iter().any(|doubt| doubt.is_grave)
    }
}
