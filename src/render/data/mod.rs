//! Data files: the tables of the site as CSV and JSON, references for reference managers.

mod analyses;
mod analysis_json;
mod references;
mod sheet;
mod tables;

use crate::view::Desk;

use super::output_file::OutputFile;

pub use analysis_json::{numbers_json, synthesis_json};

/// All data files. Every table of the site is one; each synthesis with numbers has two more.
pub(super) fn files(desk: &Desk<'_>) -> Vec<OutputFile> {
    let mut files = tables::files(desk);
    files.extend(references::files(desk));
    files.extend(analyses::files(desk));
    files.push(map(desk));
    files.push(tables::readme(desk));
    files
}

/// The studies behind the evidence map, for its filter.
fn map(desk: &Desk<'_>) -> OutputFile {
    let index = serde_json::to_string(&crate::view::map::index(desk)).unwrap_or_default();
    OutputFile::text("map/studies.json", index + "\n")
}
