//! Files that are not pages: assets, feeds, the sitemap, data, documents.

use std::path::Path;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::load;
use crate::plan::Planned;
use crate::view::Desk;
use crate::view::colophon::card;

use super::output_file::OutputFile;
use super::theme::Theme;
use super::{compare, data, document, explained, feed, script_words, search};

/// All files that are not pages.
pub fn site_files(desk: &Desk<'_>, theme: &Theme, pages: &[Planned]) -> Vec<OutputFile> {
    let mut files: Vec<OutputFile> = theme
        .assets
        .iter()
        .map(|(name, bytes)| asset(desk, name, bytes))
        .collect();
    if !theme.assets.contains_key("chart.css") {
        files.push(OutputFile::text("assets/chart.css", chart::CSS.to_owned()));
    }
    files.extend(feed::files(desk));
    files.push(feed::robots(desk));
    files.extend(feed::sitemap(desk, pages));
    files.extend(data::files(desk));
    files.extend(document::files(desk));
    files.extend(search::files(desk));
    files.extend(compare::files(desk));
    files.extend(cards(desk, pages));
    files.push(explained::file(desk));
    files
}

/// A file that a theme brings; a script with the words that it says.
fn asset(desk: &Desk<'_>, name: &str, bytes: &[u8]) -> OutputFile {
    let bytes = match name.strip_suffix(".js") {
        Some(script) => script_words::with_words(script, bytes, desk.words),
        None => bytes.to_vec(),
    };
    OutputFile {
        address: format!("assets/{name}"),
        bytes,
    }
}

/// The cards of pages that have one.
fn cards(desk: &Desk<'_>, pages: &[Planned]) -> Vec<OutputFile> {
    let draw = |page: &Planned| {
        let drawn = chart::card::draw(&card::of_page(desk, &page.page)?)?;
        Some(OutputFile {
            address: card::address(&page.address),
            bytes: drawn,
        })
    };
    pages.par_iter().filter_map(draw).collect()
}

/// The files that a site carries as they are, from `static/` in its content.
pub fn static_files(root: &Path, paths: &[std::path::PathBuf]) -> (Vec<OutputFile>, Diagnostics) {
    let mut files = Vec::new();
    let mut found = Diagnostics::new();
    for path in paths {
        let inside = path.strip_prefix(root.join("static")).unwrap_or(path);
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        match load::folder::read_file(path, "The file") {
            Ok(bytes) => files.push(OutputFile {
                address: parts.join("/"),
                bytes,
            }),
            Err(problem) => found.push(*problem),
        }
    }
    (files, found)
}
