//! Numbers of sources: on paper a link to a source has a number, in the order in which a reader
//! meets them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::record::id::Id;

/// The studies that a page has named so far, with their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    numbers: RefCell<BTreeMap<Id, usize>>,
}

impl Sources {
    /// The number of a study: the next one when the page names it for the first time.
    pub fn number(&self, study: &Id) -> usize {
        let mut numbers = self.numbers.borrow_mut();
        let next = numbers.len() + 1;
        *numbers.entry(study.clone()).or_insert(next)
    }

    /// The studies that were named, in the order of their numbers, which begin with 1.
    pub fn in_order(&self) -> Vec<Id> {
        let numbers = self.numbers.borrow();
        let mut studies: Vec<&Id> = numbers.keys().collect();
        studies.sort_by_key(|study| numbers.get(study));
        studies.into_iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_numbered_in_the_order_in_which_they_are_met() {
        let sources = Sources::default();
        let numbers = ["b", "a", "b", "c"].map(|study| sources.number(&Id::new(study)));
        assert_eq!(numbers, [1, 2, 1, 3]);
        assert_eq!(sources.in_order(), ["b", "a", "c"].map(Id::new));
    }
}
