//! What a change for better or worse is.

use serde::{Deserialize, Serialize};

use crate::record::result::Measure;
use crate::record::value::Better;

/// A change of an outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// A good change of something that is better when higher, or of a joint scale.
    #[default]
    Improve,
    /// A bad change of it.
    Worsen,
    /// Less of something that is better when lower.
    Reduce,
    /// More of it.
    Increase,
}

impl Change {
    /// On a joint scale of several instruments better is up, so the change is one of improving or
    /// worsening; otherwise the outcome itself goes up or down.
    pub(super) fn of(measure: Option<Measure>, better: Better, is_good: bool) -> Self {
        match (measure, better, is_good) {
            (Some(Measure::SMD | Measure::SMDH | Measure::SMD1), _, true)
            | (_, Better::Higher, true) => Self::Improve,
            (Some(Measure::SMD | Measure::SMDH | Measure::SMD1), _, false)
            | (_, Better::Higher, false) => Self::Worsen,
            (_, Better::Lower, true) => Self::Reduce,
            (_, Better::Lower, false) => Self::Increase,
        }
    }

    /// The change in the other direction.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Improve => Self::Worsen,
            Self::Worsen => Self::Improve,
            Self::Reduce => Self::Increase,
            Self::Increase => Self::Reduce,
        }
    }
}
