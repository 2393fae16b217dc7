//! What a site is made of, one by one: pages, pieces of other files, files carried as they are.

use xxhash_rust::xxh3::xxh3_64;

use crate::diag::Diagnostic;
use crate::plan::Planned;
use crate::record::reads::{Read, Reads};
use crate::render::{Engine, Made, MadeFrom, OutputFile, Piece, render_page};
use crate::synthesis::prints::{join, print};
use crate::view::Desk;

use super::owners::Owner;

/// Something that is made at one go.
#[derive(Debug)]
pub(super) enum Unit<'a> {
    /// A page.
    Page(&'a Planned),
    /// Other files.
    Piece(Piece<'a>),
    /// A file of `static/`.
    Carried(&'a OutputFile),
}

impl<'a> Unit<'a> {
    /// A name that no other unit has and that stays the same from build to build.
    pub fn name(&self) -> String {
        match self {
            Unit::Page(page) => format!("page {}", page.address),
            Unit::Piece(piece) => format!("piece {}", piece.name()),
            Unit::Carried(file) => format!("static {}", file.address),
        }
    }

    /// The address of a page or of a carried file.
    pub fn address(&self) -> Option<&'a str> {
        match self {
            Unit::Page(page) => Some(&page.address),
            Unit::Piece(_) => None,
            Unit::Carried(file) => Some(&file.address),
        }
    }

    /// Who stands at the addresses of its files.
    pub fn owner(&self) -> Owner<'a> {
        match self {
            Unit::Page(page) => Owner::Page(&page.page),
            Unit::Piece(piece) if matches!(piece.from(), MadeFrom::Theme) => Owner::Theme,
            Unit::Piece(_) => Owner::Program,
            Unit::Carried(_) => Owner::Static,
        }
    }

    /// How likely a file at an address is one of its own; lower is likelier. Pieces are named after
    /// their files.
    pub fn distance_to(&self, address: &str) -> usize {
        let Unit::Piece(piece) = self else {
            return 3;
        };
        let stem = address.rsplit_once('.').map_or(address, |(stem, _)| stem);
        let last = stem.rsplit('/').next().unwrap_or(stem);
        let is_in_folder = || {
            let rest = address.strip_prefix(piece.name());
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        match piece.name() {
            name if name == address || name == stem => 0,
            _ if is_in_folder() => 1,
            name if name.contains(last) => 2,
            _ => 3,
        }
    }

    /// The name of the piece for which it leaves a part.
    pub fn whole_of(&self) -> Option<&'static str> {
        match self {
            Unit::Piece(piece) => piece.whole_of(),
            Unit::Page(_) | Unit::Carried(_) => None,
        }
    }

    /// The name of the whole that it puts together.
    pub fn whole(&self) -> Option<&str> {
        match self {
            Unit::Piece(piece) if *piece.from() == MadeFrom::Parts => Some(piece.name()),
            _ => None,
        }
    }

    /// A fingerprint of what it is to be, beside what will be read for it. `general` is that of what
    /// bears on everything: templates, words, settings; `assets` that of the assets of the theme;
    /// `parts` are what others have left for it.
    pub fn plan(&self, general: u64, assets: u64, parts: &[&[u8]]) -> u64 {
        match self {
            Unit::Page(page) => join([general, print(&page.page)]),
            Unit::Piece(piece) => match piece.from() {
                MadeFrom::Text(text) => xxh3_64(text.as_bytes()),
                MadeFrom::Theme => join([general, assets]),
                MadeFrom::Given(text) => join([general, xxh3_64(text.as_bytes())]),
                MadeFrom::Parts => {
                    let parts = parts.iter().map(|part| xxh3_64(part));
                    join([general].into_iter().chain(parts))
                }
                _ => general,
            },
            Unit::Carried(file) => xxh3_64(&file.bytes),
        }
    }

    /// What it depends on without asking for it.
    pub fn reads(&self) -> Reads {
        let Unit::Piece(piece) = self else {
            return Reads::new();
        };
        match piece.from() {
            MadeFrom::Record(kind, id) => Reads::from([Read::Record(*kind, (*id).clone())]),
            MadeFrom::Site => Reads::from([Read::Everything]),
            _ => Reads::new(),
        }
    }

    /// Makes its files, from `parts` where it is a whole.
    ///
    /// # Errors
    /// A template cannot be filled.
    pub fn make(
        &self,
        desk: &Desk<'_>,
        engine: &Engine,
        parts: &[&[u8]],
    ) -> Result<Made, Box<Diagnostic>> {
        let files = match self {
            Unit::Page(page) => {
                let html = render_page(page, desk, engine)?;
                vec![OutputFile::text(&page.address, html)]
            }
            Unit::Piece(piece) => {
                let mut made = piece.make(parts);
                made.files.extend(at_earlier_addresses(desk, &made.files));
                return Ok(made);
            }
            Unit::Carried(file) => vec![(*file).clone()],
        };
        Ok(Made {
            files,
            ..Made::default()
        })
    }
}

/// The same files at the addresses that they had under earlier ids of their records: a program that follows
/// a feed or fetches a table cannot read a page that says where it has gone.
fn at_earlier_addresses(desk: &Desk<'_>, files: &[OutputFile]) -> Vec<OutputFile> {
    let copies = files.iter().flat_map(|file| {
        let earlier = desk.addresses.earlier(&file.address).into_iter();
        earlier.map(|address| OutputFile {
            address,
            bytes: file.bytes.clone(),
        })
    });
    copies.collect()
}
