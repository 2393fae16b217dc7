//! Tables of judgements as robvis draws them: a row a study, a column a domain.

use crate::import::found::{Found, FoundJudgement, FoundStudy, Spot};
use crate::import::table::grid::Grid;

use super::bias;

/// Whether a table is of judgements: columns `D1`, `D2` and so on, or an overall one beside words.
pub fn is_judgements(grid: &Grid) -> bool {
    grid.column("Study").is_some() && grid.column("D1").is_some() && grid.column("D2").is_some()
}

/// Reads every row. `tool` is the tool where somebody named it; else it follows from the domains and the
/// levels.
///
/// # Errors
/// The tool cannot be told; in words, with what to do.
pub fn read(
    grid: &Grid,
    file: &str,
    tool: Option<&str>,
    found: &mut Found,
) -> Result<(), (String, String)> {
    let domains = domains(grid);
    let tool = match tool {
        Some(tool) => tool.to_owned(),
        None => tool_of(grid, domains.len()).ok_or_else(|| {
            let message = format!(
                "The table has {} domains, and that does not tell its tool.",
                domains.len()
            );
            (message, "Name it by its id: `--tool quadas2`.".to_owned())
        })?,
    };
    let (study, overall) = (grid.column("Study"), grid.column("Overall"));
    let name = Spot::new(file, 0).file_name().to_owned();
    for row in &grid.rows {
        let spot = Spot::new(file, row.line);
        let label = study.map(|at| grid.cell(row, at)).unwrap_or_default();
        if label.is_empty() {
            found.lose(spot, "row", "it names no study");
            continue;
        }
        let mut made = FoundStudy {
            spot,
            key: label.to_owned(),
            label: Some(label.to_owned()),
            ..FoundStudy::default()
        };
        let overall = overall.map(|at| (at, "overall".to_owned()));
        for (at, domain) in domains.iter().cloned().chain(overall) {
            if let Some(level) = bias::level_of(&tool, grid.cell(row, at)) {
                let judged = FoundJudgement {
                    level,
                    support: None,
                };
                bias::add(
                    &mut made.appraisals,
                    &tool,
                    &domain,
                    judged,
                    &format!("{name}, row {}", row.line),
                );
            }
        }
        found.studies.push(made);
    }
    for name in &grid.header {
        if name.trim().eq_ignore_ascii_case("weight") {
            found.lose(
                Spot::new(file, 1),
                "column \"Weight\"",
                "weights follow from the analysis",
            );
        }
    }
    Ok(())
}

/// The columns of domains, by their ids in the tool.
fn domains(grid: &Grid) -> Vec<(usize, String)> {
    let names = grid.header.iter().enumerate();
    names
        .filter_map(|(at, name)| {
            let small = name.trim().to_lowercase();
            let is_domain = small
                .strip_prefix('d')
                .is_some_and(|rest| rest.parse::<u8>().is_ok());
            is_domain.then_some((at, small))
        })
        .collect()
}

fn tool_of(grid: &Grid, domains: usize) -> Option<String> {
    let cells = grid.rows.iter().flat_map(|row| &row.cells);
    let has = |word: &str| {
        cells
            .clone()
            .any(|cell| cell.trim().to_lowercase().starts_with(word))
    };
    let tool = match domains {
        5 if !has("serious") && !has("critical") => "rob2",
        7 if has("serious") || has("moderate") || has("critical") => "robins-i",
        4 => "quadas2",
        _ => return None,
    };
    Some(tool.to_owned())
}
