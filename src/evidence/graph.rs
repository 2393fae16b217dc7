//! All evidence of a site, as every later stage sees it. Nothing changes it after linking.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::correction::Correction;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::reads::{self, Read};
use crate::record::records::{FileLinks, Records};
use crate::record::site::Site;
use crate::record::study::{Finding, Study};
use crate::record::synthesis::{OutcomeAnalysis, Synthesis};
use crate::record::value::Date;

use super::cited_by::{CitedBy, RecordKey};
use super::counts_in_texts::CountInText;
use super::facet::{Facet, FacetValue, StudyFacets};
use super::held::Held;
use super::place_names::PlaceNames;
use super::removed::AllRemoved;
use super::results::{ResultEntry, Results};
use super::typed_numbers::TypedNumber;

/// All evidence of a site.
#[derive(Debug)]
pub struct Evidence {
    /// The site.
    pub site: Entry<Site>,
    /// The records that are shown.
    pub records: Records,
    /// Results of all studies.
    pub results: Results,
    /// Findings of all studies by id.
    pub(super) findings: BTreeMap<String, FindingEntry>,
    /// By what studies are sorted and found.
    pub facets: StudyFacets,
    /// Findings of studies by theme, those that do the same together, in the order of their ids.
    pub(super) themes: BTreeMap<String, Vec<String>>,
    /// Where countries and areas lie.
    pub(super) place_names: PlaceNames,
    /// Who refers to a record.
    pub cited_by: CitedBy,
    /// Files with texts that quote values of records.
    pub(super) quoting: Vec<FileLinks>,
    /// Numbers that somebody typed beside records.
    pub(super) typed_numbers: Vec<TypedNumber>,
    /// Counts in sentences on one body of evidence.
    pub(super) counts_in_texts: Vec<CountInText>,
    /// Which record holds a correction.
    pub(super) corrections: BTreeMap<String, RecordKey>,
    /// Records that were on the site and are out.
    pub removed: AllRemoved,
    /// Records that are not shown yet; on the shelves only where drafts are asked for.
    pub(super) held: Held,
    pub(super) as_of: Date,
}

/// One finding with the study that holds it.
#[derive(Debug, Clone)]
pub struct FindingEntry {
    /// The study.
    pub study: Id,
    /// The finding.
    pub finding: Finding,
}

impl Evidence {
    /// The day as of which the site speaks; nothing on the site depends on the clock.
    pub fn as_of(&self) -> Date {
        reads::note(|| Read::Day);
        self.as_of
    }

    /// Whether a record is a draft, or its day has not come.
    pub fn is_draft(&self, kind: Kind, id: &Id) -> bool {
        self.held.contains_key(&(kind, id.clone()))
    }

    /// Drafts, and records whose day has not come, with that day.
    pub fn held_back(&self) -> &Held {
        &self.held
    }

    /// The finding of a study with this id.
    pub fn finding(&self, id: &str) -> Option<&FindingEntry> {
        reads::note(|| Read::Holder(Id::new(id)));
        let entry = self.findings.get(id)?;
        reads::note_record(Kind::Study, &entry.study);
        Some(entry)
    }

    /// All findings of studies in the order of their ids.
    pub fn findings(&self) -> impl Iterator<Item = (&String, &FindingEntry)> {
        reads::note_shelf(Kind::Study);
        self.findings.iter()
    }

    /// Whether there are findings of studies.
    pub fn has_findings(&self) -> bool {
        reads::note(|| Read::Any(Kind::Finding));
        !self.findings.is_empty()
    }

    /// The synthesis that holds a finding of its own with this id.
    pub fn holder_of_own(&self, id: &str) -> Option<&Id> {
        let holds = |entry: &&Entry<Synthesis>| {
            let mut findings = entry.value.findings.iter();
            findings.any(|finding| finding.id == id)
        };
        self.records
            .syntheses
            .values()
            .rfind(holds)
            .map(|entry| &entry.id)
    }

    /// How many findings of studies there are.
    pub fn count_of_findings(&self) -> usize {
        reads::note(|| Read::Findings);
        self.findings.len()
    }

    /// Numbers that somebody typed in paragraphs that link or quote records.
    pub fn typed_numbers(&self) -> &[TypedNumber] {
        &self.typed_numbers
    }

    /// Counts of trials, people and results in sentences on one body of evidence.
    pub fn counts_in_texts(&self) -> &[CountInText] {
        &self.counts_in_texts
    }

    /// A correction with the record that was corrected.
    pub fn correction(&self, id: &str) -> Option<(&RecordKey, &Correction)> {
        let record = self.corrections.get(id)?;
        let about = self.records.about(record.0, &record.1)?;
        let mut corrections = about.life.corrections.iter();
        let correction = corrections.find(|correction| correction.id == id)?;
        Some((record, correction))
    }

    /// Every correction with its record, the latest first.
    pub fn corrections(&self) -> Vec<(&RecordKey, &Correction)> {
        let kinds = Kind::WITH_FOLDER.into_iter();
        kinds.for_each(reads::note_shelf);
        let ids = self.corrections.keys();
        let mut all: Vec<_> = ids.filter_map(|id| self.correction(id)).collect();
        all.sort_by(|a, b| (b.1.date, &a.1.id).cmp(&(a.1.date, &b.1.id)));
        all
    }

    /// The audiences in the order of the site.
    pub fn audiences(&self) -> Vec<&Entry<crate::record::audience::Audience>> {
        let order = self.site.value.audiences.iter();
        order
            .filter_map(|audience| self.records.audiences.get(audience.id()))
            .collect()
    }

    /// The results of a study, in the order of their ids.
    pub fn results_of(&self, study: &Id) -> impl ExactSizeIterator<Item = &ResultEntry> + Clone {
        self.results.of_study(study)
    }

    /// The results that belong to an outcome of a synthesis: those that the record names, or all
    /// of the synthesis's studies for that outcome.
    pub fn results_for<'a>(
        &'a self,
        synthesis: &Synthesis,
        analysis: &OutcomeAnalysis,
    ) -> impl Iterator<Item = &'a ResultEntry> + use<'a> {
        self.results.of_analysis(synthesis, analysis)
    }

    /// The study of a result.
    pub fn study_of(&self, result: &ResultEntry) -> Option<&Entry<Study>> {
        self.records.studies.get(&result.study)
    }

    /// The values of a facet that a study has; [`FacetValue::NotSaid`] when it has none.
    pub fn values_of(&self, facet: Facet, study: &Id) -> &BTreeSet<FacetValue> {
        self.facets.values_of(facet, study)
    }

    /// Which findings of studies are on a theme, those that do the same together.
    pub fn ids_on_theme(&self, theme: &str) -> &[String] {
        reads::note(|| Read::Theme(Id::new(theme)));
        self.themes.get(theme).map_or(&[], Vec::as_slice)
    }

    /// The title of a record, as lists and links name it.
    pub fn title_of(&self, kind: Kind, id: &str) -> Option<&str> {
        match kind {
            Kind::Site => Some(&self.site.value.title),
            _ => self
                .records
                .about(kind, &Id::new(id))
                .map(|about| about.title),
        }
    }
}
