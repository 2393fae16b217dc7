//! A site whose content is sound: its pages are made as they are asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::Traces;
use crate::diag::Diagnostic;
use crate::evidence::Evidence;
use crate::load::Source;
use crate::plan::{Addresses, Planned};
use crate::prose::{Prose, Terms};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::reads;
use crate::render::{self, Engine, OutputFile, Theme};
use crate::synthesis::Findings;
use crate::synthesis::prints::{Prints, join, of_file, print};
use crate::view::Desk;
use crate::words::Words;
use crate::write::Output;

use super::Work;
use super::making::Workshop;
use super::owners::{self, Owner};
use super::unit::Unit;

/// A site whose content is sound and whose theme is ready; its pages are made as they are asked for.
#[derive(Debug)]
pub struct Site {
    pub(super) evidence: Evidence,
    pub(super) findings: Findings,
    pub(super) addresses: Addresses,
    pub(super) prose: Prose,
    pub(super) terms: Arc<Terms>,
    pub(super) pages: Vec<Planned>,
    pub(super) theme: Theme,
    pub(super) engine: Engine,
    pub(super) words: Arc<Words>,
    pub(super) carried: Vec<OutputFile>,
    /// How many files were parsed for it.
    pub(super) parsed: usize,
}

/// How many units are in memory at once where they are handed on in order.
const UNITS_AT_ONCE: usize = 256;

/// What has been left for a whole, in order.
fn left_for<'p>(whole: &Unit<'_>, parts: &'p [(&str, Vec<u8>)]) -> Vec<&'p [u8]> {
    let Some(name) = whole.whole() else {
        return Vec::new();
    };
    let parts = parts.iter().filter(|(of, _)| *of == name);
    parts.map(|(_, part)| part.as_slice()).collect()
}

impl Site {
    /// How many records the site is made from.
    pub fn records(&self) -> usize {
        self.evidence.records.count()
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// What there was to do to make it, with so many pages made.
    pub(super) fn work(&self, rendered: usize) -> Work {
        Work {
            parsed: self.parsed,
            analysed: self.findings.analysed(),
            rendered,
        }
    }

    /// Makes every file and hands it on, pages first, in a fixed order. No page is kept.
    ///
    /// # Errors
    /// A template cannot be filled, `take` refuses a file, or two files have one address.
    pub(crate) fn each_file(
        &self,
        mut take: impl FnMut(OutputFile) -> Result<(), Box<Diagnostic>>,
    ) -> Result<(), Box<Diagnostic>> {
        let desk = self.desk();
        let units = self.units(&desk);
        let mut claims: Vec<(String, Owner<'_>)> = Vec::new();
        let mut parts: Vec<(&str, Vec<u8>)> = Vec::new();
        let (wholes, others): (Vec<&Unit<'_>>, Vec<&Unit<'_>>) =
            units.iter().partition(|unit| unit.whole().is_some());
        let one_by_one = wholes.iter().map(std::slice::from_ref);
        for units in others.chunks(UNITS_AT_ONCE).chain(one_by_one) {
            let left = |unit: &Unit<'_>| left_for(unit, &parts);
            let made: Vec<_> = units
                .par_iter()
                .map(|unit| unit.make(&desk, &self.engine, &left(unit)))
                .collect::<Result<_, _>>()?;
            for (unit, made) in units.iter().zip(made) {
                parts.extend(unit.whole_of().map(|whole| (whole, made.part)));
                for file in made.files {
                    claims.push((file.address.clone(), unit.owner()));
                    take(file)?;
                }
            }
        }
        let claims = claims.iter();
        let claims = claims.map(|(address, owner)| (address.as_str(), *owner));
        owners::all_or_none(owners::clashes(claims))
    }

    /// Makes the file at an address; nothing when the site has none there.
    ///
    /// # Errors
    /// A template cannot be filled.
    pub(crate) fn file(&self, address: &str) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        let desk = self.desk();
        let pages = self.pages.iter().map(Unit::Page);
        let carried = self.carried.iter().map(Unit::Carried);
        if let Some(unit) = pages
            .chain(carried)
            .find(|unit| unit.address() == Some(address))
        {
            return self.made_by(&unit, &desk, address, &[]);
        }
        let pieces = render::site_pieces(&desk, &self.theme, &self.pages);
        let pieces: Vec<Unit<'_>> = pieces.into_iter().map(Unit::Piece).collect();
        let mut likeliest_first: Vec<&Unit<'_>> = pieces.iter().collect();
        likeliest_first.sort_by_cached_key(|unit| unit.distance_to(address));
        for unit in likeliest_first {
            let parts = self.parts_of(unit, &pieces, &desk)?;
            let made = self.made_by(unit, &desk, address, &parts)?;
            if made.is_some() {
                return Ok(made);
            }
        }
        Ok(None)
    }

    /// What other units leave for a unit that is a whole.
    pub(super) fn parts_of(
        &self,
        whole: &Unit<'_>,
        others: &[Unit<'_>],
        desk: &Desk<'_>,
    ) -> Result<Vec<Vec<u8>>, Box<Diagnostic>> {
        let Some(name) = whole.whole() else {
            return Ok(Vec::new());
        };
        let parts = others.par_iter();
        parts
            .filter(|unit| unit.whole_of() == Some(name))
            .map(|unit| Ok(unit.make(desk, &self.engine, &[])?.part))
            .collect()
    }

    fn made_by(
        &self,
        unit: &Unit<'_>,
        desk: &Desk<'_>,
        address: &str,
        parts: &[Vec<u8>],
    ) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        let mut files = unit.make(desk, &self.engine, &parts)?.files.into_iter();
        let file = files.find(|file| file.address == address);
        Ok(file.map(|file| file.bytes))
    }

    /// Writes every file that is not there as the last build left it and as this one would make it.
    /// Says how many pages were made, and what was read for each unit.
    pub(super) fn write_into(
        &self,
        output: &Output,
        before: &Traces<reads::Read>,
    ) -> Result<(usize, Traces<reads::Read>), Box<Diagnostic>> {
        let desk = self.desk();
        let workshop = Workshop {
            desk: &desk,
            engine: &self.engine,
            prints: self.prints(),
            general: self.general(),
            assets: self.theme.print_of_assets(),
        };
        workshop.make(&self.units(&desk), output, before)
    }

    /// The address at which it will be published, where that is known.
    pub(crate) fn base_url(&self) -> Option<&str> {
        self.evidence.site.value.base_url.as_deref()
    }

    /// What every view of it is made from.
    pub(crate) fn desk(&self) -> Desk<'_> {
        Desk {
            evidence: &self.evidence,
            findings: &self.findings,
            addresses: &self.addresses,
            prose: &self.prose,
            words: &self.words,
            terms: &self.terms,
            home_card: reads::Once::default(),
            lengths: self.lengths(),
        }
    }

    /// The lengths of all bodies of evidence, each counted when it is asked for first.
    fn lengths(&self) -> BTreeMap<Id, reads::Once<usize>> {
        let ids = self.evidence.records.syntheses.keys();
        ids.map(|id| (id.clone(), reads::Once::default())).collect()
    }

    fn prints(&self) -> Prints<'_> {
        self.findings.prints(&self.evidence)
    }

    /// Everything of which the site is made.
    fn units<'a>(&'a self, desk: &'a Desk<'a>) -> Vec<Unit<'a>> {
        let pages = self.pages.iter().map(Unit::Page);
        let pieces = render::site_pieces(desk, &self.theme, &self.pages).into_iter();
        let carried = self.carried.iter().map(Unit::Carried);
        pages
            .chain(pieces.map(Unit::Piece))
            .chain(carried)
            .collect()
    }

    /// A fingerprint of what bears on everything: the theme, `site.yaml`, the words of sentences and
    /// vocabularies, and the terms that are marked in every text.
    fn general(&self) -> u64 {
        let (site, records) = (&self.evidence.site, &self.evidence.records);
        let of = |source: &Source| of_file(&source.name, &source.text);
        let wording = records.wording.iter().map(|entry| of(&entry.source));
        let shelves = [Kind::Vocabulary, Kind::Term];
        let shelves = shelves.map(|kind| self.prints().of(&reads::Read::Shelf(kind)));
        // Which records are drafts, where they are shown: a day that comes changes no file.
        let held = self.evidence.held_back().iter();
        let shown = held.filter(|((kind, id), _)| records.about(*kind, id).is_some());
        let drafts: Vec<_> = shown.collect();
        let own = [
            print(&drafts),
            self.theme.print(),
            of(&site.source),
            site.quoted(),
            print(&site.value.base_url),
        ];
        join(own.into_iter().chain(wording).chain(shelves))
    }
}
