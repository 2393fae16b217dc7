//! The table of the PRISMA 2020 flow diagram, as the PRISMA2020 package and its web form keep it.

use crate::import::found::{Found, FoundFlow, FoundSynthesis, Spot};
use crate::import::table::grid::Grid;

/// Counts by their name in the table, and the key of the record to which they are added.
const COUNTS: [(&str, &str); 20] = [
    ("previous_studies", "previous_studies"),
    ("database_results", "databases"),
    ("register_results", "registers"),
    ("website_results", "other_sources"),
    ("organisation_results", "other_sources"),
    ("citations_results", "other_sources"),
    ("duplicates", "duplicates"),
    ("excluded_automatic", "removed_by_tools"),
    ("excluded_other", "removed_other"),
    ("records_screened", "screened"),
    ("records_excluded", "screened_out"),
    ("dbr_sought_reports", "sought"),
    ("other_sought_reports", "sought"),
    ("dbr_notretrieved_reports", "not_retrieved"),
    ("other_notretrieved_reports", "not_retrieved"),
    ("dbr_assessed", "assessed"),
    ("other_assessed", "assessed"),
    ("new_studies", "included_studies"),
    ("new_reports", "included_reports"),
    ("total_studies_ma", "pooled_studies"),
];

/// Names of reports excluded by reason.
const REASONS: [&str; 2] = ["dbr_excluded", "other_excluded"];

/// Whether a table is of a flow.
pub fn is_flow(grid: &Grid) -> bool {
    grid.column("data").is_some() && grid.column("n").is_some() && grid.column("box").is_some()
}

/// Reads the flow.
pub fn read(grid: &Grid, file: &str, found: &mut Found) {
    let (Some(data), Some(n)) = (grid.column("data"), grid.column("n")) else {
        return;
    };
    let name = Spot::new(file, 0).file_name().to_owned();
    let mut flow = FoundFlow {
        place: name.to_owned(),
        ..FoundFlow::default()
    };
    for row in &grid.rows {
        let (called, said) = (grid.cell(row, data), grid.cell(row, n));
        // `NA` is how the template says that a count is not known.
        if called.is_empty() || said.is_empty() || said == "NA" {
            continue;
        }
        let spot = Spot::new(file, row.line);
        if REASONS.contains(&called) {
            reasons(said, &spot, &mut flow, found);
            continue;
        }
        let key = COUNTS
            .iter()
            .find(|(known, _)| *known == called)
            .map(|(_, key)| *key);
        match (key, crate::import::table::grid::number(said, false)) {
            (Some(key), Ok(count)) if count >= 0.0 && count.fract() == 0.0 && count < 1e9 => {
                add(&mut flow, key, count as u32);
            }
            (Some(_), _) => found.lose(spot, called, format!("`{said}` is no count")),
            (None, Ok(0.0)) => {}
            (None, _) => found.lose(spot, called, "the flow of a record has no place for it"),
        }
    }
    found.syntheses.push(FoundSynthesis {
        spot: Spot::new(file, 0),
        title: format!("Flow of {name}"),
        flow: Some(flow),
        ..FoundSynthesis::default()
    });
}

fn add(flow: &mut FoundFlow, key: &'static str, count: u32) {
    match flow.counts.iter_mut().find(|(known, _)| *known == key) {
        Some((_, sum)) => *sum = sum.saturating_add(count),
        None => flow.counts.push((key, count)),
    }
}

/// "No comparison group, 12; Wrong outcome, 3".
fn reasons(said: &str, spot: &Spot, flow: &mut FoundFlow, found: &mut Found) {
    for part in said
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let pair = part
            .rsplit_once(',')
            .map(|(reason, n)| (reason.trim(), n.trim().parse::<u32>()));
        match pair {
            Some((reason, Ok(n))) if !reason.is_empty() => {
                flow.excluded.push((reason.to_owned(), n))
            }
            _ => found.lose(
                spot.clone(),
                "reason for exclusion",
                format!("`{part}` is no reason with a count"),
            ),
        }
    }
}
