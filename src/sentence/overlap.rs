//! How much the reviews of a synthesis rest on the same studies.

use crate::synthesis::{Overlap, OverlapDegree};
use crate::words::{TextId, Words, count, counted, decimal, text_id};

use super::joined;

/// The overlap in sentences.
pub fn overlap(words: &Words, overlap: &Overlap) -> String {
    let all = overlap.reviews.len() + overlap.silent.len();
    let Some(area) = overlap.corrected_covered_area() else {
        return if overlap.reviews.is_empty() {
            count!(words, "overlap.unknown-none", all)
        } else {
            count!(words, "overlap.unknown-only-one", all)
        };
    };
    let reviews = overlap.reviews.len();
    let area = counted!(
        "overlap.area",
        reviews,
        studies = counted!("count.studies", overlap.studies.len()),
        percent = decimal(100.0 * area, 1),
        degree = degree(OverlapDegree::of(area)),
    );
    let silent = overlap.silent.len();
    let silent = (silent > 0).then(|| counted!("overlap.silent", silent));
    let parts = std::iter::once(area).chain(silent);
    words.show(&joined::sentences(parts.map(Into::into)))
}

fn degree(degree: OverlapDegree) -> TextId {
    match degree {
        OverlapDegree::Slight => text_id!("overlap.slight"),
        OverlapDegree::Moderate => text_id!("overlap.moderate"),
        OverlapDegree::High => text_id!("overlap.high"),
        OverlapDegree::VeryHigh => text_id!("overlap.very-high"),
    }
}
