//! Addresses: flat files with relative links, so that a copy on a stick opens by double click.

use std::collections::BTreeMap;

use crate::evidence::{Evidence, RecordKey};
use crate::record::id::Id;
use crate::record::kind::{Kind, Shown};
use crate::record::reads::{self, Read};
use crate::text::slug::slug;

use super::lists::places;

/// Where every record is shown. Addresses are relative to the site: `studies/smith-2021.html`.
#[derive(Debug, Clone)]
pub struct Addresses {
    audiences: BTreeMap<Id, String>,
    findings: BTreeMap<String, Id>,
    review_findings: BTreeMap<String, Id>,
    places: BTreeMap<RecordKey, String>,
}

impl Addresses {
    /// The addresses of a site.
    pub fn new(evidence: &Evidence) -> Self {
        let audiences = evidence.records.audiences.values();
        let syntheses = evidence.records.syntheses.values();
        Self {
            places: places(evidence),
            audiences: audiences
                .map(|a| (a.id.clone(), a.value.address.clone()))
                .collect(),
            findings: evidence
                .findings()
                .map(|(id, entry)| (id.clone(), entry.study.clone()))
                .collect(),
            review_findings: syntheses
                .flat_map(|s| {
                    s.value
                        .findings
                        .iter()
                        .map(|f| (f.id.clone(), s.id.clone()))
                })
                .collect(),
        }
    }

    /// Where a record is shown: a page, or a place in one.
    pub fn of(&self, kind: Kind, id: &str) -> String {
        match kind.shown() {
            Some(Shown::Page("")) => format!("{id}.html"),
            Some(Shown::Page(folder)) => format!("{folder}/{id}.html"),
            Some(Shown::List(first)) => format!("{}#{id}", self.page_of_list(kind, first, id)),
            Some(Shown::Home) => self.audience_home(&Id::new(id)),
            None if kind == Kind::Finding => self.finding(id),
            Some(Shown::Nowhere) | None => "index.html".to_owned(),
        }
    }

    /// The page of a list on which a record stands; lists may have several.
    fn page_of_list<'a>(&'a self, kind: Kind, first: &'a str, id: &str) -> &'a str {
        // On which page a record stands depends on all before it.
        reads::note_shelf(kind);
        let page = self.places.get(&(kind, Id::new(id)));
        page.map_or(first, String::as_str)
    }

    /// Where a finding of a study is shown.
    pub fn finding(&self, id: &str) -> String {
        reads::note(|| Read::Holder(Id::new(id)));
        match self.findings.get(id) {
            Some(study) => format!("studies/{study}.html#{}", slug(id)),
            None => "findings/index.html".to_owned(),
        }
    }

    /// Where a finding of a synthesis is shown.
    pub fn review_finding(&self, id: &str) -> String {
        reads::note(|| Read::HolderOfOwn(Id::new(id)));
        match self.review_findings.get(id) {
            Some(synthesis) => format!("evidence/{synthesis}.html#{}", slug(id)),
            None => "evidence/index.html".to_owned(),
        }
    }

    /// Where a result is shown: on the page of its study.
    pub fn result(&self, study: &Id, result: &str) -> String {
        format!("studies/{study}.html#{}", slug(result))
    }

    /// Where an outcome of a synthesis is shown on its evidence page.
    pub fn analysis(&self, synthesis: &Id, comparison: &Id, outcome: &Id) -> String {
        format!("evidence/{synthesis}.html#{comparison}-{outcome}")
    }

    /// The further analyses of a synthesis.
    pub fn analyses(&self, synthesis: &Id) -> String {
        format!("evidence/{synthesis}-analyses.html")
    }

    /// The home page of an audience.
    pub fn audience_home(&self, audience: &Id) -> String {
        format!("{}/index.html", self.folder(audience))
    }

    /// The edition of a question for an audience.
    pub fn edition(&self, question: &Id, audience: &Id) -> String {
        format!("{}/{question}.html", self.folder(audience))
    }

    /// The one-page sheet of a question for an audience.
    pub fn sheet(&self, question: &Id, audience: &Id) -> String {
        format!("{}/{question}-sheet.html", self.folder(audience))
    }

    fn folder<'a>(&'a self, audience: &'a Id) -> &'a str {
        reads::note_record(Kind::Audience, audience);
        self.audiences
            .get(audience)
            .map_or(audience.as_str(), String::as_str)
    }
}

/// What leads from a page at `address` back to the top of the site: "" or "../".
pub fn root_of(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}
