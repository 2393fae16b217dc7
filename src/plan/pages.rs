//! The list of pages, made from the evidence alone.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::Evidence;
use crate::record::entry::Lifecycle;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::read::Shelf;
use crate::record::synthesis::{AnalysisMethod, Comparison};

use super::address::Addresses;
use super::browse_pages::browse_pages;
use super::list_pages::list_pages;
use super::lists::PAGE_OF_LIST;
use super::page_kind::{PageKind, Planned, planned};

/// How many studies one page of their list holds.
pub const PAGE_OF_STUDIES: usize = PAGE_OF_LIST;

/// Plans all pages. Two pages at one address are an error.
pub fn plan(evidence: &Evidence, addresses: &Addresses) -> (Vec<Planned>, Diagnostics) {
    let mut pages = fixed_pages();
    pages.extend(record_pages(evidence, addresses));
    pages.extend(editions(evidence, addresses));
    pages.extend(further_analyses(evidence, addresses));
    pages.extend(study_lists(evidence));
    pages.extend(browse_pages(evidence));
    pages.extend(list_pages(evidence));
    pages.extend(redirects(evidence, addresses));
    let found = clashes(&pages);
    (pages, found)
}

fn fixed_pages() -> Vec<Planned> {
    let pages = [
        ("index.html", PageKind::Home),
        ("interventions/index.html", PageKind::Interventions),
        ("findings/index.html", PageKind::Findings),
        ("checklist/index.html", PageKind::Checklist),
        ("open-issues/index.html", PageKind::OpenIssues),
        ("tools/index.html", PageKind::Tools),
        ("downloads/index.html", PageKind::Downloads),
        ("map/index.html", PageKind::Map),
        ("compare.html", PageKind::Compare),
        ("search.html", PageKind::Search),
        ("briefing.html", PageKind::Briefing),
        ("accessibility.html", PageKind::Accessibility),
        ("404.html", PageKind::NotFound),
    ];
    pages
        .into_iter()
        .map(|(address, page)| planned(address, page))
        .collect()
}

fn record_pages(evidence: &Evidence, addresses: &Addresses) -> Vec<Planned> {
    let records = &evidence.records;
    let mut pages = Vec::new();
    let mut add = |kind: Kind, ids: Vec<&Id>, page: fn(Id) -> PageKind| {
        pages.extend(
            ids.into_iter()
                .map(|id| planned(addresses.of(kind, id.as_str()), page(id.clone()))),
        );
    };
    add(
        Kind::Question,
        records.questions.keys().collect(),
        PageKind::Question,
    );
    add(
        Kind::Synthesis,
        records.syntheses.keys().collect(),
        PageKind::Evidence,
    );
    add(
        Kind::Study,
        records.studies.keys().collect(),
        PageKind::Study,
    );
    add(
        Kind::Outcome,
        records.outcomes.keys().collect(),
        PageKind::Outcome,
    );
    add(
        Kind::Intervention,
        records.interventions.keys().collect(),
        PageKind::Intervention,
    );
    add(Kind::Risk, records.risks.keys().collect(), PageKind::Risk);
    add(
        Kind::OpenIssue,
        records.open_issues.keys().collect(),
        PageKind::OpenIssue,
    );
    add(
        Kind::Resource,
        records.resources.keys().collect(),
        PageKind::Resource,
    );
    add(
        Kind::Economic,
        records.economics.keys().collect(),
        PageKind::Economic,
    );
    add(
        Kind::Policy,
        records.policies.keys().collect(),
        PageKind::Policy,
    );
    add(
        Kind::Update,
        records.updates.keys().collect(),
        PageKind::Update,
    );
    let standing = records
        .pages
        .keys()
        .filter(|id| id.as_str() != "accessibility");
    add(Kind::Page, standing.collect(), PageKind::Standing);
    pages
}

fn editions(evidence: &Evidence, addresses: &Addresses) -> Vec<Planned> {
    let mut pages = Vec::new();
    for audience in evidence.audiences() {
        let home = addresses.audience_home(&audience.id);
        pages.push(planned(home, PageKind::AudienceHome(audience.id.clone())));
        for question in evidence.records.questions.values() {
            if !question.value.editions.contains_key(audience.id.as_str()) {
                continue;
            }
            let (q, a) = (question.id.clone(), audience.id.clone());
            let sheet = PageKind::Sheet {
                question: q.clone(),
                audience: a.clone(),
            };
            pages.push(planned(addresses.sheet(&q, &a), sheet));
            let edition = PageKind::Edition {
                question: q.clone(),
                audience: a.clone(),
            };
            pages.push(planned(addresses.edition(&q, &a), edition));
        }
    }
    pages
}

/// One page for each synthesis with a pool.
fn further_analyses(evidence: &Evidence, addresses: &Addresses) -> Vec<Planned> {
    let pools = |comparison: &Comparison| {
        let mut outcomes = comparison.outcomes.iter();
        outcomes.any(|outcome| outcome.analysis.method == AnalysisMethod::Pool)
    };
    let syntheses = evidence.records.syntheses.values();
    syntheses
        .filter(|entry| entry.value.comparisons.iter().any(pools))
        .map(|entry| {
            let address = addresses.analyses(&entry.id);
            planned(address, PageKind::Analyses(entry.id.clone()))
        })
        .collect()
}

fn study_lists(evidence: &Evidence) -> Vec<Planned> {
    let lists = evidence
        .records
        .studies
        .len()
        .div_ceil(PAGE_OF_STUDIES)
        .max(1);
    (0..lists)
        .map(|index| planned(study_list_address(index), PageKind::Studies(index)))
        .collect()
}

/// The address of a page of the list of studies, counted from 0.
pub fn study_list_address(index: usize) -> String {
    match index {
        0 => "studies/index.html".to_owned(),
        _ => format!("studies/page-{}.html", index + 1),
    }
}

fn redirects(evidence: &Evidence, addresses: &Addresses) -> Vec<Planned> {
    fn of<T: Lifecycle>(kind: Kind, shelf: &Shelf<T>, addresses: &Addresses) -> Vec<Planned> {
        let stub = |alias: &Id, to: &Id| {
            let target = addresses.of(kind, to.as_str());
            planned(
                addresses.of(kind, alias.as_str()),
                PageKind::Redirect(target),
            )
        };
        shelf
            .values()
            .flat_map(|entry| {
                entry
                    .value
                    .aliases()
                    .iter()
                    .map(move |alias| stub(alias, &entry.id))
            })
            .collect()
    }
    let records = &evidence.records;
    let mut stubs = of(Kind::Question, &records.questions, addresses);
    stubs.extend(of(Kind::Synthesis, &records.syntheses, addresses));
    stubs.extend(of(Kind::Study, &records.studies, addresses));
    stubs.extend(of(Kind::Outcome, &records.outcomes, addresses));
    stubs.extend(of(Kind::Intervention, &records.interventions, addresses));
    stubs.extend(of(Kind::Risk, &records.risks, addresses));
    stubs.extend(of(Kind::OpenIssue, &records.open_issues, addresses));
    stubs.extend(of(Kind::Resource, &records.resources, addresses));
    stubs.extend(of(Kind::Economic, &records.economics, addresses));
    stubs.extend(of(Kind::Policy, &records.policies, addresses));
    stubs.extend(of(Kind::Update, &records.updates, addresses));
    stubs.extend(of(Kind::Page, &records.pages, addresses));
    stubs
}

fn clashes(pages: &[Planned]) -> Diagnostics {
    let mut seen: BTreeMap<String, &PageKind> = BTreeMap::new();
    let mut found = Diagnostics::new();
    for page in pages {
        if let Some(other) = seen.insert(page.address.to_lowercase(), &page.page) {
            let message = format!(
                "{:?} and {other:?} would both be at `{}`.",
                page.page, page.address
            );
            found.push(Diagnostic::new(&codes::ADDRESS_CLASH, message));
        }
    }
    found
}
