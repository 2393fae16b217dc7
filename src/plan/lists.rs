//! Lists of records, cut into pages of a fixed size so that a page stays as quick with ten thousand
//! records as with ten. The first page keeps the address of the list.

use std::collections::BTreeMap;

use crate::evidence::{Evidence, RecordKey};
use crate::record::entry::Entry;
use crate::record::example::Example;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::term::Term;
use crate::text::slug::slug;

/// How many records one page of a list holds.
pub const PAGE_OF_LIST: usize = 100;

/// A list that grows with its records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum List {
    /// Questions.
    Questions,
    /// Bodies of evidence.
    Evidence,
    /// Everything that was judged, by how sure it is.
    Certainty,
    /// Outcomes.
    Outcomes,
    /// The findings on one theme.
    Theme(String),
    /// The results on an outcome; its first page is that of the outcome.
    Results(Id),
    /// The risk register.
    Risks,
    /// Resources.
    Resources,
    /// Economic evidence.
    Economics,
    /// The policy time line.
    Policies,
    /// Places where it runs.
    Examples,
    /// Updates.
    Updates,
    /// The glossary.
    Glossary,
}

impl List {
    pub(super) const FIXED: [List; 11] = [
        List::Questions,
        List::Evidence,
        List::Certainty,
        List::Outcomes,
        List::Risks,
        List::Resources,
        List::Economics,
        List::Policies,
        List::Examples,
        List::Updates,
        List::Glossary,
    ];

    /// The address of a page of the list, counted from 0.
    pub fn address(&self, page: usize) -> String {
        let folder = match self {
            List::Theme(theme) => return theme_address(theme, page),
            List::Results(outcome) => return results_address(outcome, page),
            List::Questions => "questions",
            List::Evidence => "evidence",
            List::Certainty => "certainty",
            List::Outcomes => "outcomes",
            List::Risks => "risks",
            List::Resources => "resources",
            List::Economics => "economics",
            List::Policies => "policies",
            List::Examples => "examples",
            List::Updates => "updates",
            List::Glossary => "glossary",
        };
        match page {
            0 => format!("{folder}/index.html"),
            _ => format!("{folder}/page-{}.html", page + 1),
        }
    }

    /// How many records stand in the list.
    pub(super) fn len(&self, evidence: &Evidence) -> usize {
        let records = &evidence.records;
        match self {
            List::Questions => records.questions.len(),
            List::Evidence => records.syntheses.len(),
            List::Certainty => evidence.judged().count(),
            List::Outcomes => records.outcomes.len(),
            List::Theme(theme) => evidence.ids_on_theme(theme).len(),
            List::Results(outcome) => evidence.results.on_outcome(outcome).len(),
            List::Risks => records.risks.len(),
            List::Resources => records.resources.len(),
            List::Economics => {
                let economics = records.economics.values();
                economics
                    .filter(|entry| entry.value.model.is_none())
                    .count()
            }
            List::Policies => records.policies.len(),
            List::Examples => records.examples.len(),
            List::Updates => records.updates.len(),
            List::Glossary => records.terms.len(),
        }
    }
}

fn theme_address(theme: &str, page: usize) -> String {
    let theme = slug(theme);
    match page {
        0 => format!("findings/{theme}.html"),
        _ => format!("findings/{theme}/page-{}.html", page + 1),
    }
}

fn results_address(outcome: &Id, page: usize) -> String {
    match page {
        0 => format!("outcomes/{outcome}.html"),
        _ => format!("outcomes/{outcome}/page-{}.html", page + 1),
    }
}

/// How many pages a list of so many records has; there is always one.
pub fn pages_of(records: usize) -> usize {
    records.div_ceil(PAGE_OF_LIST).max(1)
}

/// The page on which a record stands, by its place in the list.
fn page_at(place: usize) -> usize {
    place / PAGE_OF_LIST
}

/// The terms of the glossary in the order in which it shows them.
pub fn terms_in_order(evidence: &Evidence) -> Vec<&Entry<Term>> {
    let mut terms: Vec<_> = evidence.records.terms.values().collect();
    terms.sort_by_cached_key(|entry| {
        (
            first_letter(&entry.value.term),
            entry.value.term.to_lowercase(),
        )
    });
    terms
}

/// The letter under which a term stands.
pub fn first_letter(term: &str) -> char {
    term.chars().next().unwrap_or('?').to_ascii_uppercase()
}

/// Places in the order in which their list shows them: those nearest to here first.
pub fn examples_in_order(evidence: &Evidence) -> Vec<&Entry<Example>> {
    let mut examples: Vec<_> = evidence.records.examples.values().collect();
    let here = evidence.here(None);
    examples.sort_by_key(|entry| evidence.distance(&entry.value.country, here));
    examples
}

/// For records that have no page of their own and whose list may have several pages: the address
/// of the page on which each stands.
pub(super) fn places(evidence: &Evidence) -> BTreeMap<RecordKey, String> {
    let terms = terms_in_order(evidence).into_iter().map(|entry| &entry.id);
    let examples = examples_in_order(evidence)
        .into_iter()
        .map(|entry| &entry.id);
    let place = |kind: Kind, list: List| {
        move |(index, id): (usize, &Id)| ((kind, id.clone()), list.address(page_at(index)))
    };
    let terms = terms.enumerate().map(place(Kind::Term, List::Glossary));
    let examples = examples
        .enumerate()
        .map(place(Kind::Example, List::Examples));
    terms.chain(examples).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_keeps_the_address_of_the_list() {
        assert_eq!(List::Risks.address(0), "risks/index.html");
        assert_eq!(List::Risks.address(2), "risks/page-3.html");
        let theme = List::Theme("Pay and terms".to_owned());
        assert_eq!(theme.address(0), "findings/pay-and-terms.html");
        assert_eq!(theme.address(1), "findings/pay-and-terms/page-2.html");
    }

    #[test]
    fn a_record_stands_on_a_page_that_exists() {
        assert_eq!((pages_of(0), pages_of(100), pages_of(101)), (1, 1, 2));
        assert_eq!((page_at(0), page_at(99), page_at(100)), (0, 0, 1));
    }
}
