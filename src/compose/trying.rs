//! Tries a site for a check, with as little work as tells whether it can be built.

use std::collections::HashSet;
use std::mem::{Discriminant, discriminant};

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::plan::{EvidencePart, List, PageKind, Planned};
use crate::render::{self, MadeFrom};

use super::owners;
use super::site::Site;
use super::unit::Unit;

impl Site {
    /// Whether every page can be made and every address has one owner; with the number of pages that
    /// were made.
    ///
    /// A template of the site's own may fail with any record, so all pages are made then. Those of the
    /// program fit what views give them, so a page of each kind is enough. Files that the program makes
    /// besides pages are made only where a file of `static/` may be in their way.
    ///
    /// # Errors
    /// A template cannot be filled, or two files have one address.
    pub(super) fn try_out(&self) -> Result<usize, Box<Diagnostic>> {
        let desk = self.desk();
        let all = self.theme.has_own_templates;
        let mut kinds = HashSet::new();
        let pages = self.pages.iter();
        let pages: Vec<Unit<'_>> = pages
            .filter(|page| kinds.insert(kind(page)) || all)
            .map(Unit::Page)
            .collect();
        let in_the_way = self.may_be_in_the_way();
        let pieces = render::site_pieces(&desk, &self.theme, &self.pages).into_iter();
        let pieces = pieces.filter(|piece| in_the_way || *piece.from() == MadeFrom::Theme);
        let pieces: Vec<Unit<'_>> = pieces.map(Unit::Piece).collect();
        let addresses = |unit: &Unit<'_>| -> Result<Vec<String>, Box<Diagnostic>> {
            // A whole without its parts stands at too few addresses: it is made from them.
            let parts = self.parts_of(unit, &pieces, &desk)?;
            let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
            let files = unit.make(&desk, &self.engine, &parts)?.files;
            Ok(files.into_iter().map(|file| file.address).collect())
        };
        let tried: Vec<&Unit<'_>> = pages.iter().chain(&pieces).collect();
        let made = tried.par_iter().map(|unit| addresses(unit));
        let made: Vec<Vec<String>> = made.collect::<Result<_, _>>()?;
        let made = tried.iter().zip(&made);
        let made = made.flat_map(|(unit, own)| own.iter().map(|own| (own.as_str(), unit.owner())));
        let carried = self.carried.iter().map(Unit::Carried);
        let carried = carried.filter_map(|unit| Some((unit.address()?, unit.owner())));
        owners::all_or_none(owners::clashes(made.chain(carried)))?;
        Ok(pages.len())
    }

    /// Whether a file of `static/` stands where the program puts files: in its own folders, or in
    /// those of pages.
    fn may_be_in_the_way(&self) -> bool {
        let pages = self.pages.iter().map(|page| top(&page.address));
        let ours: HashSet<String> = if self.carried.is_empty() {
            HashSet::new()
        } else {
            pages.chain(render::PLACES.map(str::to_owned)).collect()
        };
        let mut carried = self.carried.iter();
        carried.any(|file| ours.contains(&top(&file.address)))
    }
}

/// What a page is, of what kind of list or of evidence it is a part.
type KindOf = (
    Discriminant<PageKind>,
    Option<Discriminant<List>>,
    Option<Discriminant<EvidencePart>>,
);

/// The kind of a page, and of the list or the evidence that it is a part of.
fn kind(page: &Planned) -> KindOf {
    let list = match &page.page {
        PageKind::List(list, _) => Some(discriminant(list)),
        _ => None,
    };
    let part = match &page.page {
        PageKind::EvidencePart(_, part) => Some(discriminant(part)),
        _ => None,
    };
    (discriminant(&page.page), list, part)
}

/// The folder at the top of the site in which a file stands, or the file that stands there itself, as
/// systems see it that do not tell capital letters apart.
fn top(address: &str) -> String {
    address.split('/').next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::{Request, prepare};

    #[test]
    fn files_stand_only_where_a_file_in_the_way_is_noticed() {
        let content = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/everything/content");
        let request = Request {
            content: content.into(),
            ..Request::default()
        };
        let (site, _) = prepare(&request);
        let site = site.expect("a site");
        let pages = site.pages.iter().map(|page| top(&page.address));
        let places = render::PLACES.map(str::to_owned);
        let known: HashSet<String> = pages.chain(places).collect();
        let carried = site.carried.iter().map(|file| file.address.as_str());
        let carried: HashSet<&str> = carried.collect();
        let mut elsewhere = Vec::new();
        let looked = site.each_file(|file| {
            if !known.contains(&top(&file.address)) && !carried.contains(file.address.as_str()) {
                elsewhere.push(file.address);
            }
            Ok(())
        });
        assert!(looked.is_ok() && elsewhere.is_empty(), "{elsewhere:?}");
    }
}
