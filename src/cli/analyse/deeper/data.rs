//! The rows of a table with effects, and the columns that deeper methods ask for.

use crate::cli::args::{TableArgs, TableMeasure, TableSeveral};
use crate::diag::{Diagnostic, Diagnostics, Place, codes};
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

use super::columns_held::read;
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
        cells.check_rows(&mut found);
        cells.check_clusters(args, &mut found);
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
        let cluster_of = numbered(kept.iter().map(|line| text(*line, cluster)));
        let clusters = cluster_of.iter().max().map_or(0, |most| most + 1);
        if wanted.three_level && clusters == kept.len() && clusters > 1 {
            let message = format!(
                "Each `{cluster}` has one row, so nothing tells variation within them from variation between them."
            );
            let hint = "Leave `--three-level` out: the usual analysis is right here. Or name the column of what the \
                        rows belong to with `--cluster COLUMN`.";
            return Err(Trouble::of(cells.at_column(cluster, message).hint(hint)));
        }
        Ok(Self {
            labels: kept.iter().map(|line| cells.label(*line)).collect(),
            cluster_of,
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

    /// Notes where a method of clusters does not know to which each row belongs.
    fn check_clusters(&self, args: &TableArgs, found: &mut Diagnostics) {
        let wanted = &args.deeper;
        let is_clustered = wanted.three_level || wanted.cluster_robust.is_some();
        if is_clustered && wanted.cluster.is_none() && !self.has(&["study"]) {
            let message =
                "The table has no column `study`, which says to which study each row belongs.";
            let hint = "Add it; or name the column that says so with `--cluster COLUMN`.";
            found.push(self.at_column("study", message).hint(hint));
        }
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
