//! Why a deeper method gives no numbers.

use crate::diag::{Diagnostic, Diagnostics};
use stats::error::StatsError;

/// Why there are no numbers.
pub enum Trouble {
    /// The table has faults.
    Faults(Diagnostics),
    /// What is typed does not fit the table, or says too little.
    WrongUse(String),
    /// The method has no answer for these data.
    NoAnswer(StatsError),
}

impl Trouble {
    /// One fault of the table.
    pub(super) fn of(problem: Diagnostic) -> Self {
        let mut found = Diagnostics::new();
        found.push(problem);
        Self::Faults(found)
    }
}

impl From<StatsError> for Trouble {
    fn from(error: StatsError) -> Self {
        Self::NoAnswer(error)
    }
}
