//! What was read for each page and file of the last build, and the fingerprints of all that.

use std::hash::Hash;

use serde::{Deserialize, Serialize};

/// What was read for each unit of a build: a page, or files that are made together. `R` is what can be
/// read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Traces<R: Ord + Hash> {
    /// Everything that was read for any unit, with its fingerprint.
    pub reads: Vec<(R, u64)>,
    /// The units.
    pub units: Vec<Trace>,
}

/// What was read for a unit, and what came of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Trace {
    /// The name of the unit.
    pub name: String,
    /// A fingerprint of what the unit was to be.
    pub plan: u64,
    /// What was read, by the places in the list of all.
    pub reads: Vec<u32>,
    /// The addresses and fingerprints of its files.
    pub files: Vec<(String, u128)>,
    /// What it left for another unit that puts a whole together.
    pub part: Vec<u8>,
}

impl<R: Ord + Hash> Default for Traces<R> {
    fn default() -> Self {
        Self {
            reads: Vec::new(),
            units: Vec::new(),
        }
    }
}
