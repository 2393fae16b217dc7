//! A site whose content is sound: its pages are made as they are asked for.

use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::Traces;
use crate::diag::Diagnostic;
use crate::evidence::Evidence;
use crate::load::Source;
use crate::plan::{Addresses, Planned};
use crate::prose::{Prose, Terms};
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
        for units in units.chunks(UNITS_AT_ONCE) {
            let made: Vec<_> = units
                .par_iter()
                .map(|unit| unit.make(&desk, &self.engine))
                .collect::<Result<_, _>>()?;
            for (unit, files) in units.iter().zip(made) {
                for file in files {
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
            return self.made_by(&unit, &desk, address);
        }
        let pieces = render::site_pieces(&desk, &self.theme, &self.pages);
        let (likely, others): (Vec<Unit<'_>>, Vec<Unit<'_>>) = pieces
            .into_iter()
            .map(Unit::Piece)
            .partition(|unit| unit.may_be_at(address));
        for unit in likely.iter().chain(&others) {
            let made = self.made_by(unit, &desk, address)?;
            if made.is_some() {
                return Ok(made);
            }
        }
        Ok(None)
    }

    fn made_by(
        &self,
        unit: &Unit<'_>,
        desk: &Desk<'_>,
        address: &str,
    ) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        let mut files = unit.make(desk, &self.engine)?.into_iter();
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

    fn desk(&self) -> Desk<'_> {
        Desk {
            evidence: &self.evidence,
            findings: &self.findings,
            addresses: &self.addresses,
            prose: &self.prose,
            words: &self.words,
            terms: &self.terms,
            home_card: reads::Once::default(),
        }
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
        let own = [
            self.theme.print(),
            of(&site.source),
            site.quoted(),
            print(&site.value.base_url),
        ];
        join(own.into_iter().chain(wording).chain(shelves))
    }
}
