//! The findings of one synthesis, with what was read for them.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::record::id::Id;
use crate::record::reads::Reads;

use super::accuracy::AccuracyFindings;
use super::network::NetworkFindings;
use super::outcome_findings::OutcomeFindings;

/// The findings of each synthesis.
pub type BySynthesis = BTreeMap<Id, Arc<OfSynthesis>>;

/// The findings of a synthesis.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfSynthesis {
    pub(super) outcomes: Vec<OutcomeFindings>,
    pub(super) networks: Vec<NetworkFindings>,
    pub(super) accuracy: Vec<AccuracyFindings>,
    /// What was read for them.
    pub(super) reads: Reads,
    /// The fingerprint of all that was read.
    pub(super) print: u64,
    /// The fingerprint of texts in them that quote values of records.
    #[serde(skip)]
    pub(super) quoted: u64,
}

impl OfSynthesis {
    /// Whether there are findings on an outcome.
    pub(super) fn is_on(&self, outcome: &Id) -> bool {
        self.outcomes.iter().any(|found| found.outcome == *outcome)
    }
}
