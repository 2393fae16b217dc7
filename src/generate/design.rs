//! The designs of studies.

use super::layout::{Layout, Sort};
use super::random::Random;

/// Whether people were randomised in groups.
pub(super) fn is_of_groups(layout: &Layout, study: usize) -> bool {
    of(layout, study) == "cluster-randomised-trial"
}

/// The design of a study: it follows from the synthesis to which it contributes.
pub(super) fn of(layout: &Layout, study: usize) -> &'static str {
    let mut random = Random::of(layout.seed, "design", study);
    let designs: &[&'static str] = match layout.sort_of(layout.home_of(study)) {
        Sort::Trials => &[
            "randomised-trial",
            "randomised-trial",
            "randomised-trial",
            "randomised-trial",
            "cluster-randomised-trial",
            "non-randomised-comparison",
        ],
        Sort::Directions => &[
            "before-after",
            "cross-sectional",
            "non-randomised-comparison",
        ],
        Sort::Voices => &["qualitative", "qualitative", "evaluation"],
        Sort::Costs => &["economic-evaluation"],
        Sort::Reviews => &[
            "systematic-review",
            "systematic-review",
            "umbrella-review",
            "narrative-overview",
            "theory",
            "editorial",
        ],
    };
    *random.one_of::<&'static str>(designs)
}
