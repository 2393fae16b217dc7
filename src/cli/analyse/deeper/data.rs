//! The rows of a table with effects, and the columns that deeper methods ask for.

use crate::cli::args::{TableArgs, TableMeasure, TableSeveral};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::load::source::Source;
use crate::load::table::{self, Cell, Table};
use crate::sentence::left_out::left_out;
use crate::synthesis::{Choices, EffectRow, Scale};
use crate::words::Words;
use stats::effect::EffectSize;
use stats::level::Level;
use stats::model::options::ModelOptions;
use stats::regression::Moderator;

use crate::cli::analyse::columns::Columns;
use crate::cli::analyse::rows::read as read_rows;
use crate::cli::analyse::settings::choices as typed_choices;

use super::trouble::Trouble;

/// Effects with what stands beside them. A row without an effect, or without a value of a moderator,
/// is left out, and told.
pub(super) struct Data {
    pub(super) effects: Vec<EffectSize>,
    /// The name of each row.
    pub(super) labels: Vec<String>,
    pub(super) moderators: Vec<Moderator>,
    /// The columns of each moderator, by name; a category has one for every level but the first.
    pub(super) columns: Vec<Vec<String>>,
    /// The cluster of each row.
    pub(super) cluster_of: Vec<usize>,
    /// Which effect of its cluster each row is.
    pub(super) effect_of: Vec<usize>,
    /// Rows that are left out, by name, and why.
    pub(super) left_out: Vec<(String, String)>,
    /// Model, test and level.
    pub(super) options: ModelOptions,
    /// What is said of the table beside its numbers.
    pub(super) found: Diagnostics,
}

impl Data {
    pub(super) fn read(source: &Source, args: &TableArgs) -> Result<Self, Trouble> {
        let measure = args.measure.unwrap_or(TableMeasure::Gen);
        // Several rows of one study are what these methods are for.
        let kept = TableArgs {
            several_results: Some(TableSeveral::KeepAsPublished),
            ..args.clone()
        };
        let choices = typed_choices(&kept);
        let (rows, mut found) = read_rows(source, &kept, measure, &choices);
        let (table, _) = table::read(source);
        let Some((rows, _)) = rows.filter(|_: &(Vec<_>, Scale)| !found.has_errors()) else {
            return Err(Trouble::Faults(found));
        };
        let cells = Cells::new(source, &table);
        let wanted = &args.deeper;
        for name in wanted
            .moderators
            .iter()
            .chain(&wanted.cluster)
            .chain(&wanted.effect)
        {
            cells.check(name, &mut found);
        }
        if found.has_errors() {
            return Err(Trouble::Faults(found));
        }
        let lines: Vec<(usize, EffectSize)> = rows
            .iter()
            .enumerate()
            .filter_map(|(line, row)| Some((line, row.size?)))
            .filter(|(line, _)| {
                wanted
                    .moderators
                    .iter()
                    .all(|name| cells.text(*line, name).is_some())
            })
            .collect();
        let kept: Vec<usize> = lines.iter().map(|(line, _)| *line).collect();
        let others = (0..rows.len()).filter(|line| !kept.contains(line));
        let left_out = others
            .map(|line| (cells.label(line), why(&rows[line])))
            .collect();
        let (moderators, columns) = cells.moderators(&kept, &wanted.moderators);
        let cluster = wanted.cluster.as_deref().unwrap_or("study");
        let own = |line: usize| format!("\u{1}{line}");
        let text = |line: usize, name: &str| {
            cells
                .text(line, name)
                .map_or_else(|| own(line), str::to_owned)
        };
        let effect_of = match &wanted.effect {
            Some(name) => numbered(kept.iter().map(|line| text(*line, name))),
            None => kept.clone(),
        };
        Ok(Self {
            labels: kept.iter().map(|line| cells.label(*line)).collect(),
            cluster_of: numbered(kept.iter().map(|line| text(*line, cluster))),
            effect_of,
            effects: lines.into_iter().map(|(_, effect)| effect).collect(),
            moderators,
            columns,
            left_out,
            options: options(&choices),
            found,
        })
    }

    /// The names of all coefficients.
    pub(super) fn names(&self) -> Vec<String> {
        let first = std::iter::once("intrcpt".to_owned());
        first
            .chain(self.columns.iter().flatten().cloned())
            .collect()
    }

    pub(super) fn level(&self) -> Level {
        self.options.level
    }
}

/// Why a row does not count.
fn why(row: &EffectRow) -> String {
    let told = row.left_out.as_ref().filter(|_| row.size.is_none());
    let told = told.map(|reason| left_out(&Words::english(), reason));
    told.unwrap_or_else(|| "A column that is asked for is empty.".to_owned())
}

/// Model and test as chosen, at the level that `--level` names.
pub(super) fn options(choices: &Choices) -> ModelOptions {
    ModelOptions {
        level: choices.other_level.unwrap_or(Level::P95),
        ..choices.model
    }
}

/// A number for each text, the same for the same text, in order of appearance.
pub(super) fn numbered(texts: impl Iterator<Item = String>) -> Vec<usize> {
    let mut known: Vec<String> = Vec::new();
    texts
        .map(|text| {
            known
                .iter()
                .position(|other| *other == text)
                .unwrap_or_else(|| {
                    known.push(text);
                    known.len() - 1
                })
        })
        .collect()
}

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

    fn cell(&self, line: usize, name: &str) -> Option<&'a Cell> {
        let cell = self.table.lines()[line].get(self.columns.find(name)?)?;
        (!cell.text.is_empty() && cell.text != "NA").then_some(cell)
    }

    pub(super) fn text(&self, line: usize, name: &str) -> Option<&'a str> {
        self.cell(line, name).map(|cell| cell.text.as_str())
    }

    /// A number that has to be there.
    pub(super) fn number(&self, line: usize, name: &str) -> Result<f64, Trouble> {
        let cell = self.cell(line, name);
        let read = cell.and_then(|cell| cell.text.replace('\u{2212}', "-").parse::<f64>().ok());
        if let Some(value) = read.filter(|value| value.is_finite()) {
            return Ok(value);
        }
        let (message, at) = match cell {
            Some(cell) => (
                format!("`{}` in the column `{name}` is no number.", cell.text),
                Some(cell),
            ),
            None => (
                format!("The column `{name}` has no number here."),
                self.table.lines()[line].first(),
            ),
        };
        let (start, end) = at.map_or((0, 0), |cell| (cell.start, cell.end));
        let mut found = Diagnostics::new();
        found.push(
            Diagnostic::new(&codes::BAD_TABLE, message)
                .at(self.source.place_of_bytes(start, end))
                .hint("Write a number with a point and no comma: 12.5."),
        );
        Err(Trouble::Faults(found))
    }

    /// The name of a line.
    pub(super) fn label(&self, line: usize) -> String {
        let named = self.text(line, "study").or_else(|| self.text(line, "slab"));
        named.map_or_else(|| format!("row {}", line + 1), str::to_owned)
    }

    fn moderators(&self, lines: &[usize], names: &[String]) -> (Vec<Moderator>, Vec<Vec<String>>) {
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
