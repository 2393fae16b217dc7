//! The list of pages, made from the evidence alone.

use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::kind::Kind;

use super::address::Addresses;
use super::browse_pages::browse_pages;
use super::evidence_pages::evidence_pages;
use super::list_pages::list_pages;
use super::lists::PAGE_OF_LIST;
use super::page_kind::{PageKind, Planned, planned};
use super::removed_pages::removed_pages;

/// How many studies one page of their list holds.
pub const PAGE_OF_STUDIES: usize = PAGE_OF_LIST;

/// Plans all pages.
pub fn plan(evidence: &Evidence, addresses: &Addresses) -> Vec<Planned> {
    let mut pages = fixed_pages();
    pages.extend(record_pages(evidence, addresses));
    pages.extend(decisions(evidence, addresses));
    pages.extend(editions(evidence, addresses));
    pages.extend(evidence_pages(evidence));
    pages.extend(study_lists(evidence));
    pages.extend(browse_pages(evidence));
    pages.extend(list_pages(evidence));
    pages.extend(removed_pages(evidence, addresses));
    let redirects = redirects(evidence, addresses, &pages);
    pages.extend(redirects);
    pages
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

/// Whether every site has a page at this address, so that no record can stand there. Words on accessibility
/// stand on the page that is made for them.
pub fn is_fixed(address: &str) -> bool {
    let is_own = |page: &Planned| !matches!(page.page, PageKind::Accessibility);
    fixed_pages()
        .iter()
        .any(|page| page.address == address && is_own(page))
}

/// The pages of the records that have pages of their own.
fn record_pages(evidence: &Evidence, addresses: &Addresses) -> Vec<Planned> {
    let records = evidence.records.every();
    records
        .filter_map(|record| {
            let page = page_of(record.kind, record.id.clone())?;
            let address = addresses.of(record.kind, record.id.as_str());
            Some(planned(address, page))
        })
        .collect()
}

/// The page of a record; nothing for kinds that are shown in a list.
fn page_of(kind: Kind, id: Id) -> Option<PageKind> {
    Some(match kind {
        Kind::Question => PageKind::Question(id),
        Kind::Synthesis => PageKind::Evidence(id),
        Kind::Study => PageKind::Study(id),
        Kind::Outcome => PageKind::Outcome(id),
        Kind::Intervention => PageKind::Intervention(id),
        Kind::Risk => PageKind::Risk(id),
        Kind::OpenIssue => PageKind::OpenIssue(id),
        Kind::Resource => PageKind::Resource(id),
        Kind::Economic => PageKind::Economic(id),
        Kind::Policy => PageKind::Policy(id),
        Kind::Update => PageKind::Update(id),
        Kind::Page if id.as_str() == "accessibility" => return None,
        Kind::Page => PageKind::Standing(id),
        Kind::Audience | Kind::Implementation | Kind::Example | Kind::Term | Kind::Tool => {
            return None;
        }
        Kind::Site | Kind::Wording | Kind::Vocabulary | Kind::Finding => return None,
    })
}

fn decisions(evidence: &Evidence, addresses: &Addresses) -> Vec<Planned> {
    let questions = evidence.records.questions.keys();
    let page = |id: &Id| planned(addresses.decision(id), PageKind::Decision(id.clone()));
    questions.map(page).collect()
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

/// Stubs at the earlier addresses of pages: those under earlier ids of their records, and those that
/// `site.yaml` names.
fn redirects(evidence: &Evidence, addresses: &Addresses, pages: &[Planned]) -> Vec<Planned> {
    let own = pages.iter().flat_map(|page| {
        // A stub that leads to the page of a record that is out leads there from its earlier address too.
        let target = match &page.page {
            PageKind::Redirect(target) => target,
            _ => &page.address,
        };
        let earlier = addresses.earlier(&page.address).into_iter();
        earlier.map(move |from| planned(from, PageKind::Redirect(target.clone())))
    });
    let named = evidence.site.value.redirects.iter();
    let named = named.map(|it| planned(it.from.clone(), PageKind::Redirect(it.to.clone())));
    own.chain(named).collect()
}
