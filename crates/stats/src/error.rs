//! Ways in which a statistical question can be unanswerable.

use std::fmt;

/// Why a quantity could not be computed at all.
///
/// Situations with a sensible, stated answer (one study, identical effects, an
/// estimator that had to be replaced) are not errors: they are [`Note`]s on the result.
///
/// [`Note`]: crate::note::Note
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum StatsError {
    /// Fewer studies than the method needs.
    TooFewStudies {
        /// The smallest number the method works with.
        needed: usize,
        /// The number given.
        found: usize,
    },
    /// A sampling variance that is zero, negative or not finite.
    BadVariance {
        /// Position of the study in the input.
        index: usize,
    },
    /// A value that is infinite or not a number.
    NotFinite {
        /// Position of the study in the input.
        index: usize,
    },
    /// Two inputs that should have one entry a study differ in length.
    LengthMismatch {
        /// Entries expected.
        expected: usize,
        /// Entries found.
        found: usize,
    },
    /// The moderators are linearly dependent, so coefficients are not defined.
    Collinear,
    /// The data carry no information on the quantity (for example no events at all).
    NoInformation,
    /// An input outside the range in which it has a meaning.
    OutOfRange(
        /// Name of the input.
        &'static str,
    ),
    /// A root could not be bracketed or refined.
    NotConverged(
        /// Name of the quantity sought.
        &'static str,
    ),
}

impl fmt::Display for StatsError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFewStudies { needed, found } => {
                write!(out, "needs at least {needed} studies, found {found}")
            }
            Self::BadVariance { index } => write!(out, "variance not above zero at entry {index}"),
            Self::NotFinite { index } => write!(out, "value not finite at entry {index}"),
            Self::LengthMismatch { expected, found } => {
                write!(out, "expected {expected} entries, found {found}")
            }
            Self::Collinear => write!(out, "moderators are linearly dependent"),
            Self::NoInformation => write!(out, "the data carry no information"),
            Self::OutOfRange(name) => write!(out, "{name} is out of range"),
            Self::NotConverged(name) => write!(out, "{name} could not be found"),
        }
    }
}

impl std::error::Error for StatsError {}
