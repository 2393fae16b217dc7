//! Addresses: flat files with relative links, so that a copy on a stick opens by double click.

use std::collections::{BTreeMap, BTreeSet};

use crate::evidence::{Evidence, RecordKey};
use crate::record::id::Id;
use crate::record::kind::{Kind, Shown};
use crate::record::reads::{self, Read};
use crate::text::slug::slug;

use super::earlier::Earlier;
use super::evidence_part::{EvidencePart, analyses_address};
use super::lists::places;

/// Where every record is shown. Addresses are relative to the site: `studies/smith-2021.html`.
#[derive(Debug, Clone)]
pub struct Addresses {
    audiences: BTreeMap<Id, String>,
    findings: BTreeMap<String, Id>,
    review_findings: BTreeMap<String, Id>,
    /// The pages of outcomes of syntheses.
    analyses: BTreeSet<String>,
    places: BTreeMap<RecordKey, String>,
    /// The ids of today by earlier ones.
    renamed: BTreeMap<RecordKey, Id>,
    earlier: Earlier,
}

impl Addresses {
    /// The addresses of a site.
    pub fn new(evidence: &Evidence) -> Self {
        let audiences = evidence.records.audiences.values();
        let homes: Vec<String> = audiences.clone().map(|a| a.value.address.clone()).collect();
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
            analyses: analyses(evidence),
            renamed: renamed(evidence),
            earlier: Earlier::of(evidence, &homes),
        }
    }

    /// Where a page or file of a record that had another id stood before.
    pub fn earlier(&self, address: &str) -> Vec<String> {
        self.earlier.addresses(address)
    }

    /// Where a part of a record is shown: an outcome of a synthesis on its page, else a place on the page
    /// of the record.
    pub fn place(&self, kind: Kind, id: &str, place: &str) -> String {
        let outcome = format!("evidence/{id}/{place}.html");
        if kind == Kind::Synthesis && self.analyses.contains(&outcome) {
            return outcome;
        }
        let address = self.of(kind, id);
        match (address.contains('#'), place) {
            (true, _) | (_, "") => address,
            (false, place) => format!("{address}#{place}"),
        }
    }

    /// Where a record is shown: a page, or a place in one.
    pub fn of(&self, kind: Kind, id: &str) -> String {
        let id = self.now(kind, id);
        match kind.shown() {
            Some(Shown::Page("")) => format!("{id}.html"),
            Some(Shown::Page(folder)) => format!("{folder}/{id}.html"),
            Some(Shown::List(first)) => format!("{}#{id}", self.page_of_list(kind, first, id)),
            Some(Shown::Home) => self.audience_home(&Id::new(id)),
            None if kind == Kind::Finding => self.finding(id),
            Some(Shown::Nowhere) | None => "index.html".to_owned(),
        }
    }

    /// The id of a record today, where this is an earlier one.
    fn now<'i>(&'i self, kind: Kind, id: &'i str) -> &'i str {
        if self.renamed.is_empty() {
            return id;
        }
        let now = self.renamed.get(&(kind, Id::new(id)));
        now.map_or(id, |now| {
            reads::note_record(kind, now);
            now.as_str()
        })
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
            Some(synthesis) => {
                let page = EvidencePart::Voices.address(synthesis);
                format!("{page}#{}", slug(id))
            }
            None => "evidence/index.html".to_owned(),
        }
    }

    /// Where a result is shown: on the page of its study.
    pub fn result(&self, study: &Id, result: &str) -> String {
        format!("studies/{study}.html#{}", slug(result))
    }

    /// The page of an outcome of a synthesis.
    pub fn analysis(&self, synthesis: &Id, comparison: &Id, outcome: &Id) -> String {
        let outcome = EvidencePart::Outcome {
            comparison: comparison.clone(),
            outcome: outcome.clone(),
        };
        outcome.address(synthesis)
    }

    /// The further analyses of an outcome whose results are pooled.
    pub fn further(&self, synthesis: &Id, comparison: &Id, outcome: &Id) -> String {
        let further = EvidencePart::Further {
            comparison: comparison.clone(),
            outcome: outcome.clone(),
        };
        further.address(synthesis)
    }

    /// A network of a synthesis.
    pub fn network(&self, synthesis: &Id, network: &Id) -> String {
        EvidencePart::Network(network.clone()).address(synthesis)
    }

    /// The list of the further analyses of a synthesis.
    pub fn analyses(&self, synthesis: &Id) -> String {
        analyses_address(synthesis)
    }

    /// The home page of an audience.
    pub fn audience_home(&self, audience: &Id) -> String {
        format!("{}/index.html", self.folder(audience))
    }

    /// The edition of a question for an audience.
    pub fn edition(&self, question: &Id, audience: &Id) -> String {
        format!("{}/{question}.html", self.folder(audience))
    }

    /// The table of a question for a meeting that decides.
    pub fn decision(&self, question: &Id) -> String {
        format!("questions/{question}-decision.html")
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

/// The ids of records today by kind and earlier id. An alias that is the id of a record which is there leads
/// to that one.
fn renamed(evidence: &Evidence) -> BTreeMap<RecordKey, Id> {
    let all = evidence.records.every().flat_map(|about| {
        let aliases = about.life.aliases.iter();
        aliases.map(move |alias| ((about.kind, alias.clone()), about.id.clone()))
    });
    let is_free = |(kind, alias): &RecordKey| evidence.records.about(*kind, alias).is_none();
    all.filter(|(alias, _)| is_free(alias)).collect()
}

/// The pages of the outcomes of all syntheses.
fn analyses(evidence: &Evidence) -> BTreeSet<String> {
    let syntheses = evidence.records.syntheses.values();
    let outcomes = syntheses.flat_map(|entry| {
        let parts = EvidencePart::all(evidence, &entry.value).into_iter();
        let outcomes = parts.filter(|part| matches!(part, EvidencePart::Outcome { .. }));
        outcomes.map(|part| part.address(&entry.id))
    });
    outcomes.collect()
}

/// What leads from a page at `address` back to the top of the site: "" or "../".
pub fn root_of(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}
