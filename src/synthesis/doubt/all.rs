//! All doubts of a site, and the checks that raise them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::reads::{self, Read};

use super::raised::{Doubt, Standing, Subject};
use super::{
    acceptance, appraisal, arm_spread, arms, cluster, direction, effect, implausible, interval,
    medians, months, other_outcome, outlier, published, same_numbers, spread, texts, wide, years,
};

/// All doubts of a site.
#[derive(Debug, Default)]
pub struct Doubts {
    by_result: BTreeMap<String, Vec<Doubt>>,
    others: Vec<Doubt>,
    /// The places of the others by the record that they are about.
    by_record: HashMap<(Kind, Id), Vec<usize>>,
}

impl Doubts {
    /// Runs every check of the data, on all threads. What editors say about the doubts is not yet asked.
    pub(in crate::synthesis) fn about_data(evidence: &Evidence) -> Self {
        let of_result = |entry: &ResultEntry| {
            let mut doubts = effect::doubts(entry, evidence);
            doubts.extend(interval::doubts(entry));
            doubts.extend(cluster::doubts(entry, evidence));
            doubts.extend(arm_spread::doubts(entry));
            doubts.extend(wide::doubts(entry, evidence));
            doubts.extend(direction::doubts(entry, evidence));
            doubts
        };
        let results = evidence.results.values().as_slice();
        let mut doubts: Vec<Doubt> = results.par_iter().flat_map_iter(of_result).collect();
        let across: [fn(&Evidence) -> Vec<Doubt>; 11] = [
            medians::doubts,
            spread::doubts,
            implausible::doubts,
            arms::doubts,
            same_numbers::doubts,
            months::doubts,
            other_outcome::doubts,
            published::doubts,
            appraisal::doubts,
            years::doubts,
            texts::doubts,
        ];
        let across = across.par_iter().flat_map_iter(|check| check(evidence));
        doubts.par_extend(across);
        // What is explained already is no news as an outlier.
        let graver = doubts.iter().filter(|doubt| doubt.is_grave);
        let graver: BTreeSet<String> = graver
            .filter_map(|doubt| Some(doubt.result()?.to_owned()))
            .collect();
        doubts.extend(outlier::doubts(evidence, &graver));
        let mut all = Self::default();
        doubts.into_iter().for_each(|doubt| all.add(doubt));
        all
    }

    /// Asks the records which doubts editors have accepted. The problems are acceptances that fit no
    /// doubt or give no reason.
    pub(in crate::synthesis) fn settle(&mut self, evidence: &Evidence) -> Diagnostics {
        let of_results = self.by_result.values_mut().flatten();
        acceptance::settle(evidence, of_results.chain(&mut self.others))
    }

    /// The doubts that nobody has dealt with. A record that could not be read may well accept the
    /// doubts about it, so these are left out.
    pub fn open<'a>(&'a self, evidence: &'a Evidence) -> impl Iterator<Item = &'a Doubt> {
        let is_unread = |doubt: &Doubt| {
            let (kind, id) = &doubt.record;
            evidence.records.is_unread(*kind, id.as_str())
        };
        self.all()
            .filter(move |doubt| doubt.standing == Standing::Open && !is_unread(doubt))
    }

    /// The doubts about a result.
    pub fn about(&self, result: &str) -> &[Doubt] {
        reads::note(|| Read::DoubtsAbout(Id::new(result)));
        self.by_result.get(result).map_or(&[], Vec::as_slice)
    }

    /// The doubts about a record that are about no single result of it.
    pub fn about_record<'a>(&'a self, kind: Kind, id: &'a Id) -> impl Iterator<Item = &'a Doubt> {
        reads::note(|| Read::DoubtsIn(kind, id.clone()));
        let places = self.by_record.get(&(kind, id.clone()));
        let places = places.into_iter().flatten();
        places.filter_map(|place| self.others.get(*place))
    }

    /// Whether a doubt about a result is grave.
    pub fn is_grave(&self, result: &str) -> bool {
        self.about(result).iter().any(|doubt| doubt.is_grave)
    }

    /// Every doubt, those about results first, in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Doubt> {
        reads::note(|| Read::AllDoubts);
        self.by_result.values().flatten().chain(&self.others)
    }

    /// Adds a doubt.
    pub(in crate::synthesis) fn add(&mut self, doubt: Doubt) {
        match &doubt.subject {
            Subject::Result(result) => {
                let about = self.by_result.entry(result.clone()).or_default();
                about.push(doubt);
            }
            _ => {
                let about = self.by_record.entry(doubt.record.clone()).or_default();
                about.push(self.others.len());
                self.others.push(doubt);
            }
        }
    }
}
