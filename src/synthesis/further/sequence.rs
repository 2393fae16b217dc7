//! The result without each row in turn, and as rows are added by year.

use serde::{Deserialize, Serialize};

use super::bench::Bench;
use crate::synthesis::effect::EffectRow;
use crate::synthesis::pooled::pool_rows;
use crate::synthesis::raw::Brief;
use crate::synthesis::row_label::RowLabel;

/// A result without a row, or after adding it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepLine {
    /// What the row is called.
    pub label: RowLabel,
    /// The row's result.
    pub result: String,
    /// Year of publication, in a cumulative analysis.
    pub year: Option<u16>,
    /// The result.
    pub pooled: Brief,
}

fn step(row: &EffectRow, rows: &[&EffectRow], bench: &Bench<'_>) -> Option<StepLine> {
    Some(StepLine {
        label: row.label.clone(),
        result: row.result.clone(),
        year: row.facts.year,
        pooled: pool_rows(rows, bench.scale, bench.choices).ok()?.0.into(),
    })
}

/// Above this many rows no row is left out or added in turn: each step pools all rows anew, so that
/// the work would grow with the square of their number, and one row hardly moves the result.
pub const MOST_FOR_STEPS: usize = 250;

fn can_step(bench: &Bench<'_>) -> bool {
    (2..=MOST_FOR_STEPS).contains(&bench.rows.len())
}

/// Empty for a single row, and for more than [`MOST_FOR_STEPS`].
pub(super) fn leave_one_out(bench: &Bench<'_>) -> Vec<StepLine> {
    if !can_step(bench) {
        return Vec::new();
    }
    let lines = bench.rows.iter().enumerate().filter_map(|(index, row)| {
        let mut rest = bench.rows.clone();
        rest.remove(index);
        step(row, &rest, bench)
    });
    lines.collect()
}

/// Rows of one year keep their order. Empty when a year is not known, and for more than
/// [`MOST_FOR_STEPS`].
pub(super) fn cumulative(bench: &Bench<'_>) -> Vec<StepLine> {
    let known = bench.rows.iter().all(|row| row.facts.year.is_some());
    if !known || !can_step(bench) {
        return Vec::new();
    }
    let mut ordered = bench.rows.clone();
    ordered.sort_by_key(|row| row.facts.year);
    let steps = ordered.iter().enumerate();
    steps
        .filter_map(|(index, row)| step(row, &ordered[..=index], bench))
        .collect()
}
