//! A doubt about data or text that a check has raised.

use crate::diag::{Code, Place};
use crate::evidence::ResultEntry;
use crate::record::entry::{Entry, Record};
use crate::record::id::Id;
use crate::record::kind::{Kind, RecordKind};
use crate::record::study::Study;

use super::fact::DoubtFact;

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
    pub fact: DoubtFact,
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
    pub(in crate::synthesis) fn new<T: Record>(
        entry: &Entry<T>,
        subject: Subject,
        code: &'static Code,
        value: &str,
        fact: DoubtFact,
    ) -> Self {
        Self {
            code,
            record: (<T::Kind as RecordKind>::KIND, entry.id.clone()),
            subject,
            fact,
            place: entry.place(value),
            is_grave: false,
            standing: Standing::Open,
        }
    }

    pub(super) fn of_result(
        entry: &ResultEntry,
        code: &'static Code,
        value: &str,
        fact: DoubtFact,
    ) -> Self {
        Self {
            code,
            record: (Kind::Study, entry.study.clone()),
            subject: Subject::Result(entry.result.id.clone()),
            fact,
            place: entry.place(value),
            is_grave: false,
            standing: Standing::Open,
        }
    }

    pub(super) fn of_published(
        study: &Entry<Study>,
        index: usize,
        code: &'static Code,
        value: &str,
        fact: DoubtFact,
    ) -> Self {
        let outcome = study.value.pooled_results[index].outcome.clone();
        let value = format!("pooled_results[{index}].{value}");
        let subject = Subject::Published { index, outcome };
        Self::new(study, subject, code, &value, fact)
    }

    /// The same doubt, so grave that analyses are also shown without the result.
    pub(super) fn grave(mut self) -> Self {
        self.is_grave = true;
        self
    }

    /// The same doubt, which a setting of the record has decided.
    pub(super) fn decided(mut self) -> Self {
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
}
