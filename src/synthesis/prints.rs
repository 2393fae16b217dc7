//! Fingerprints of what can be read of the evidence: while one is the same, so is what was read.

use std::fmt::{self, Debug, Write as _};

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::evidence::{Evidence, Facet, ResultPlace};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::reads::{Read, Reads};

use super::doubt::Doubts;
use super::of_synthesis::{BySynthesis, OfSynthesis};

/// What fingerprints are taken of.
#[derive(Debug, Clone, Copy)]
pub struct Prints<'a> {
    pub(super) evidence: &'a Evidence,
    pub(super) doubts: &'a Doubts,
    pub(super) analyses: &'a BySynthesis,
}

impl Prints<'_> {
    /// The fingerprint of something that was read.
    pub fn of(self, read: &Read) -> u64 {
        let evidence = self.evidence;
        match read {
            Read::Record(kind, id) => self.record(*kind, id),
            Read::Facts(study) => self.facts(study),
            Read::Shelf(kind) => self.shelf(*kind),
            Read::AllFacts => {
                let studies = evidence.records.studies.keys();
                join(studies.map(|study| self.facts(study)))
            }
            Read::Ids(kind) => print(&evidence.records.ids(*kind)),
            Read::Reviews(kind) => {
                let ids = evidence.records.ids(*kind).into_iter();
                let about = ids.filter_map(|id| evidence.records.about(*kind, &Id::new(id)));
                join(about.map(|about| print(&(about.life.reviewed, about.life.review_by))))
            }
            Read::Any(Kind::Finding) => u64::from(evidence.has_findings()),
            Read::Any(kind) => u64::from(evidence.records.ids(*kind).is_empty()),
            Read::Results(study) => self.results(study),
            Read::OnOutcome(outcome) => {
                let on = evidence.results.on_outcome(outcome);
                join(on.map(|entry| xxh3_64(entry.result.id.as_bytes())))
            }
            Read::AllResults => {
                let studies = evidence.records.studies.keys();
                join(studies.map(|study| self.results(study)))
            }
            Read::Facets(study) => {
                let of = |facet| print(evidence.values_of(facet, study));
                let measured = print(evidence.facets.measured_of(study));
                join(Facet::ALL.into_iter().map(of).chain([measured]))
            }
            Read::UsedFacet(facet) => {
                let facet = Facet::ALL.get(usize::from(*facet));
                facet.map_or(0, |facet| join(evidence.facets.used(*facet).map(print)))
            }
            Read::Holder(id) => print(&evidence.finding(id.as_str()).map(|found| &found.study)),
            Read::HolderOfOwn(id) => print(&evidence.holder_of_own(id.as_str())),
            Read::Findings => join(evidence.findings().map(|(id, _)| xxh3_64(id.as_bytes()))),
            Read::Theme(theme) => {
                let on = evidence.ids_on_theme(theme.as_str());
                join(on.iter().map(|id| xxh3_64(id.as_bytes())))
            }
            Read::CitedBy(kind, id) => join(evidence.cited_by.of(&(*kind, id.clone())).map(print)),
            Read::Day => print(&evidence.as_of()),
            Read::Analyses(synthesis) => self.analyses(synthesis),
            Read::AnalysesOn(outcome) => {
                let all = self.analyses.values();
                join(
                    all.filter(|found| found.is_on(outcome))
                        .map(|found| shown(found)),
                )
            }
            Read::DoubtsAbout(result) => print(self.doubts.about(result.as_str())),
            Read::DoubtsIn(kind, id) => join(self.doubts.about_record(*kind, id).map(print)),
            Read::AllDoubts => join(self.doubts.all().map(print)),
            Read::Everything => join(Kind::WITH_FOLDER.into_iter().map(|kind| self.shelf(kind)))
                .wrapping_add(self.of(&Read::AllResults)),
        }
    }

    fn record(self, kind: Kind, id: &Id) -> u64 {
        let about = self.evidence.records.about(kind, id);
        let print = about.map_or(0, |about| {
            join([
                of_file(&about.source.name, &about.source.text),
                about.quoted,
            ])
        });
        match kind {
            // Its label depends on other studies.
            Kind::Study => join([print, self.facts(id)]),
            _ => print,
        }
    }

    fn shelf(self, kind: Kind) -> u64 {
        let ids = self.evidence.records.ids(kind);
        join(ids.into_iter().map(|id| self.record(kind, &Id::new(id))))
    }

    fn facts(self, study: &Id) -> u64 {
        let study = self.evidence.records.studies.get(study);
        study.map_or(0, |study| study.facts)
    }

    /// The results of a study stand in its file and in tables.
    fn results(self, study: &Id) -> u64 {
        let of_study = self.evidence.results.of_study(study);
        let in_tables = of_study.filter(|e| matches!(e.place, ResultPlace::InTable { .. }));
        let in_tables = in_tables.map(|entry| print(&entry.result));
        join([self.facts(study)].into_iter().chain(in_tables))
    }

    /// Analyses are what they were while all is that was read for them.
    fn analyses(self, synthesis: &Id) -> u64 {
        let found = self.analyses.get(synthesis);
        found.map_or(0, |found| shown(found))
    }

    /// The fingerprint of all that was read for something.
    pub(super) fn of_all(self, reads: &Reads) -> u64 {
        join(reads.iter().map(|read| self.of(read)))
    }
}

/// The fingerprint of all that can be read of the findings of a synthesis.
fn shown(found: &OfSynthesis) -> u64 {
    join([found.print, found.quoted])
}

/// The fingerprint of a file. Its name stands on the page of its record.
pub fn of_file(name: &str, text: &str) -> u64 {
    join([xxh3_64(name.as_bytes()), xxh3_64(text.as_bytes())])
}

/// The fingerprint of a list of fingerprints.
pub fn join(prints: impl IntoIterator<Item = u64>) -> u64 {
    let mut all = Xxh3::new();
    for print in prints {
        all.update(&print.to_le_bytes());
    }
    all.digest()
}

/// The fingerprint of a value, from all that it shows of itself to programmers.
pub fn print<T: Debug + ?Sized>(value: &T) -> u64 {
    struct Sink(Xxh3);
    impl fmt::Write for Sink {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.update(text.as_bytes());
            Ok(())
        }
    }
    let mut sink = Sink(Xxh3::new());
    // The sink takes everything.
    let _ = write!(sink, "{value:?}");
    sink.0.digest()
}
