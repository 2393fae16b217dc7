//! Tables of references that Covidence exports.

use crate::import::found::Found;
use crate::import::reference::draft::Draft;
use crate::import::table::grid::Grid;

/// Whether a table is of Covidence.
pub fn is_covidence(grid: &Grid) -> bool {
    grid.column("Covidence #").is_some()
}

/// Reads every row.
pub fn read(grid: &Grid, file: &str, found: &mut Found) {
    for row in &grid.rows {
        let mut draft = Draft::new(found, file, row.line);
        for (at, name) in grid.header.iter().enumerate() {
            let said = grid.cell(row, at);
            if !said.is_empty() {
                take(&mut draft, row.line, name.trim(), said);
            }
        }
        draft.finish();
    }
}

fn take(draft: &mut Draft<'_>, line: usize, name: &str, said: &str) {
    match name.to_lowercase().as_str() {
        "covidence #" => draft.key(said),
        "study" | "study id" => draft.label(said),
        "title" => draft.title(line, said),
        "authors" => draft.author(line, said),
        "published year" => draft.date(line, said),
        "journal" => draft.container(said),
        "volume" => draft.volume(said),
        "issue" => draft.issue(said),
        "pages" => draft.pages(said),
        "doi" => draft.doi(line, said),
        "accession number" => draft.pmid(said),
        "abstract" => draft.lose(line, "abstract", "no record holds it"),
        "published month" => draft.lose(
            line,
            "month of publication",
            "a record has a year or a whole date",
        ),
        other => draft.lose(line, &format!("column \"{other}\""), "no record holds it"),
    }
}
