//! The collector that keeps every problem of a run.

use super::{Diagnostic, Severity};

/// All problems of a run.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Nothing found yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all problems of another collection.
    pub fn append(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
    }

    /// How many problems have this severity, each counted once.
    pub fn count(&self, severity: Severity) -> usize {
        let of_severity = |d: &&&Diagnostic| d.severity == severity;
        self.sorted().iter().filter(of_severity).count()
    }

    /// True when there is at least one error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// True when nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The problems in the order of files and lines, each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.list.iter().collect();
        sorted.sort_by(|a, b| in_order(a, b));
        sorted.dedup_by(|a, b| a == b);
        sorted
    }
}

/// The order of a report: files, lines, severity, codes.
pub(super) fn in_order(a: &Diagnostic, b: &Diagnostic) -> std::cmp::Ordering {
    (&a.place, a.severity, a.code.id, &a.message)
        .cmp(&(&b.place, b.severity, b.code.id, &b.message))
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(problems: I) -> Self {
        Self {
            list: problems.into_iter().collect(),
        }
    }
}
