//! What follows from another problem is held back and counted, so that the cause is read first.
//!
//! A record that cannot be used, or that is not there, makes faults wherever it is needed. A problem
//! that may be such a fault names the records that have to be sound for it to be one of its own, by
//! folder and name: `studies/smith-2021`.

use std::collections::HashMap;

use super::codes::BAD_ID;
use super::collector::{Diagnostics, in_order};
use super::{Diagnostic, Place, Severity};

impl Diagnostic {
    /// Says that the problem is one of its own only where this record is there and sound: its folder
    /// and its name.
    #[must_use]
    pub fn follows(mut self, record: impl Into<String>) -> Self {
        self.follows.push(record.into());
        self
    }

    /// Says that this record is not there: `studies/smith-2021`. The first problem that says so stands
    /// for all; one of files and folders before others, because it is the cause.
    #[must_use]
    pub fn tells_of(mut self, record: impl Into<String>) -> Self {
        self.tells_of.push(record.into());
        self
    }
}

impl Diagnostics {
    /// Takes out the problems that follow from another one, and counts them there.
    pub fn hold_back(&mut self) {
        let mut list: Vec<Diagnostic> = std::mem::take(self).into_iter().collect();
        list.sort_by(in_order);
        list.dedup();
        let mut causes: HashMap<String, usize> = HashMap::new();
        let is_of_files = |problem: &Diagnostic| problem.code.id.starts_with(FILES);
        let (first, others): (Vec<_>, Vec<_>) = list
            .iter()
            .enumerate()
            .partition(|(_, problem)| is_of_files(problem));
        for (index, problem) in first.into_iter().chain(others) {
            for record in records_spoilt(problem) {
                causes.entry(record).or_insert(index);
            }
        }
        let cause_of = |(index, problem): (usize, &Diagnostic)| {
            let told = problem.tells_of.iter().chain(&problem.follows);
            let mut causes = told.filter_map(|record| causes.get(record).copied());
            // Two files whose names mean one id are each to be renamed.
            let is_own = |cause: &usize| {
                let both_names = list[*cause].code.id == BAD_ID.id && problem.code.id == BAD_ID.id;
                *cause != index && !both_names
            };
            causes.find(is_own)
        };
        let held: Vec<Option<usize>> = list.iter().enumerate().map(cause_of).collect();
        for (index, cause) in held.iter().enumerate() {
            if let Some(cause) = *cause {
                list[cause].held_back += 1;
                also_named(&mut list, cause, index);
            }
        }
        let kept = list.into_iter().zip(held);
        *self = kept
            .filter_map(|(problem, held)| held.is_none().then_some(problem))
            .collect();
    }
}

/// How many other places a problem names at most.
const PLACES: usize = 4;

/// Names the places in which the same record is missing, as far as there are few.
fn also_named(list: &mut [Diagnostic], cause: usize, other: usize) {
    let (own, others) = (&list[cause], &list[other]);
    let is_same = own.code == others.code && own.tells_of == others.tells_of;
    let label = list[other].place.as_ref().map(Place::label);
    if let Some(label) = label.filter(|_| is_same && own.held_back <= PLACES) {
        let hint = format!("The same is missing in {label}.");
        list[cause].hints.push(hint);
    }
}

/// Groups of codes whose errors keep a record from being used, or from being worked with: reading,
/// YAML, what a record may hold, its numbers.
const SPOILING: [&str; 4] = [FILES, "E02", "E03", NUMBERS];
/// The group of problems of numbers: the record is there all the same, and can be named.
const NUMBERS: &str = "E05";
/// The group of problems of files and folders.
const FILES: &str = "E01";

/// The records that cannot be relied on because of a problem.
fn records_spoilt(problem: &Diagnostic) -> Vec<String> {
    if problem.severity != Severity::Error {
        return Vec::new();
    }
    let spoils = SPOILING
        .iter()
        .any(|group| problem.code.id.starts_with(group));
    let file = problem.place.as_ref().filter(|_| spoils);
    let (own, all) = file.map(|place| of_file(&place.file)).unwrap_or_default();
    let any = (own.is_some() && !problem.code.id.starts_with(NUMBERS)).then(|| RECORDS.to_owned());
    let told = problem.tells_of.clone();
    told.into_iter().chain(own).chain(all).chain(any).collect()
}

/// A file as a record, `studies/smith-2021`; and, for tables, what all of them hold together.
fn of_file(file: &str) -> (Option<String>, Option<String>) {
    let mut parts = file.rsplit('/');
    let (name, folder) = (parts.next().unwrap_or_default(), parts.next());
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let own = folder.map(|folder| format!("{folder}/{stem}"));
    (own, name.ends_with(".csv").then(|| TABLES.to_owned()))
}

/// What stands for all tables of results, where it is not known which of them is needed.
pub const TABLES: &str = "results";

/// What stands for all records, where it is not known which of them is needed.
pub const RECORDS: &str = "records";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Place, codes};

    fn told(problems: Vec<Diagnostic>) -> Vec<(&'static str, usize)> {
        let mut found: Diagnostics = problems.into_iter().collect();
        found.hold_back();
        let told = found.sorted().into_iter();
        told.map(|problem| (problem.code.id, problem.held_back))
            .collect()
    }

    fn at(code: &'static crate::diag::Code, file: &str) -> Diagnostic {
        Diagnostic::new(code, "A").at(Place::file(file))
    }

    #[test]
    fn what_a_record_with_faults_causes_is_counted_there() {
        let quote_in = |file| at(&codes::NO_SUCH_VALUE, file).follows("studies/smith");
        let quote = || quote_in("a/pages/about.md");
        assert_eq!(
            told(vec![
                quote(),
                at(&codes::WRONG_TYPE, "a/studies/smith.yaml"),
                quote_in("a/pages/more.md")
            ]),
            [("E0303", 2)]
        );
        assert_eq!(
            told(vec![
                quote(),
                at(&codes::WRONG_TYPE, "a/studies/other.yaml")
            ]),
            [("E0408", 0), ("E0303", 0)]
        );
        let on_tables = quote().follows(TABLES);
        assert_eq!(
            told(vec![on_tables, at(&codes::BAD_TABLE, "a/results/t.csv")]),
            [("E0307", 1)]
        );
    }

    #[test]
    fn what_any_record_may_hold_waits_for_those_that_cannot_be_read() {
        let unknown = || at(&codes::DANGLING, "a/updates/news.md").follows(RECORDS);
        assert_eq!(
            told(vec![
                unknown(),
                at(&codes::UNKNOWN_KEY, "a/syntheses/tea.yaml")
            ]),
            [("E0301", 1)]
        );
        // A wrong number leaves the rest of its record as it is.
        assert_eq!(
            told(vec![
                unknown(),
                at(&codes::INTERVAL, "a/studies/smith.yaml")
            ])
            .len(),
            2
        );
    }

    #[test]
    fn a_record_that_is_missing_is_told_once() {
        let missing = |file| at(&codes::DANGLING, file).tells_of("studies/smith");
        let phantom = at(&codes::PHANTOM_RESULT, "a/syntheses/tea.yaml").follows("studies/smith");
        assert_eq!(
            told(vec![missing("a/z.yaml"), missing("a/b.yaml"), phantom]),
            [("E0401", 2)]
        );
    }

    #[test]
    fn a_warning_and_a_fault_of_a_text_cause_nothing() {
        let own = || at(&codes::NO_SUCH_VALUE, "a/studies/smith.yaml").follows("studies/smith");
        let warning = at(&codes::OUTLIER, "a/studies/smith.yaml");
        assert_eq!(told(vec![own(), warning]).len(), 2);
    }
}
