//! What has to be said beside a pooled result.

use serde::{Deserialize, Serialize};

use stats::note::Note;
use stats::tau2::Tau2Method;

/// What has to be said beside a pooled result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Caution {
    /// There is one result only.
    OneResult,
    /// There are two results only, so a t distribution makes the interval very wide.
    TwoResults,
    /// The Hartung-Knapp interval is narrower than the ordinary one.
    HartungKnappNarrower,
    /// All results agree exactly, so the interval has no width.
    NoWidth,
    /// The likelihood has several maxima; the highest was used.
    SeveralMaxima,
    /// An estimator gave no value, and another one took its place.
    EstimatorReplaced {
        /// The one asked for.
        asked: Tau2Method,
        /// The one used.
        used: Tau2Method,
    },
    /// An interval was cut where the measure ends: a proportion is never below 0.
    CutAtEnds,
    /// The results differ less than chance alone would make them differ.
    LessThanChance,
    /// A cluster-robust interval has fewer than four degrees of freedom.
    FewForRobust,
}

impl Caution {
    /// The caution of a remark; none for what the method line says already.
    pub(super) fn of(note: &Note) -> Option<Self> {
        match *note {
            Note::SingleStudy => Some(Self::OneResult),
            Note::OneDegreeOfFreedom => Some(Self::TwoResults),
            Note::HartungKnappNarrows { .. } => Some(Self::HartungKnappNarrower),
            Note::HartungKnappDegenerate => Some(Self::NoWidth),
            Note::SeveralMaxima { .. } => Some(Self::SeveralMaxima),
            Note::Tau2Replaced { asked, used } => Some(Self::EstimatorReplaced { asked, used }),
            Note::Tau2IntervalEmpty => Some(Self::LessThanChance),
            // The method line says already that the condition for Hartung-Knapp was not met.
            _ => None,
        }
    }
}
