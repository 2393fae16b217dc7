//! Data files: the tables of the site as CSV and JSON, references for reference managers.

mod accuracy;
mod analyses;
mod analysis_json;
mod credit;
mod dataset;
mod deeper_json;
mod fhir;
mod network_json;
mod networks;
mod pictures;
mod references;
mod sheet;
mod tables;

use crate::view::Desk;

use super::output_file::OutputFile;
use super::piece::{MadeFrom, Piece};

pub use analysis_json::{numbers_json, synthesis_json};
pub use dataset::dataset;
pub use fhir::fhir;

/// Makes a file.
type Make = fn(&Desk<'_>) -> OutputFile;

/// All data files. Every table of the site is one; each synthesis with numbers has two more.
pub(super) fn pieces<'a>(desk: &'a Desk<'a>) -> Vec<Piece<'a>> {
    let mut pieces = tables::pieces(desk);
    pieces.extend(references::pieces(desk));
    pieces.extend(analyses::pieces(desk));
    pieces.extend(pictures::pieces(desk));
    let alone: [(&str, Make); 2] = [("map", map), ("data/readme", tables::readme)];
    pieces.extend(alone.map(|(name, make)| {
        let make = move || vec![make(desk)];
        Piece::new(name, MadeFrom::Reads, make)
    }));
    pieces
}

/// The studies behind the evidence map, for its filter.
fn map(desk: &Desk<'_>) -> OutputFile {
    let index = serde_json::to_string(&crate::view::map::index(desk)).unwrap_or_default();
    OutputFile::text("map/studies.json", index + "\n")
}
