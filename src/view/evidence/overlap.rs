//! How much the reviews of a synthesis rest on the same studies.

use serde::Serialize;

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::Synthesis;
use crate::synthesis::Overlap;
use crate::text::number;
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
    let Some(area) = overlap.corrected_covered_area() else {
        let words = format!(
            "How far the {all} reviews rest on the same studies cannot be told: {} of them has a list of its studies on record.",
            if overlap.reviews.is_empty() {
                "none"
            } else {
                "only one"
            }
        );
        return Some(OverlapView {
            words,
            reviews: Vec::new(),
            rows: Vec::new(),
        });
    };
    let link = |id: &Id| desk.link(here, Kind::Study, id);
    let row = |(study, places): (&Id, &std::collections::BTreeSet<usize>)| OverlapRow {
        study: link(study),
        included: (0..overlap.reviews.len())
            .map(|place| places.contains(&place))
            .collect(),
    };
    Some(OverlapView {
        words: words(&overlap, area),
        reviews: overlap.reviews.iter().map(link).collect(),
        rows: overlap.studies.iter().map(row).collect(),
    })
}

fn words(overlap: &Overlap, area: f64) -> String {
    let silent = match overlap.silent.len() {
        0 => String::new(),
        n => format!(
            " {} more on this page and no list of studies on record.",
            if n == 1 {
                "One review is".to_owned()
            } else {
                format!("{n} reviews are")
            }
        ),
    };
    format!(
        "{} include {}. Corrected covered area {}%: {} overlap (Pieper and others 2014). Reviews that overlap are not independent.{silent}",
        number::count(overlap.reviews.len(), "review", "reviews"),
        number::count(overlap.studies.len(), "study", "studies"),
        number::fixed(100.0 * area, 1),
        Overlap::words(area)
    )
}
