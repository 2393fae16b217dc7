//! The pages of every list of records.

use std::collections::BTreeMap;

use crate::evidence::Evidence;
use crate::text::slug::slug;

use super::lists::{List, pages_of};
use super::page_kind::{PageKind, Planned, planned};

/// Every page of every list.
pub(super) fn list_pages(evidence: &Evidence) -> Vec<Planned> {
    let outcomes = evidence.records.outcomes.keys().cloned();
    let results = outcomes.map(List::Results);
    let lists = List::FIXED
        .into_iter()
        .chain(themes(evidence))
        .chain(results);
    lists
        .flat_map(|list| {
            let pages = pages_of(list.len(evidence));
            let first = usize::from(matches!(list, List::Results(_)));
            (first..pages)
                .map(move |page| planned(list.address(page), PageKind::List(list.clone(), page)))
        })
        .collect()
}

fn themes(evidence: &Evidence) -> impl Iterator<Item = List> {
    let findings = evidence.findings().map(|(_, entry)| entry);
    let themes = findings.flat_map(|entry| entry.finding.themes.iter());
    let by_slug: BTreeMap<String, &String> = themes.map(|theme| (slug(theme), theme)).collect();
    let names: Vec<String> = by_slug.into_values().cloned().collect();
    names.into_iter().map(List::Theme)
}
