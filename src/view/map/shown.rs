//! Which interventions and outcomes the map shows: all where there are not too many, else those on which
//! most studies report. A table of all would grow with the square of the site.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::evidence::EvidenceMap;
use crate::record::id::Id;

/// So many columns at most.
const INTERVENTIONS: usize = 30;
/// So many rows at most.
const OUTCOMES: usize = 60;

/// The columns and rows of the map.
#[derive(Debug)]
pub(super) struct Shown<'a> {
    /// The interventions that are shown.
    pub interventions: BTreeSet<&'a Id>,
    /// The outcomes that are shown.
    pub outcomes: BTreeSet<&'a Id>,
    /// How many interventions there are.
    pub all_interventions: usize,
    /// How many outcomes.
    pub all_outcomes: usize,
}

impl<'a> Shown<'a> {
    /// What is shown of a map whose rows may be these outcomes.
    pub fn of(map: &'a EvidenceMap, outcomes: impl Iterator<Item = &'a Id>) -> Self {
        let mut columns: BTreeMap<&Id, usize> = BTreeMap::new();
        let mut rows: BTreeMap<&Id, usize> = outcomes.map(|outcome| (outcome, 0)).collect();
        for (intervention, outcome, studies) in map.studies() {
            *columns.entry(intervention).or_default() += studies;
            if let Some(row) = rows.get_mut(outcome) {
                *row += studies;
            }
        }
        Self {
            all_interventions: columns.len(),
            all_outcomes: rows.len(),
            interventions: most_studied(columns, INTERVENTIONS),
            outcomes: most_studied(rows, OUTCOMES),
        }
    }

    /// Whether something is left out.
    pub fn is_part(&self) -> bool {
        self.interventions.len() < self.all_interventions || self.outcomes.len() < self.all_outcomes
    }

    /// Whether a cell is shown.
    pub fn has(&self, intervention: &Id, outcome: &Id) -> bool {
        self.interventions.contains(intervention) && self.outcomes.contains(outcome)
    }
}

/// The ids with the highest numbers; of equals the first.
fn most_studied(studies: BTreeMap<&Id, usize>, most: usize) -> BTreeSet<&Id> {
    let mut all: Vec<(&Id, usize)> = studies.into_iter().collect();
    all.sort_by_key(|(_, studies)| Reverse(*studies));
    all.into_iter().take(most).map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_with_most_studies_are_shown_and_of_equals_the_first() {
        let ids = ["a", "b", "c", "d"].map(Id::new);
        let studies = ids.iter().zip([1, 3, 1, 2]).collect();
        let shown = most_studied(studies, 3);
        let shown: Vec<&str> = shown.into_iter().map(Id::as_str).collect();
        assert_eq!(shown, ["a", "b", "d"]);
    }
}
