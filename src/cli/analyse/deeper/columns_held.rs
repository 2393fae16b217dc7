//! What a deeper method asks of the columns of a table, looked at cell by cell before it begins, so that
//! all faults are told at once, each at its cell.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::text::{meant_number, number, suggest};

use super::cells::{Cells, read};

/// A column that a method needs.
pub(super) struct Column {
    pub(super) name: &'static str,
    /// What stands in it, in words.
    pub(super) what: &'static str,
    pub(super) holds: Holds,
}

/// What every cell of a column has to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Any words.
    Words,
    /// Any number.
    Number,
    /// A number from 0.
    Count,
    /// A whole number from 0.
    Whole,
    /// A number above 0.
    Above,
}

impl Holds {
    /// Why a number cannot stand in such a column.
    fn fault(self, value: f64) -> Option<&'static str> {
        match self {
            Self::Count | Self::Whole if value < 0.0 => Some("a count is never below 0"),
            Self::Whole if value.fract() != 0.0 => Some("people and events are whole numbers"),
            Self::Above if value <= 0.0 => Some("it has to be above 0"),
            _ => None,
        }
    }
}

pub(super) const fn column(name: &'static str, what: &'static str, holds: Holds) -> Column {
    Column { name, what, holds }
}

impl Cells<'_> {
    /// Notes in one message which of the columns are not there.
    pub(super) fn check_columns<'c>(
        &self,
        method: &str,
        needed: impl Iterator<Item = &'c Column> + Clone,
        found: &mut Diagnostics,
    ) {
        let is_lacking = |column: &&Column| !self.has(&[column.name]);
        let lacking: Vec<&Column> = needed.clone().filter(is_lacking).collect();
        if lacking.is_empty() {
            return;
        }
        let named = lacking
            .iter()
            .map(|column| format!("`{}` ({})", column.name, column.what));
        let named: Vec<String> = named.collect();
        let columns = number::count(lacking.len(), "column", "columns");
        let message = format!(
            "{method} needs {columns} that the table does not have: {}.",
            named.join(", ")
        );
        let mut problem = Diagnostic::new(&codes::BAD_TABLE, message)
            .at(self.place_of_header())
            .why("Without them the method cannot begin.");
        let is_used = |name: &str| needed.clone().any(|column| column.name == name);
        for column in &lacking {
            let free = self.names().filter(|name| !is_used(name));
            if let Some(near) = suggest::nearest(column.name, free) {
                problem = problem.hint(format!("Is `{near}` meant for `{}`?", column.name));
            }
        }
        found.push(problem.hint(
            "Name the columns so in the first row. `distil analyse --help` lists what each method needs.",
        ));
    }

    /// Notes every cell that does not hold what its column has to hold.
    pub(super) fn check_cells<'c>(
        &self,
        needed: impl Iterator<Item = &'c Column> + Clone,
        found: &mut Diagnostics,
    ) {
        for line in 0..self.len() {
            for column in needed.clone() {
                found.append(self.fault_of_cell(line, column).into_iter().collect());
            }
        }
    }

    fn fault_of_cell(&self, line: usize, column: &Column) -> Option<Diagnostic> {
        let (name, what) = (column.name, column.what);
        let Some(cell) = self.cell(line, name) else {
            let message = format!(
                "{} has no `{name}` ({what}): its place is empty.",
                self.named(line)
            );
            let hint = "Fill it in from the source. If it is not known, delete the row: the method cannot use it.";
            return Some(self.at_cell(line, name, message).hint(hint));
        };
        if column.holds == Holds::Words {
            return None;
        }
        let Some(value) = read(cell) else {
            let message = format!(
                "`{}` in the column `{name}` ({what}) is no number.",
                cell.text
            );
            let other = "Write a number with a point and no other signs: 12.5.";
            let hint = meant_number::advice(&cell.text).unwrap_or_else(|| other.to_owned());
            return Some(self.at_cell(line, name, message).hint(hint));
        };
        let why = column.holds.fault(value)?;
        let message = format!(
            "`{}` in the column `{name}` ({what}) cannot be: {why}.",
            cell.text
        );
        Some(self.at_cell(line, name, message).hint(COMPARE))
    }

    /// Notes rows with more events than people.
    pub(super) fn check_parts(&self, part: &str, whole: &str, found: &mut Diagnostics) {
        for line in 0..self.len() {
            let value = |name: &str| self.cell(line, name).and_then(read);
            let (Some(events), Some(people)) = (value(part), value(whole)) else {
                continue;
            };
            if events > people {
                let message = format!(
                    "{} has {events} events (`{part}`) in {people} people (`{whole}`), and there cannot be more \
                     events than people.",
                    self.named(line)
                );
                found.push(self.at_cell(line, part, message).hint(COMPARE));
            }
        }
    }

    /// A row as the first words of a sentence.
    pub(super) fn named(&self, line: usize) -> String {
        match self.text(line, "study").or_else(|| self.text(line, "slab")) {
            Some(study) => format!("The row of `{study}`"),
            None => format!("Row {}", line + 1),
        }
    }
}

/// What to do where a number cannot be.
pub(super) const COMPARE: &str = "Compare the row with the source.";
