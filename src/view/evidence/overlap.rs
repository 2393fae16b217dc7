//! How much the reviews of a synthesis rest on the same studies.

use serde::Serialize;

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::Synthesis;
use crate::sentence;
use crate::synthesis::Overlap;
use crate::view::part::Link;

use super::super::desk::{Desk, Here};

/// Reviews by primary studies.
#[derive(Debug, Clone, Serialize)]
pub struct OverlapView {
    /// What can be said of the overlap.
    pub words: String,
    /// The reviews that list their studies; empty with fewer than two, when there is no table.
    pub reviews: Vec<Link>,
    /// One row a primary study, with a yes or no for each review.
    pub rows: Vec<OverlapRow>,
}

/// A primary study.
#[derive(Debug, Clone, Serialize)]
pub struct OverlapRow {
    /// The study.
    pub study: Link,
    /// Whether each review includes it, in the order of the reviews.
    pub included: Vec<bool>,
}

/// The overlap of the reviews of a synthesis; none with fewer than two reviews.
pub(super) fn view(desk: &Desk<'_>, here: &Here, synthesis: &Synthesis) -> Option<OverlapView> {
    let overlap = Overlap::of(desk.evidence, synthesis);
    let all = overlap.reviews.len() + overlap.silent.len();
    if all < 2 {
        return None;
    }
    let words = sentence::overlap::overlap(desk.words, &overlap);
    if overlap.corrected_covered_area().is_none() {
        return Some(OverlapView {
            words,
            reviews: Vec::new(),
            rows: Vec::new(),
        });
    }
    let link = |id: &Id| desk.link(here, Kind::Study, id);
    let row = |(study, places): (&Id, &std::collections::BTreeSet<usize>)| OverlapRow {
        study: link(study),
        included: (0..overlap.reviews.len())
            .map(|place| places.contains(&place))
            .collect(),
    };
    Some(OverlapView {
        words,
        reviews: overlap.reviews.iter().map(link).collect(),
        rows: overlap.studies.iter().map(row).collect(),
    })
}
