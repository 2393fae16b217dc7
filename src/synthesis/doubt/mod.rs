//! Doubts about published data that a machine can find: numbers that do not fit other numbers.
//!
//! Each check says what it saw and what it expected. An editor can accept a doubt with a reason;
//! then it is no longer reported, and readers see it with the reason beside the number.

mod acceptance;
mod appraisal;
mod arms;
mod cluster;
mod effect;
mod implausible;
mod instrument;
mod interval;
mod our_pool;
mod printed;
mod published;
mod shared_people;
mod spread;
mod texts;
mod two_arms;
mod years;

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostics, Place};
use crate::evidence::{Evidence, ResultEntry};
use crate::record::entry::{Entry, Record};
use crate::record::id::Id;
use crate::record::kind::{Kind, RecordKind};
use crate::record::study::Study;

/// A doubt about data or text.
#[derive(Debug, Clone)]
pub struct Doubt {
    /// The check that raised it.
    pub code: &'static Code,
    /// The record that holds the value and may accept the doubt.
    pub record: (Kind, Id),
    /// What in that record it is about.
    pub subject: Subject,
    /// What was seen and what was expected.
    pub message: String,
    /// Where the value stands.
    pub place: Place,
    /// Whether analyses are also shown without the result.
    pub is_grave: bool,
    /// Whether anybody has dealt with it.
    pub standing: Standing,
}

/// What in a record a doubt is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The record as a whole.
    Record,
    /// A result, by its id.
    Result(String),
    /// A pooled result that a review published.
    Published {
        /// Its index in `pooled_results`.
        index: usize,
        /// The outcome in the review's words.
        outcome: String,
    },
    /// An analysis of a synthesis.
    Analysis {
        /// The comparison.
        comparison: Id,
        /// The outcome.
        outcome: Id,
    },
    /// An overall judgement of an appraisal.
    Appraisal,
    /// A text in the edition for an audience.
    Edition(String),
}

/// Whether anybody has dealt with a doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has.
    Open,
    /// The editors keep the value, for this reason.
    Accepted(String),
    /// A setting of the record has decided it; readers are told, and nothing is to be done.
    Decided,
}

impl Doubt {
    fn new<T: Record>(
        entry: &Entry<T>,
        subject: Subject,
        code: &'static Code,
        value: &str,
        message: String,
    ) -> Self {
        Self {
            code,
            record: (<T::Kind as RecordKind>::KIND, entry.id.clone()),
            subject,
            message,
            place: entry.place(value),
            is_grave: false,
            standing: Standing::Open,
        }
    }

    fn of_result(entry: &ResultEntry, code: &'static Code, value: &str, message: String) -> Self {
        Self {
            code,
            record: (Kind::Study, entry.study.clone()),
            subject: Subject::Result(entry.result.id.clone()),
            message,
            place: entry.place(value),
            is_grave: false,
            standing: Standing::Open,
        }
    }

    fn of_published(
        study: &Entry<Study>,
        index: usize,
        code: &'static Code,
        value: &str,
        message: String,
    ) -> Self {
        let outcome = study.value.pooled_results[index].outcome.clone();
        let value = format!("pooled_results[{index}].{value}");
        let subject = Subject::Published { index, outcome };
        Self::new(study, subject, code, &value, message)
    }

    /// The same doubt, so grave that analyses are also shown without the result.
    fn grave(mut self) -> Self {
        self.is_grave = true;
        self
    }

    /// The same doubt, which a setting of the record has decided.
    fn decided(mut self) -> Self {
        self.standing = Standing::Decided;
        self
    }

    /// The result, when it is about one.
    pub fn result(&self) -> Option<&str> {
        match &self.subject {
            Subject::Result(id) => Some(id),
            _ => None,
        }
    }

    /// What readers are told: what was found, and what the editors say about it.
    pub fn for_readers(&self) -> String {
        match &self.standing {
            Standing::Accepted(reason) => format!("{} {}", self.message, reason.trim()),
            Standing::Open => format!("{} The editors have not dealt with this yet.", self.message),
            Standing::Decided => self.message.clone(),
        }
    }
}

/// All doubts of a site.
#[derive(Debug, Default)]
pub struct Doubts {
    by_result: BTreeMap<String, Vec<Doubt>>,
    others: Vec<Doubt>,
}

impl Doubts {
    /// Runs every check. The problems are the doubts that nobody has dealt with, and acceptances
    /// that fit no doubt.
    pub fn of(evidence: &Evidence) -> (Self, Diagnostics) {
        let mut doubts = Vec::new();
        for entry in evidence.results.values() {
            doubts.extend(effect::doubts(entry, evidence));
            doubts.extend(interval::doubts(entry));
            doubts.extend(cluster::doubts(entry, evidence));
        }
        let across: [fn(&Evidence) -> Vec<Doubt>; 9] = [
            spread::doubts,
            implausible::doubts,
            arms::doubts,
            shared_people::doubts,
            published::doubts,
            our_pool::doubts,
            appraisal::doubts,
            years::doubts,
            texts::doubts,
        ];
        doubts.extend(across.iter().flat_map(|check| check(evidence)));
        acceptance::settle(evidence, doubts)
    }

    /// The doubts about a result.
    pub fn about(&self, result: &str) -> &[Doubt] {
        self.by_result.get(result).map_or(&[], Vec::as_slice)
    }

    /// The doubts about a record that are about no single result of it.
    pub fn about_record<'a>(&'a self, kind: Kind, id: &'a Id) -> impl Iterator<Item = &'a Doubt> {
        self.others
            .iter()
            .filter(move |doubt| doubt.record.0 == kind && doubt.record.1 == *id)
    }

    /// Whether a doubt about a result is grave.
    pub fn is_grave(&self, result: &str) -> bool {
        self.about(result).iter().any(|doubt| doubt.is_grave)
    }

    /// Every doubt, those about results first, in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Doubt> {
        self.by_result.values().flatten().chain(&self.others)
    }

    fn add(&mut self, doubt: Doubt) {
        match &doubt.subject {
            Subject::Result(result) => {
                let about = self.by_result.entry(result.clone()).or_default();
                about.push(doubt);
            }
            _ => self.others.push(doubt),
        }
    }
}
