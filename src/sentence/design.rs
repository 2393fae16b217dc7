//! Studies counted by their design.

use crate::record::study::Design;
use crate::words::{Phrase, counted};

/// So many studies of a design: "2 randomised trials".
pub fn so_many(design: Design, n: usize) -> Phrase<'static> {
    match design {
        Design::RandomisedTrial => counted!("design-count.randomised-trial", n),
        Design::ClusterRandomisedTrial => counted!("design-count.cluster-randomised-trial", n),
        Design::NonRandomisedComparison => {
            counted!("design-count.non-randomised-comparison", n)
        }
        Design::BeforeAfter => counted!("design-count.before-after", n),
        Design::CrossSectional => counted!("design-count.cross-sectional", n),
        Design::Qualitative => counted!("design-count.qualitative", n),
        Design::Evaluation => counted!("design-count.evaluation", n),
        Design::EconomicEvaluation => counted!("design-count.economic-evaluation", n),
        Design::SystematicReview => counted!("design-count.systematic-review", n),
        Design::UmbrellaReview => counted!("design-count.umbrella-review", n),
        Design::NarrativeOverview => counted!("design-count.narrative-overview", n),
        Design::Theory => counted!("design-count.theory", n),
        Design::Editorial => counted!("design-count.editorial", n),
        Design::Other => counted!("design-count.other", n),
    }
}
