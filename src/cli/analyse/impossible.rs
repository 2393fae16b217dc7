//! Numbers of arms that cannot be, told at the cell that they concern and by the codes of records.

use crate::diag::{Code, Diagnostic, codes};
use crate::load::table::Cell;
use stats::error::StatsError;

use super::columns;
use super::rows::{Fault, Reader};

/// What cannot be: the columns in which it can stand, what is wrong with a value, in words, and the code.
struct Rule {
    columns: &'static [&'static str],
    is_wrong: fn(f64) -> bool,
    why: &'static str,
    code: &'static Code,
}

/// Each number alone, with the columns in which it stands. The events of an arm are compared with its
/// people elsewhere.
const RULES: [Rule; 5] = [
    Rule {
        columns: &["n1i", "n2i", "ni"],
        is_wrong: |n| n <= 0.0,
        why: "a group has people",
        code: &codes::RANGE,
    },
    Rule {
        columns: &["t1i", "t2i", "ti"],
        is_wrong: |time| time <= 0.0,
        why: "person-time is above 0",
        code: &codes::NEGATIVE,
    },
    Rule {
        columns: &["sd1i", "sd2i", "sdi"],
        is_wrong: |sd| sd <= 0.0,
        why: "a standard deviation is above 0",
        code: &codes::NEGATIVE,
    },
    Rule {
        columns: &["ri"],
        is_wrong: |r| !(-1.0..=1.0).contains(&r),
        why: "a correlation goes from −1 to 1",
        code: &codes::RANGE,
    },
    Rule {
        columns: &["ai", "bi", "ci", "di", "xi", "x1i", "x2i"],
        is_wrong: |events| events < 0.0,
        why: "people and events are counted from 0",
        code: &codes::RANGE,
    },
];

/// Events with the people among whom they were counted.
const ARMS: [(&str, &str); 3] = [("ai", "n1i"), ("ci", "n2i"), ("xi", "ni")];

impl Reader<'_> {
    /// The fault of numbers that cannot be, at the cell that they concern.
    pub(super) fn impossible(&self, line: &[Cell], error: StatsError) -> Fault {
        let needed = columns::needed(self.measure);
        let names = needed.iter().flat_map(|(name, or)| [Some(*name), *or]);
        let names: Vec<&str> = names.flatten().collect();
        self.alone(line, &names)
            .or_else(|| self.more_events(line, &names))
            .unwrap_or_else(|| match error {
                StatsError::OutOfRange(_) => self.fault(
                    line,
                    names[0],
                    "the numbers of the row do not fit each other",
                ),
                other => self.fault(line, names[0], &other.to_string()),
            })
    }

    /// The first number of the row that cannot be, whatever the others are.
    fn alone(&self, line: &[Cell], names: &[&str]) -> Option<Fault> {
        let rules = RULES.iter().flat_map(|rule| {
            let columns = rule.columns.iter().filter(|name| names.contains(name));
            columns.map(move |name| (rule, *name))
        });
        let mut wrong = rules.filter(|(rule, name)| {
            let value = self.number(line, name).ok().flatten();
            value.is_some_and(rule.is_wrong)
        });
        let (rule, name) = wrong.next()?;
        Some(self.coded(line, name, rule.why, rule.code))
    }

    fn more_events(&self, line: &[Cell], names: &[&str]) -> Option<Fault> {
        let number = |name: &str| self.number(line, name).ok().flatten();
        let mut arms = ARMS.iter().filter(|(events, _)| names.contains(events));
        let (events, _) = arms.find(|(events, n)| {
            let both = number(events).zip(number(n));
            both.is_some_and(|(events, n)| events > n)
        })?;
        let why = "events lie between 0 and the people in the arm";
        Some(self.coded(line, events, why, &codes::ARM_COUNTS))
    }

    fn coded(&self, line: &[Cell], name: &str, why: &str, code: &'static Code) -> Fault {
        let mut fault = self.fault(line, name, why);
        fault.set_code(code);
        fault
    }

    /// A problem of records at the cell of a table.
    pub(super) fn at(&self, line: &[Cell], name: &str, problem: Diagnostic) -> Fault {
        let cell = self.cell(line, name).or(line.first());
        let (start, end) = cell.map_or((0, 0), |cell| (cell.start, cell.end));
        let place = self.source.place_of_bytes(start, end);
        Box::new(problem.at(place).hint("Compare the row with the source."))
    }
}
