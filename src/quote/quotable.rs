//! A value that texts can quote, and the list of those of a record.

use std::collections::HashSet;

use crate::synthesis::Estimate;
use crate::words::{Words, interval, limit, point, say};

/// A value that texts can quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotable {
    /// The way to it, behind the id of its record: `M03/effect`.
    pub path: String,
    /// As it is shown.
    pub shown: String,
    /// Where on the page of the record it stands; empty for the page.
    pub place: String,
}

/// The values of a record, while they are gathered.
pub(super) struct Gathered<'w> {
    pub words: &'w Words,
    found: Vec<Quotable>,
    paths: HashSet<String>,
}

impl<'w> Gathered<'w> {
    pub fn new(words: &'w Words) -> Self {
        Self {
            words,
            found: Vec::new(),
            paths: HashSet::new(),
        }
    }

    /// All values in the order in which they were found.
    pub fn into_all(self) -> Vec<Quotable> {
        self.found
    }

    /// A way that nothing has yet: two things of one name are told apart by number.
    pub fn free(&self, path: String) -> String {
        let is_taken = |path: &str| {
            let below = format!("{path}/");
            self.paths.contains(path) || self.paths.iter().any(|it| it.starts_with(&below))
        };
        let numbered = (2..).map(|n| format!("{path}-{n}"));
        let mut ways = std::iter::once(path.clone()).chain(numbered);
        ways.find(|way| !is_taken(way)).unwrap_or(path)
    }

    /// Adds a value, unless there is one at its way.
    pub fn add(&mut self, path: String, shown: String, place: &str) {
        if self.paths.insert(path.clone()) {
            let place = place.to_owned();
            self.found.push(Quotable { path, shown, place });
        }
    }

    /// Adds an estimate in all forms in which prose speaks of it.
    pub fn add_estimate(&mut self, path: &str, place: &str, measure: &str, estimate: Estimate) {
        let words = self.words;
        let value = || point(estimate.value, estimate.low.zip(estimate.high), 2);
        let alone = words.show(&value());
        if let (Some(low), Some(high)) = (estimate.low, estimate.high) {
            let range = || interval(low, high, 2);
            let effect = say!(
                words,
                "effect.as-published",
                measure = measure,
                value = value(),
                interval = range()
            );
            self.add(format!("{path}/effect"), effect, place);
            let with_interval = say!(
                words,
                "quote.with-interval",
                value = value(),
                interval = range()
            );
            self.add(format!("{path}/value"), with_interval, place);
            self.add(format!("{path}/estimate"), alone, place);
            self.add(format!("{path}/interval"), words.show(&range()), place);
            self.add(format!("{path}/low"), words.show(&limit(low, 2)), place);
            self.add(format!("{path}/high"), words.show(&limit(high, 2)), place);
        } else {
            let effect = say!(words, "effect.alone", measure = measure, value = value());
            self.add(format!("{path}/effect"), effect, place);
            self.add(format!("{path}/estimate"), alone, place);
        }
    }
}
