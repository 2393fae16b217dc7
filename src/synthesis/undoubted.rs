//! An outcome without the rows in doubt: every figure that leans on them, worked out again.

use serde::{Deserialize, Serialize};

use super::absolute::AbsoluteRow;
use super::counted::Counted;
use super::effect::Estimate;
use super::statement::Statement;

/// An outcome without the rows in doubt.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Undoubted {
    /// The one estimate: pooled, or that of the one result that is left.
    pub estimate: Option<Estimate>,
    /// The trials and people that are left.
    pub counted: Counted,
    /// Events in 1,000 people, at the same risks in the same order.
    pub absolute: Vec<AbsoluteRow>,
    /// What would be found.
    pub statement: Statement,
}
