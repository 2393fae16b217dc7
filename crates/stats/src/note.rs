//! Typed remarks on a result: what a careful reader has to be told about it.

use crate::estimator::Tau2Method;

/// A remark that travels with a result. Wording is the caller's business.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Note {
    /// One study only: the normal distribution replaced the t distribution that was asked for.
    SingleStudy,
    /// A t distribution with one degree of freedom, and no factor that makes up for it: the interval
    /// is enormous.
    OneDegreeOfFreedom,
    /// The Hartung-Knapp interval is narrower than Wald's: the factor is so far below one that the
    /// wider t distribution does not make up for it.
    HartungKnappNarrows {
        /// The factor by which the variance was multiplied.
        factor: f64,
    },
    /// All effects coincide with the model: the Hartung-Knapp standard error is zero and the
    /// interval a point. The number is what the formula gives, not evidence of certainty.
    HartungKnappDegenerate,
    /// The preset's condition for Hartung-Knapp was not met, so Wald's interval was used.
    HartungKnappNotApplied,
    /// The estimator of tau2 gave no value and another one took its place.
    Tau2Replaced {
        /// The estimator asked for.
        asked: Tau2Method,
        /// The estimator used.
        used: Tau2Method,
    },
    /// The likelihood of tau2 has several local maxima; the highest was taken.
    SeveralMaxima {
        /// Number of local maxima, a maximum at zero included.
        count: usize,
    },
    /// Both Q-profile limits fall below zero and are reported as zero: the effects differ less
    /// than chance alone would make them differ.
    Tau2IntervalEmpty,
}
