//! The cells of a table by their line and the name of their column, and faults at their places.

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::load::source::Source;
use crate::load::table::{Cell, Table};
use stats::regression::Moderator;

use crate::cli::analyse::columns::Columns;

use super::trouble::Trouble;

/// The cells of a table by line and name of the column.
pub(super) struct Cells<'a> {
    source: &'a Source,
    table: &'a Table,
    columns: Columns<'a>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(source: &'a Source, table: &'a Table) -> Self {
        Self {
            source,
            table,
            columns: Columns::new(&table.header),
        }
    }

    /// Number of lines below the first.
    pub(super) fn len(&self) -> usize {
        self.table.lines().len()
    }

    pub(super) fn has(&self, names: &[&str]) -> bool {
        self.columns.has(names)
    }

    /// Notes a column that is not there.
    pub(super) fn check(&self, name: &str, found: &mut Diagnostics) {
        if self.columns.find(name).is_none() {
            let message = format!("There is no column `{name}`.");
            found.push(self.columns.missing(self.source, message, name));
        }
    }

    pub(super) fn cell(&self, line: usize, name: &str) -> Option<&'a Cell> {
        let cell = self.table.lines()[line].get(self.columns.find(name)?)?;
        (!cell.text.is_empty() && cell.text != "NA").then_some(cell)
    }

    pub(super) fn text(&self, line: usize, name: &str) -> Option<&'a str> {
        self.cell(line, name).map(|cell| cell.text.as_str())
    }

    /// The names of all columns.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.table.header.iter().map(|cell| cell.text.as_str())
    }

    /// A number that has to be there.
    pub(super) fn number(&self, line: usize, name: &str) -> Result<f64, Trouble> {
        let value = self.cell(line, name).and_then(read);
        value.ok_or_else(|| {
            let message = format!("The column `{name}` has no number here.");
            let problem = self.at_cell(line, name, message);
            Trouble::of(problem.hint("Write a number with a point and no other signs: 12.5."))
        })
    }

    /// The place of the first row.
    pub(super) fn place_of_header(&self) -> Place {
        let header = &self.table.header;
        let start = header.first().map_or(0, |cell| cell.start);
        let end = header.last().map_or(0, |cell| cell.end);
        self.source.place_of_bytes(start, end)
    }

    /// A fault at the name of a column; at the first row where there is no such column.
    pub(super) fn at_column(&self, name: &str, message: impl Into<String>) -> Diagnostic {
        let cell = self.columns.find(name).map(|at| &self.table.header[at]);
        let place = cell.map(|cell| self.source.place_of_bytes(cell.start, cell.end));
        let place = place.unwrap_or_else(|| self.place_of_header());
        Diagnostic::new(&codes::BAD_TABLE, message).at(place)
    }

    /// A fault at a cell, also at an empty one.
    pub(super) fn at_cell(
        &self,
        line: usize,
        name: &str,
        message: impl Into<String>,
    ) -> Diagnostic {
        let cells = &self.table.lines()[line];
        let cell = self.columns.find(name).and_then(|at| cells.get(at));
        let (start, end) = cell
            .or(cells.first())
            .map_or((0, 0), |cell| (cell.start, cell.end));
        let place = self.source.place_of_bytes(start, end.max(start + 1));
        Diagnostic::new(&codes::BAD_TABLE, message).at(place)
    }

    /// The fault of a table that has nothing below its first row.
    pub(super) fn check_rows(&self, found: &mut Diagnostics) {
        if self.len() == 0 {
            let message = "The table names its columns and has no rows below them.";
            let problem = Diagnostic::new(&codes::BAD_TABLE, message).at(self.place_of_header());
            found.push(problem.hint("Check whether the rows were lost when the table was saved."));
        }
    }

    /// The name of a line.
    pub(super) fn label(&self, line: usize) -> String {
        let named = self.text(line, "study").or_else(|| self.text(line, "slab"));
        named.map_or_else(|| format!("row {}", line + 1), str::to_owned)
    }

    /// The moderators of these lines, each with the names of its columns; a category has one for every level
    /// but the first.
    pub(super) fn moderators(
        &self,
        lines: &[usize],
        names: &[String],
    ) -> (Vec<Moderator>, Vec<Vec<String>>) {
        let one = |name: &String| {
            let texts: Vec<&str> = lines
                .iter()
                .filter_map(|line| self.text(*line, name))
                .collect();
            let numbers: Option<Vec<f64>> = texts
                .iter()
                .map(|text| text.replace('\u{2212}', "-").parse().ok())
                .collect();
            if let Some(numbers) = numbers {
                return (Moderator::Numeric(numbers), vec![name.clone()]);
            }
            let mut levels = texts.clone();
            levels.sort_unstable();
            levels.dedup();
            let level_of = texts
                .iter()
                .filter_map(|text| levels.iter().position(|level| level == text))
                .collect();
            let columns = levels.iter().skip(1).map(|level| format!("{name}={level}"));
            let moderator = Moderator::Categorical {
                level_of,
                levels: levels.len(),
            };
            (moderator, columns.collect())
        };
        names.iter().map(one).unzip()
    }
}

/// The number in a cell.
pub(super) fn read(cell: &Cell) -> Option<f64> {
    let value = cell.text.replace('\u{2212}', "-").parse::<f64>().ok()?;
    value.is_finite().then_some(value)
}
