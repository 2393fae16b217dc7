//! Reverse edges: which records refer to a record.

use std::collections::{BTreeSet, HashMap};

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::reads::{self, Read};

/// A record named by kind and id.
pub type RecordKey = (Kind, Id);

/// Which records refer to a record, in the order of kinds and ids.
#[derive(Debug, Default)]
pub struct CitedBy {
    edges: HashMap<RecordKey, BTreeSet<RecordKey>>,
}

impl CitedBy {
    /// Notes that `from` refers to `to`.
    pub(super) fn note(&mut self, from: RecordKey, to: RecordKey) {
        if from != to {
            self.edges.entry(to).or_default().insert(from);
        }
    }

    /// The records that refer to `to`.
    pub fn of(&self, to: &RecordKey) -> impl Iterator<Item = &RecordKey> {
        reads::note(|| Read::CitedBy(to.0, to.1.clone()));
        self.edges.get(to).into_iter().flatten()
    }

    /// The records of one kind that refer to `to`.
    pub fn of_kind(&self, to: &RecordKey, kind: Kind) -> impl Iterator<Item = &RecordKey> {
        self.of(to).filter(move |(from, _)| *from == kind)
    }
}
