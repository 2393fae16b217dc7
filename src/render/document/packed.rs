//! A document as the file that a reader downloads.

use std::io::Cursor;

use docx_rs::Docx;

use crate::render::output_file::OutputFile;

use super::{links, standard};

/// The file at an address; nothing when it cannot be packed, which cannot happen in memory.
pub(super) fn file(docx: Docx, address: String) -> Option<OutputFile> {
    let mut built = docx.build();
    links::number(&mut built);
    standard::keep(&mut built);
    let mut bytes = Cursor::new(Vec::new());
    built.pack(&mut bytes).ok()?;
    Some(OutputFile {
        address,
        bytes: bytes.into_inner(),
    })
}
