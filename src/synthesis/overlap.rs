//! How much the primary studies of reviews overlap (Pieper and others 2014).

use std::collections::{BTreeMap, BTreeSet};

use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::synthesis::Synthesis;

/// Reviews by the primary studies that they say they include.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overlap {
    /// Reviews that list their studies, in the order of the synthesis.
    pub reviews: Vec<Id>,
    /// Reviews of the synthesis that do not.
    pub silent: Vec<Id>,
    /// Each primary study with the reviews that include it, by their place in `reviews`.
    pub studies: BTreeMap<Id, BTreeSet<usize>>,
}

impl Overlap {
    /// The overlap of the reviews among the context of a synthesis.
    pub fn of(evidence: &Evidence, synthesis: &Synthesis) -> Self {
        let mut overlap = Self::default();
        for review in &synthesis.context {
            let Some(entry) = evidence.records.studies.get(review.id()) else {
                continue;
            };
            if !entry.value.design.is_review() {
                continue;
            }
            if entry.value.includes.is_empty() {
                overlap.silent.push(entry.id.clone());
                continue;
            }
            let place = overlap.reviews.len();
            overlap.reviews.push(entry.id.clone());
            for study in &entry.value.includes {
                overlap
                    .studies
                    .entry(study.id().clone())
                    .or_default()
                    .insert(place);
            }
        }
        overlap
    }

    /// The corrected covered area: (N - r) / (r c - r), where N counts every mention, r studies and
    /// c reviews. 0 is no overlap and 1 complete; none with fewer than two reviews.
    pub fn corrected_covered_area(&self) -> Option<f64> {
        let mentions: usize = self.studies.values().map(BTreeSet::len).sum();
        let (r, c) = (self.studies.len(), self.reviews.len());
        (c >= 2 && r > 0).then(|| (mentions - r) as f64 / (r * c - r) as f64)
    }
}

/// How much reviews overlap, in the steps of Pieper and others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverlapDegree {
    /// A corrected covered area of at most 5%.
    Slight,
    /// At most 10%.
    Moderate,
    /// At most 15%.
    High,
    /// More.
    VeryHigh,
}

impl OverlapDegree {
    /// The degree of a corrected covered area.
    pub fn of(area: f64) -> Self {
        match area {
            area if area <= 0.05 => Self::Slight,
            area if area <= 0.10 => Self::Moderate,
            area if area <= 0.15 => Self::High,
            _ => Self::VeryHigh,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlap(reviews: &[&[&str]]) -> Overlap {
        let mut overlap = Overlap::default();
        for (place, studies) in reviews.iter().enumerate() {
            overlap.reviews.push(Id::new(format!("review-{place}")));
            for study in *studies {
                overlap
                    .studies
                    .entry(Id::new(*study))
                    .or_default()
                    .insert(place);
            }
        }
        overlap
    }

    #[test]
    fn the_corrected_covered_area_counts_mentions_beyond_the_first() {
        // Two reviews, four studies, one in both: (5 - 4) / (8 - 4).
        let shared = overlap(&[&["a", "b"], &["b", "c", "d"]]);
        assert_eq!(shared.corrected_covered_area(), Some(0.25));
        let apart = overlap(&[&["a"], &["b"]]);
        assert_eq!(apart.corrected_covered_area(), Some(0.0));
        let same = overlap(&[&["a", "b"], &["a", "b"]]);
        assert_eq!(same.corrected_covered_area(), Some(1.0));
        assert_eq!(overlap(&[&["a"]]).corrected_covered_area(), None);
    }
}
