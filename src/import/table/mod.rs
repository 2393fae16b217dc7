//! Tables of results: a row is a result of a study.

pub mod columns;
pub mod grid;
mod halves;
mod names;
mod namesakes;
mod reading;
mod result;
mod row;
mod settle;
pub mod sheet;
mod split;
mod sums;

use super::found::{
    Found, FoundAnalysis, FoundComparison, FoundOutcome, FoundStudy, FoundSynthesis, Spot,
};
use columns::ColumnMap;
use grid::Grid;

pub use reading::Reading;

/// What the columns of a table were taken for.
#[derive(Debug)]
pub struct Taken {
    /// The columns.
    pub columns: ColumnMap,
    /// What had to be decided, and what the columns leave open, as sentences.
    pub decided: Vec<String>,
}

/// Reads a table. What its columns were taken for is given back.
///
/// # Errors
/// Something has to be said first: the outcome, the measure, which column names the study.
pub fn read(
    grid: &Grid,
    name: &str,
    reading: &Reading,
    found: &mut Found,
) -> Result<Taken, (String, String)> {
    let (mut map, mut decided) = match &reading.columns {
        Some(kept) => (kept.clone(), not_there(kept, grid)),
        None => ColumnMap::proposed(grid, reading.measure),
    };
    let has_comma = map.has_decimal_comma.unwrap_or(grid.has_decimal_comma);
    map.has_decimal_comma = Some(has_comma);
    let grid = &sums::without(grid, &map);
    let plan = row::RowPlan::new(grid, &map, reading, has_comma)
        .map_err(|(message, hint)| with_decided(message, hint, &decided))?;
    if reading.only.is_none() {
        decided.extend(plan.divided());
    }
    decided.extend(plan.namesakes());
    for (line, text) in &grid.remarks {
        found.remark(Spot::new(name, *line), text.clone());
    }
    for (line, why) in &grid.dropped {
        found.lose(Spot::new(name, *line), "row", why.clone());
    }
    for column in &grid.header {
        let known = map.columns.iter().find(|(has, _)| has == column);
        if known.is_none_or(|(_, meaning)| meaning == names::LEFT_OUT) && !column.trim().is_empty()
        {
            let why =
                "no record holds it; `groups.NAME` or `numbers.NAME` in a column map keeps it";
            found.lose(
                Spot::new(name, 1),
                format!("column \"{}\"", column.trim()),
                why,
            );
        }
    }
    let studies = plan.studies(name, found);
    bodies(&studies, name, reading, found);
    found.studies.extend(studies);
    Ok(Taken {
        columns: map,
        decided,
    })
}

/// A refusal with what had been decided before, which may be its cause.
fn with_decided(message: String, hint: String, decided: &[String]) -> (String, String) {
    let mut lines: Vec<&str> = decided.iter().map(String::as_str).collect();
    lines.push(&hint);
    (message, lines.join("\n"))
}

/// The columns of a kept map that the table does not have.
fn not_there(map: &ColumnMap, grid: &Grid) -> Vec<String> {
    let named = map
        .columns
        .iter()
        .filter(|(name, meaning)| grid.column(name).is_none() && meaning != names::LEFT_OUT);
    named
        .map(|(name, meaning)| {
            format!(
                "The table has no column `{name}`, which the map of columns names as `{meaning}`."
            )
        })
        .collect()
}

/// The outcomes of the rows, and the body of evidence where one was asked for.
fn bodies(studies: &[FoundStudy], name: &str, reading: &Reading, found: &mut Found) {
    let results = || studies.iter().flat_map(|study| &study.results);
    let mut outcomes: Vec<String> = Vec::new();
    for result in results() {
        if !outcomes.contains(&result.outcome) {
            outcomes.push(result.outcome.clone());
        }
    }
    for outcome in &outcomes {
        found.outcomes.push(FoundOutcome {
            name: outcome.clone(),
            better: None,
            unchosen: None,
            spot: Spot::new(name, 0),
        });
    }
    let pair = reading
        .intervention
        .as_ref()
        .zip(reading.comparator.as_ref());
    if !reading.is_synthesis && pair.is_none() {
        return;
    }
    let title = outcomes.first().cloned().unwrap_or_default();
    let analyses = outcomes
        .iter()
        .map(|outcome| analysis(outcome, studies, reading));
    let comparisons = pair.map(|(intervention, comparator)| FoundComparison {
        title: format!("{intervention} compared with {comparator}"),
        intervention: intervention.clone(),
        comparator: comparator.clone(),
        outcomes: analyses.collect(),
    });
    found.syntheses.push(FoundSynthesis {
        spot: Spot::new(name, 0),
        title: format!("Studies of {title}"),
        studies: studies.iter().map(|study| study.key.clone()).collect(),
        comparisons: comparisons.into_iter().collect(),
        flow: None,
    });
}

/// A table does not say how its rows belong together.
const SEVERAL: &str = "To be decided: what to do with several results of one study. Kept apart, as here, the people of that \
                       study count twice; `combine`, `three-level` or `first` do not do that.";

fn analysis(outcome: &str, studies: &[FoundStudy], reading: &Reading) -> FoundAnalysis {
    let of_outcome = |study: &FoundStudy| {
        let results = study
            .results
            .iter()
            .filter(|result| result.outcome == outcome);
        results.count()
    };
    let mut settings = vec![("method", "pool".to_owned())];
    let mut unchosen = Vec::new();
    if studies.iter().any(|study| of_outcome(study) > 1) {
        settings.push(("several_results", "keep-as-published".to_owned()));
        unchosen.push(("several_results", SEVERAL));
    }
    let results: Vec<_> = studies
        .iter()
        .flat_map(|study| &study.results)
        .filter(|result| result.outcome == outcome)
        .collect();
    FoundAnalysis {
        outcome: outcome.to_owned(),
        settings,
        unchosen,
        measure: reading.measure.or_else(|| result::usual_measure(&results)),
        key: String::new(),
        compare_with: None,
    }
}
