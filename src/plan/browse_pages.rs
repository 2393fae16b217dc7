//! The pages of every list of studies by one property.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::evidence::{Evidence, Facet, FacetValue};
use crate::record::id::Id;
use crate::record::intervention::ArmRole;

use super::browse::{Browse, BrowseSection, BrowseValue, Sorting, browse_address};
use super::lists::PAGE_OF_LIST;
use super::page_kind::{PageKind, Planned, planned};

type Groups = BTreeMap<FacetValue, BTreeSet<Id>>;

/// Every page of every list.
pub(super) fn browse_pages(evidence: &Evidence) -> Vec<Planned> {
    let mut pages = Vec::new();
    let used = Facet::ALL
        .into_iter()
        .filter(|facet| facet.is_used(&evidence.records));
    for facet in used {
        pages.extend(list(Sorting::By(facet), by_facet(evidence, facet)));
    }
    for intervention in evidence.records.interventions.values() {
        let groups = map_row(evidence, &intervention.id);
        if intervention.value.role == ArmRole::Intervention && !groups.is_empty() {
            pages.extend(list(Sorting::MapRow(intervention.id.clone()), groups));
        }
    }
    pages
}

fn by_facet(evidence: &Evidence, facet: Facet) -> Groups {
    let mut groups = Groups::new();
    for (place, study) in evidence.records.studies.keys().enumerate() {
        for value in evidence.facets.values(facet, place) {
            let group = groups.entry(value.clone()).or_default();
            group.insert(study.clone());
        }
    }
    groups
}

fn map_row(evidence: &Evidence, intervention: &Id) -> Groups {
    let mut groups = Groups::new();
    for (place, study) in evidence.records.studies.keys().enumerate() {
        let measured = evidence.facets.measured(place).iter();
        for (outcome, _) in measured.filter(|(_, given)| given.contains(intervention)) {
            let value = FacetValue::Outcome(outcome.clone());
            groups.entry(value).or_default().insert(study.clone());
        }
    }
    groups
}

/// Cuts a list into pages.
fn list(sorting: Sorting, groups: Groups) -> Vec<Planned> {
    let (cut, values) = cut(groups);
    let (pages, values) = (cut.len(), Arc::new(values));
    let page = |(page, sections)| {
        let browse = Browse {
            sorting: sorting.clone(),
            page,
            pages,
            sections,
            values: Arc::clone(&values),
        };
        planned(
            browse_address(&sorting, page),
            PageKind::Browse(Box::new(browse)),
        )
    };
    cut.into_iter().enumerate().map(page).collect()
}

/// Pages of at most [`PAGE_OF_LIST`] lines; there is always one.
fn cut(groups: Groups) -> (Vec<Vec<BrowseSection>>, Vec<BrowseValue>) {
    let mut pages = vec![Vec::new()];
    let mut values = Vec::new();
    let mut left = PAGE_OF_LIST;
    for (value, studies) in groups {
        let mut rest: Vec<Id> = studies.into_iter().collect();
        for part in 0.. {
            if left == 0 {
                pages.push(Vec::new());
                left = PAGE_OF_LIST;
            }
            if part == 0 {
                values.push(BrowseValue {
                    value: value.clone(),
                    studies: rest.len(),
                    page: pages.len() - 1,
                });
            }
            let later = rest.split_off(rest.len().min(left));
            left -= rest.len();
            if let Some(page) = pages.last_mut() {
                page.push(BrowseSection {
                    value: value.clone(),
                    continued: part > 0,
                    studies: rest,
                });
            }
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
    }
    (pages, values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(sizes: &[usize]) -> Groups {
        let group = |(index, size): (usize, &usize)| {
            let studies = (0..*size).map(|n| Id::new(format!("s{n:04}"))).collect();
            (FacetValue::Country(format!("{index}")), studies)
        };
        sizes.iter().enumerate().map(group).collect()
    }

    #[test]
    fn a_list_is_cut_into_pages_and_nothing_is_lost() {
        let (pages, values) = cut(groups(&[30, 250, 1]));
        let lines = |page: &Vec<BrowseSection>| page.iter().map(|s| s.studies.len()).sum::<usize>();
        assert_eq!(pages.iter().map(lines).collect::<Vec<_>>(), [100, 100, 81]);
        assert_eq!(
            values
                .iter()
                .map(|v| (v.studies, v.page))
                .collect::<Vec<_>>(),
            [(30, 0), (250, 0), (1, 2)]
        );
        assert!(pages[1][0].continued && !pages[2][1].continued);
    }

    #[test]
    fn an_empty_list_is_one_page() {
        assert_eq!(cut(Groups::new()).0.len(), 1);
    }

    #[test]
    fn a_full_page_does_not_begin_an_empty_section() {
        let (pages, values) = cut(groups(&[100, 2]));
        assert_eq!(pages.len(), 2);
        assert_eq!(values[1].page, 1);
        assert!(pages.iter().flatten().all(|s| !s.studies.is_empty()));
    }
}
