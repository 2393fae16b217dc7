//! What it costs and what it brings, side by side.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::view::desk::{Desk, Here};

use super::consequences::{self, ConsequenceRow};
use super::economics::{self, EconomicRow};

/// Costs and consequences.
#[derive(Debug, Serialize)]
pub struct CostsPart {
    /// Costs and consequences side by side.
    pub consequences: Vec<ConsequenceRow>,
    /// Economic records.
    pub economics: Vec<EconomicRow>,
}

/// The part of a synthesis.
pub(super) fn part(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> CostsPart {
    let found = desk.findings.of_synthesis(&entry.id);
    CostsPart {
        consequences: consequences::rows(desk, here, entry, found),
        economics: economics::rows(desk, here, &entry.value),
    }
}
