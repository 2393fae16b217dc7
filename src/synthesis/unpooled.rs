//! Why results that should be pooled are not.

use serde::{Deserialize, Serialize};

use stats::error::StatsError;

/// Why results that should be pooled are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unpooled {
    /// All were left out.
    NothingLeft,
    /// There is one only, which stands for itself.
    OneResult,
    /// They have no measure in common.
    NoCommonMeasure,
    /// Fewer results have a standard error than the method needs.
    TooFewResults {
        /// How many it needs.
        needed: usize,
        /// How many there are.
        found: usize,
    },
    /// They come from fewer trials than a model for several results of one trial needs.
    TooFewTrials {
        /// How many it needs.
        needed: usize,
        /// How many there are.
        found: usize,
    },
    /// A result has a standard error of zero, which would give it all the weight.
    ZeroStandardError,
    /// They hold no information, such as no events at all, or lack counts in both arms.
    NoInformation,
    /// The numbers are outside what the method can work with.
    OutsideTheMethod,
}

impl From<StatsError> for Unpooled {
    fn from(error: StatsError) -> Self {
        match error {
            StatsError::TooFewStudies { needed, found } => Self::TooFewResults { needed, found },
            StatsError::BadVariance { .. } => Self::ZeroStandardError,
            StatsError::NoInformation => Self::NoInformation,
            _ => Self::OutsideTheMethod,
        }
    }
}
