//! Why a deeper method gives no numbers.

use crate::diag::Diagnostics;
use stats::error::StatsError;

/// Why there are no numbers.
pub(super) enum Trouble {
    /// The table has faults.
    Faults(Diagnostics),
    /// The method has no answer for these data.
    NoAnswer(StatsError),
}

impl From<StatsError> for Trouble {
    fn from(error: StatsError) -> Self {
        Self::NoAnswer(error)
    }
}
