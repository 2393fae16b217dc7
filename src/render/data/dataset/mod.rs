//! The data of a site as one set for reuse: its tables, its analyses with the scripts that repeat them,
//! tables for other programs, and a dictionary of every column.

mod columns;
mod dictionary;
mod flow;
mod listed;
mod risk_of_bias;

use crate::render::output_file::OutputFile;
use crate::view::Desk;
use crate::words::say;

use super::{analyses, references, tables};

/// The files of the set, in the order of their addresses.
pub fn dataset(desk: &Desk<'_>) -> Vec<OutputFile> {
    let pieces = tables::pieces(desk).into_iter();
    let pieces = pieces
        .chain(references::pieces(desk))
        .chain(analyses::pieces(desk));
    let made = pieces.flat_map(|piece| piece.make(&[]).files);
    let mut files: Vec<OutputFile> = made
        .filter(|file| !file.address.ends_with(".svg"))
        .collect();
    files.extend(risk_of_bias::tables(desk));
    files.extend(flow::tables(desk));
    files.sort_by(|one, other| one.address.cmp(&other.address));
    files.push(dictionary::dictionary(desk, &files));
    files.push(readme(desk));
    files.sort_by(|one, other| one.address.cmp(&other.address));
    files
}

/// What the set is, its licence, the credits owed, and what stands in each folder.
fn readme(desk: &Desk<'_>) -> OutputFile {
    let site = String::from_utf8(tables::readme(desk).bytes).unwrap_or_default();
    let folders = [
        say!(desk, "data-set.dictionary"),
        say!(desk, "data-set.data"),
        say!(desk, "data-set.evidence"),
        say!(desk, "data-set.risk-of-bias"),
        say!(desk, "data-set.flow"),
        say!(desk, "data-set.references"),
        say!(desk, "data-set.missing"),
        say!(desk, "data-set.proposed"),
    ];
    let text = format!("{site}\n{}\n", folders.join("\n"));
    OutputFile::text("README.txt", text)
}
