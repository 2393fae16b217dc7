//! The references of an edition, which end it on paper.

use serde::Serialize;

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::view::desk::{Desk, Here};
use crate::view::head::canonical;
use crate::view::shared::citation::{Citation, citation};
use crate::view::sources::Sources;

/// A source with its number.
#[derive(Debug, Serialize)]
pub struct Reference {
    /// The number.
    pub number: usize,
    /// The page of the source on this site.
    pub href: String,
    /// Its full address; empty where the site does not say where it is published.
    pub address: String,
    /// The reference.
    pub citation: Citation,
}

/// The references of the studies that a page has named.
pub(super) fn references(desk: &Desk<'_>, here: &Here, sources: &Sources) -> Vec<Reference> {
    let studies = (1..).zip(sources.in_order());
    studies
        .filter_map(|(number, study)| reference(desk, here, &study, number))
        .collect()
}

fn reference(desk: &Desk<'_>, here: &Here, study: &Id, number: usize) -> Option<Reference> {
    let study = desk.evidence.records.studies.get(study)?;
    let address = desk.addresses.of(Kind::Study, study.id.as_str());
    Some(Reference {
        number,
        href: here.href(&address),
        address: canonical(&desk.evidence.site.value, &address).unwrap_or_default(),
        citation: citation(desk.words, &study.value.bibliography, &study.value.label),
    })
}
