//! What has to be said beside a pooled result, in words.

use crate::stats::error::StatsError;
use crate::stats::note::Note;

use super::names::estimator;

/// The words of a remark; nothing for what the method line says already.
pub(super) fn of(note: &Note) -> Option<String> {
    let words = match note {
        Note::SingleStudy => "There is one result only.",
        Note::OneDegreeOfFreedom => "There are two results only, so the interval is very wide.",
        Note::HartungKnappNarrows { .. } => {
            "The Hartung-Knapp interval is narrower than the ordinary one here."
        }
        Note::HartungKnappDegenerate => {
            "All results agree exactly, so the interval has no width; that is no sign of certainty."
        }
        Note::SeveralMaxima { .. } => "The likelihood has several maxima; the highest was used.",
        Note::Tau2Replaced { .. } => return replaced(note),
        Note::Tau2IntervalEmpty => {
            "The results differ less than chance alone would make them differ."
        }
        Note::HartungKnappNotApplied => return None,
    };
    Some(words.to_owned())
}

/// Which estimator took the place of the one asked for.
pub(super) fn replaced(note: &Note) -> Option<String> {
    let Note::Tau2Replaced { asked, used } = note else {
        return None;
    };
    Some(format!(
        "The variance between studies by {} could not be found, and {} took its place.",
        estimator(*asked),
        estimator(*used)
    ))
}

/// Why there is no pooled result, in words.
pub(super) fn no_result(error: StatsError) -> String {
    match error {
        StatsError::TooFewStudies { needed, found } => {
            format!("it needs {needed} results with a standard error and has {found}")
        }
        StatsError::BadVariance { .. } => {
            "a result has a standard error of zero, which would give it all the weight".to_owned()
        }
        StatsError::NoInformation => {
            "the results hold no information on it, such as no events at all, or lack counts in both arms"
                .to_owned()
        }
        other => other.to_string(),
    }
}
