//! The pages of records that are out: one that says so, and stubs that lead there from every other page
//! and earlier address that the record had.

use crate::evidence::{Evidence, Removed};
use crate::record::kind::{Kind, Shown};

use super::address::Addresses;
use super::evidence_part::{EvidencePart, analyses_address};
use super::page_kind::{PageKind, Planned, RemovedRecord, planned};

/// The pages of all records that are out and had pages of their own.
pub(super) fn removed_pages(evidence: &Evidence, addresses: &Addresses) -> Vec<Planned> {
    let removed = evidence.removed.all();
    let with_page = removed.filter(|one| matches!(one.kind.shown(), Some(Shown::Page(_))));
    with_page
        .flat_map(|one| pages_of(one, evidence, addresses))
        .collect()
}

fn pages_of(removed: &Removed, evidence: &Evidence, addresses: &Addresses) -> Vec<Planned> {
    let address = addresses.of(removed.kind, removed.id.as_str());
    let other = removed.removal.replaced_by.as_ref();
    let other = other.and_then(|id| evidence.records.about(removed.kind, id));
    let replaced_by = other.map(|other| {
        let address = addresses.of(other.kind, other.id.as_str());
        (other.title.to_owned(), address)
    });
    let page = PageKind::Removed(Box::new(RemovedRecord {
        title: removed.title.clone(),
        because: removed.because,
        removal: removed.removal.clone(),
        replaced_by,
    }));
    let mut pages = vec![planned(address.clone(), page)];
    let stubs = other_addresses(removed, evidence, addresses).into_iter();
    pages.extend(stubs.map(|from| planned(from, PageKind::Redirect(address.clone()))));
    pages
}

/// The addresses of editions, sheets and parts.
fn other_addresses(removed: &Removed, evidence: &Evidence, addresses: &Addresses) -> Vec<String> {
    let mut all = Vec::new();
    if removed.kind == Kind::Question {
        all.push(addresses.decision(&removed.id));
        let shown = evidence.audiences().into_iter();
        let readers = shown.filter(|audience| removed.editions.contains(&audience.id));
        for audience in readers {
            all.push(addresses.edition(&removed.id, &audience.id));
            all.push(addresses.sheet(&removed.id, &audience.id));
        }
    }
    if let Some(synthesis) = &removed.synthesis {
        let parts = EvidencePart::all(evidence, synthesis).into_iter();
        all.extend(parts.map(|part| part.address(&removed.id)));
        all.push(analyses_address(&removed.id));
    }
    all
}
