//! Columns that divide the rows into tables of their own, which one pool would mix.

use super::columns::ColumnMap;
use super::grid::Grid;
use super::names::{LEFT_OUT, letters};

/// Names of columns that number tables or analyses; studies need not come again in another.
const NAMES: [&str; 7] = [
    "table",
    "analysis",
    "metaanalysis",
    "dataset",
    "endpoint",
    "panel",
    "timepoint",
];

/// More parts are no tables of one paper.
const MOST_PARTS: usize = 60;
/// As many parts are named.
const SHOWN: usize = 8;

/// What is told of columns that divide the rows: how many parts there are, and how one is chosen. `name`
/// is the column that names the studies.
pub fn told(grid: &Grid, map: &ColumnMap, name: usize) -> Vec<String> {
    let left_out = map
        .columns
        .iter()
        .filter(|(_, meaning)| meaning == LEFT_OUT);
    let columns = left_out.filter_map(|(name, _)| grid.column(name));
    let year = map.find(grid, "year");
    columns
        .filter_map(|at| divides(grid, at, name, year))
        .collect()
}

fn divides(grid: &Grid, at: usize, name: usize, year: Option<usize>) -> Option<String> {
    let mut parts: Vec<(&str, usize)> = Vec::new();
    let mut rows: Vec<(String, &str)> = Vec::new();
    for row in &grid.rows {
        let part = grid.cell(row, at);
        let study = grid.cell(row, name).to_lowercase();
        let year = year.map_or("", |year| grid.cell(row, year));
        if part.is_empty() || study.is_empty() {
            continue;
        }
        match parts.iter_mut().find(|(has, _)| *has == part) {
            Some((_, count)) => *count += 1,
            None => parts.push((part, 1)),
        }
        rows.push((format!("{study} {year}"), part));
    }
    let is_division = (2..=MOST_PARTS).contains(&parts.len()) && parts.len() * 2 <= rows.len();
    let is_named = is_part(&grid.header[at]);
    if !is_division || !(is_named || comes_again(rows)) {
        return None;
    }
    let column = grid.header[at].trim();
    let shown: Vec<String> = parts
        .iter()
        .take(SHOWN)
        .map(|(part, count)| format!("{part} ({count})"))
        .collect();
    let more = match parts.len().saturating_sub(SHOWN) {
        0 => String::new(),
        rest => format!(" and {rest} more"),
    };
    Some(format!(
        "The column `{column}` divides the rows into {} parts: {}{more}. All rows were read as one table. If the parts are analyses of their own, choose one with `--only \"{column}={}\"`; if they are the groups of a trial, put each trial on one row.",
        parts.len(),
        shown.join(", "),
        parts.first().map_or("", |(part, _)| part)
    ))
}

/// Whether a column is named as one that numbers tables or analyses.
pub fn is_part(column: &str) -> bool {
    NAMES.contains(&letters(column).as_str())
}

/// Whether studies come again, each time in another part.
fn comes_again(mut rows: Vec<(String, &str)>) -> bool {
    rows.sort();
    let all = rows.len();
    rows.dedup();
    let is_once_a_part = rows.len() == all;
    let again = rows
        .windows(2)
        .filter(|pair| pair[0].0 == pair[1].0)
        .count();
    is_once_a_part && again > 0
}
