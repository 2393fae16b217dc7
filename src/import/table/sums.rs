//! Rows that sum up others, which papers print below their studies.

use crate::text::sum_row::is_sum;

use super::columns::ColumnMap;
use super::grid::{Grid, Row};

/// The table without the rows that sum up others, which are told beside those that could not be read.
pub fn without(grid: &Grid, map: &ColumnMap) -> Grid {
    let mut kept = grid.clone();
    let name = map.find(grid, "study").or(map.find(grid, "author"));
    let Some(name) = name else {
        return kept;
    };
    let year = map.find(grid, "year");
    let sums_up = |row: &Row| {
        let has_year = year.is_some_and(|year| !grid.cell(row, year).is_empty());
        is_sum(grid.cell(row, name), has_year)
    };
    let (sums, rows): (Vec<Row>, Vec<Row>) = kept.rows.drain(..).partition(sums_up);
    kept.rows = rows;
    kept.dropped.extend(sums.iter().map(|row| {
        let called = grid.cell(row, name);
        let why = format!("\"{called}\" sums up other rows and is no study");
        (row.line, why)
    }));
    kept
}
