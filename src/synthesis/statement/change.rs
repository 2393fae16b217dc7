//! What a change for better or worse is.

use serde::{Deserialize, Serialize};

use crate::record::outcome::{Gain, Outcome};
use crate::record::result::Measure;
use crate::record::value::Better;

/// A change of an outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// A good change of what improves: something that is better when higher, or on a joint scale.
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
    /// As the outcome says; where it does not, better is up on a joint scale of several instruments, so
    /// that the change is one of improving or worsening, and otherwise the outcome itself goes up or down.
    pub(super) fn of(measure: Option<Measure>, outcome: &Outcome, is_good: bool) -> Self {
        let gain = outcome.gain.unwrap_or(match (measure, outcome.better) {
            (Some(Measure::SMD | Measure::SMDH | Measure::SMD1), _) | (_, Better::Higher) => {
                Gain::Improve
            }
            (_, Better::Lower) => Gain::Reduce,
        });
        match (gain, is_good) {
            (Gain::Improve, true) => Self::Improve,
            (Gain::Improve, false) => Self::Worsen,
            (Gain::Reduce, true) => Self::Reduce,
            (Gain::Reduce, false) => Self::Increase,
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
