//! The rows of a table with effects, and the columns that deeper methods ask for.

use crate::cli::analyse_args::{TableArgs, TableMeasure, TableSeveral};
use crate::diag::Diagnostics;
use crate::load::source::Source;
use crate::load::table;
use crate::sentence::left_out::left_out;
use crate::synthesis::{Choices, EffectRow, Scale};
use crate::words::Words;
use stats::effect::EffectSize;
use stats::level::Level;
use stats::model::options::ModelOptions;
use stats::regression::Moderator;

use crate::cli::analyse::rows::read as read_rows;
use crate::cli::analyse::settings::choices as typed_choices;

use super::cells::Cells;
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
        check_named(&cells, args, &mut found);
        let wanted = &args.deeper;
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
        if wanted.three_level {
            check_three_levels(&cells, cluster, &cluster_of)?;
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

/// Notes columns that are asked for and not there, and where a method of clusters does not know to which
/// cluster each row belongs.
fn check_named(cells: &Cells<'_>, args: &TableArgs, found: &mut Diagnostics) {
    let wanted = &args.deeper;
    let is_clustered = wanted.three_level || wanted.cluster_robust.is_some();
    if is_clustered && wanted.cluster.is_none() && !cells.has(&["study"]) {
        let message =
            "The table has no column `study`, which says to which study each row belongs.";
        let hint = "Add it; or name the column that says so with `--cluster COLUMN`.";
        found.push(cells.at_column("study", message).hint(hint));
    }
    let named = wanted.moderators.iter().chain(&wanted.cluster);
    for name in named.chain(&wanted.effect) {
        cells.check(name, found);
    }
}

/// Two levels of variation need clusters with several rows.
fn check_three_levels(
    cells: &Cells<'_>,
    cluster: &str,
    cluster_of: &[usize],
) -> Result<(), Trouble> {
    let clusters = cluster_of.iter().max().map_or(0, |most| most + 1);
    if clusters != cluster_of.len() || clusters < 2 {
        return Ok(());
    }
    let message = format!(
        "Each `{cluster}` has one row, so nothing tells variation within them from variation between them."
    );
    let hint = "Leave `--three-level` out: the usual analysis is right here. Or name the column of what the \
                rows belong to with `--cluster COLUMN`.";
    Err(Trouble::of(cells.at_column(cluster, message).hint(hint)))
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
