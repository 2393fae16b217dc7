//! Files that are not pages: assets, feeds, the sitemap, data, documents.

use std::path::Path;

use crate::diag::Diagnostics;
use crate::load;
use crate::plan::Planned;
use crate::view::Desk;
use crate::view::colophon::card;

use super::output_file::OutputFile;
use super::piece::{MadeFrom, Piece};
use super::theme::Theme;
use super::{compare, data, document, explained, feed, moved, script_words, search};

/// All files that are not pages, in pieces.
pub fn site_pieces<'a>(
    desk: &'a Desk<'a>,
    theme: &'a Theme,
    pages: &'a [Planned],
) -> Vec<Piece<'a>> {
    let assets = theme.assets.iter();
    let mut pieces: Vec<Piece<'_>> = assets
        .map(|(name, bytes)| {
            let make = || vec![asset(desk, name, bytes)];
            Piece::new(format!("asset/{name}"), MadeFrom::Theme, make)
        })
        .collect();
    if !theme.assets.contains_key("chart.css") {
        let style = || vec![OutputFile::text("assets/chart.css", chart::CSS.to_owned())];
        pieces.push(Piece::new("asset/chart.css", MadeFrom::Theme, style));
    }
    pieces.extend(feed::pieces(desk, pages));
    pieces.extend(data::pieces(desk));
    pieces.extend(document::pieces(desk));
    pieces.extend(search::pieces(desk));
    pieces.extend(compare::pieces(desk));
    pieces.extend(cards(desk, pages));
    pieces.extend(moved::piece(desk, pages));
    let terms = || vec![explained::file(desk)];
    pieces.push(Piece::new("terms", MadeFrom::Reads, terms));
    pieces
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
fn cards<'a>(desk: &'a Desk<'a>, pages: &'a [Planned]) -> Vec<Piece<'a>> {
    let piece = |page: &'a Planned| {
        let card = card::of_page(desk, &page.page)?;
        let address = card::address(&page.address);
        let from = MadeFrom::Text(card.key());
        Some(Piece::new(address.clone(), from, move || {
            let drawn = chart::card::draw(&card);
            let file = |bytes| OutputFile {
                address: address.clone(),
                bytes,
            };
            drawn.map(file).into_iter().collect()
        }))
    };
    pages.iter().filter_map(piece).collect()
}

/// Folders and files at the top of a site in which the program puts what is no page, besides the folders
/// of pages.
pub const PLACES: [&str; 12] = [
    ".htaccess",
    "_redirects",
    "assets",
    "cards",
    "compare",
    "data",
    "map",
    "nginx-redirects.map",
    "robots.txt",
    "search",
    "sitemap.xml",
    "updates",
];

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
