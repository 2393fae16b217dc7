//! Terms of the glossary: found in a text while it is made ready for a page, and marked there.
//!
//! A term is linked where a reader meets it first in a section. Which place that is depends on the
//! template, so a text carries marks, and the marks become links when the page is finished.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use aho_corasick::{AhoCorasick, Input, MatchKind};

use crate::evidence::Evidence;
use crate::plan::{List, PAGE_OF_LIST, terms_in_order};
use crate::text::case::capital;
use crate::text::term_mark;

/// The terms of a site under all their names.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// Finds every name in one pass; nothing where there is none.
    finder: Option<AhoCorasick>,
    /// The spellings that the finder knows, by its numbers.
    spellings: Vec<Spelling>,
    /// The terms by number.
    places: Vec<Place>,
    /// Their numbers by id.
    numbers: HashMap<String, usize>,
}

/// Letters that may name a term, without regard to capitals.
#[derive(Debug, Clone, Default)]
struct Spelling {
    /// The names that are spelt so.
    names: Vec<Name>,
    /// The longest other spelling with which this one begins.
    shorter: Option<usize>,
}

/// A name, and the number of its term; none for a name that must not be taken for a term's.
#[derive(Debug, Clone)]
struct Name {
    words: String,
    term: Option<usize>,
}

/// Where a term is explained.
#[derive(Debug, Clone)]
struct Place {
    /// Its place in the glossary: `glossary/index.html#risk-ratio`.
    address: String,
    /// Whether the term is in the name of the site: every page is about it.
    of_the_site: bool,
}

impl Terms {
    /// The terms of a site.
    pub fn of(evidence: &Evidence) -> Self {
        let ids: Vec<&str> = terms_in_order(evidence)
            .iter()
            .map(|entry| entry.id.as_str())
            .collect();
        Self::named(&evidence.site.value.title, &ids, &names_of(evidence))
    }

    /// Terms in the order of the glossary, and names with the ids of their terms.
    pub(crate) fn named(site: &str, ids: &[&str], names: &[(&str, Option<&str>)]) -> Self {
        let owned = ids.iter().map(|id| (*id).to_owned());
        let numbers: HashMap<String, usize> = owned.zip(0..).collect();
        let names = names.iter().map(|(name, id)| {
            let term = id.and_then(|id| numbers.get(id).copied());
            (*name, term)
        });
        let mut terms = Self {
            places: ids.iter().zip(0..).map(|(id, at)| place(id, at)).collect(),
            ..Self::spelt(by_spelling(names))
        };
        terms.numbers = numbers;
        for (_, _, term) in terms.found_in(site) {
            terms.places[term].of_the_site = true;
        }
        terms
    }

    fn spelt(names: BTreeMap<String, Vec<Name>>) -> Self {
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(names.keys());
        let spellings = shorter_ones(&names).into_iter().zip(names.into_values());
        Self {
            finder: finder.ok(),
            spellings: spellings
                .map(|(shorter, names)| Spelling { names, shorter })
                .collect(),
            ..Self::default()
        }
    }

    /// A text in which every term is marked.
    pub fn mark<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let found = self.found_in(text);
        if found.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut marked = String::with_capacity(text.len() + 16 * found.len());
        let mut written = 0;
        for (start, end, term) in found {
            marked.push_str(&text[written..start]);
            term_mark::push_used(&mut marked, term, &text[start..end]);
            written = end;
        }
        marked.push_str(&text[written..]);
        Cow::Owned(marked)
    }

    /// The number of the term with this id.
    pub fn number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    /// Where a term is explained: `glossary/index.html#risk-ratio`.
    pub fn address(&self, term: usize) -> Option<&str> {
        self.places.get(term).map(|place| place.address.as_str())
    }

    /// Whether every page is about the term, so that one link on a page is enough.
    pub fn is_of_the_site(&self, term: usize) -> bool {
        self.places.get(term).is_some_and(|place| place.of_the_site)
    }

    /// Terms in a text: first byte, one past the last, number.
    fn found_in(&self, text: &str) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((start, spelling)) = self.next(text, at) {
            let name = self.name_at(text, start, spelling);
            at = start + name.map_or_else(|| width(&text[start..]), |name| name.words.len());
            if let Some(term) = name.and_then(|name| name.term) {
                found.push((start, at, term));
            }
        }
        found
    }

    fn next(&self, text: &str, from: usize) -> Option<(usize, usize)> {
        let found = self.finder.as_ref()?.find(Input::new(text).range(from..))?;
        Some((found.start(), found.pattern().as_usize()))
    }

    /// The longest name that stands at `start`, as a word of its own.
    fn name_at(&self, text: &str, start: usize, spelling: usize) -> Option<&Name> {
        let is_inside = |c: char| c.is_alphanumeric() || "-#".contains(c);
        if text[..start].ends_with(is_inside) {
            return None;
        }
        let next = |at: &usize| self.spellings.get(*at)?.shorter;
        let mut spellings = std::iter::successors(Some(spelling), next);
        spellings.find_map(|at| {
            let names = &self.spellings.get(at)?.names;
            names
                .iter()
                .find(|name| begins(&text[start..], &name.words))
        })
    }
}

/// Names in the order of their claims: the first term that claims a name has it.
fn names_of(evidence: &Evidence) -> Vec<(&str, Option<&str>)> {
    let entries = || evidence.records.terms.values();
    let names = entries().map(|entry| (entry.value.term.as_str(), Some(entry.id.as_str())));
    let others = entries().flat_map(|entry| {
        let preferred = entry.value.preferred.values();
        let other = entry.value.also.iter().chain(preferred);
        other.map(|name| (name.as_str(), Some(entry.id.as_str())))
    });
    // "Inner harbour" is an outcome, and no case of "harbour".
    let outcomes = evidence.records.outcomes.values();
    let outcomes = outcomes.map(|entry| (entry.value.name.as_str(), None));
    names.chain(others).chain(outcomes).collect()
}

fn place(id: &str, index: usize) -> Place {
    let page = List::Glossary.address(index / PAGE_OF_LIST);
    Place {
        address: format!("{page}#{id}"),
        of_the_site: false,
    }
}

/// Names by the spellings under which the finder looks for them. It takes capital and small letters
/// for the same in English only, so names with other letters have a spelling for each case.
fn by_spelling<'n>(
    names: impl Iterator<Item = (&'n str, Option<usize>)>,
) -> BTreeMap<String, Vec<Name>> {
    let mut found: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    for (name, term) in names {
        for words in forms(name) {
            for spelling in spellings(&words) {
                let names = found.entry(spelling).or_default();
                if names.iter().all(|known| known.words != words) {
                    let words = words.clone();
                    names.push(Name { words, term });
                }
            }
        }
    }
    found
}

fn spellings(words: &str) -> Vec<String> {
    let small = words.to_lowercase();
    let mut spellings = vec![small.to_ascii_lowercase()];
    if !words.is_ascii() {
        spellings.push(capital(&small).to_ascii_lowercase());
        spellings.push(words.to_uppercase().to_ascii_lowercase());
        spellings.sort_unstable();
        spellings.dedup();
    }
    spellings
}

/// For each spelling the longest other one with which it begins.
fn shorter_ones(spellings: &BTreeMap<String, Vec<Name>>) -> Vec<Option<usize>> {
    let numbers: BTreeMap<&str, usize> = spellings.keys().map(String::as_str).zip(0..).collect();
    let shorter = |spelling: &String| {
        let ends = spelling.char_indices().map(|(end, _)| end).rev();
        let mut starts = ends.map(|end| &spelling[..end]);
        starts.find_map(|start| numbers.get(start).copied())
    };
    spellings.keys().map(shorter).collect()
}

/// A name in the singular and in the plural.
fn forms(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    if !is_sign(name) && !name.ends_with('s') {
        match name.strip_suffix('y') {
            Some(stem) => forms.push(format!("{stem}ies")),
            None => forms.push(format!("{name}s")),
        }
    }
    forms
}

/// Whether a name is written in capitals: "OR" is a term and "or" is none.
fn is_sign(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

/// Whether a text begins with these words and a word ends there.
fn begins(text: &str, words: &str) -> bool {
    let Some(start) = text.get(..words.len()) else {
        return false;
    };
    let same = start == words || (!is_sign(words) && start.to_lowercase() == words.to_lowercase());
    let next = text[words.len()..].chars().next();
    same && !next.is_some_and(char::is_alphanumeric)
}

fn width(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Terms {
        let ids = [
            "risk-ratio",
            "harbour",
            "odds-ratio",
            "network",
            "trial",
            "colleague",
            "clar",
        ];
        let names = [
            ("Risk ratio", Some("risk-ratio")),
            ("Harbour", Some("harbour")),
            ("Odds ratio", Some("odds-ratio")),
            ("Harbour Network", Some("network")),
            ("Controlled study", Some("trial")),
            ("RR", Some("risk-ratio")),
            ("OR", Some("odds-ratio")),
            ("Colleague", Some("colleague")),
            ("Inner harbour", None),
            ("Clàr", Some("clar")),
        ];
        Terms::named("Colleagues: the evidence", &ids, &names)
    }

    /// A text with each term in brackets.
    fn marked(text: &str) -> String {
        let terms = terms();
        let mut out = String::new();
        let mut written = 0;
        for (start, end, term) in terms.found_in(text) {
            let id = terms
                .address(term)
                .and_then(|address| address.rsplit('#').next());
            out += &text[written..start];
            out += &format!("[{}={}]", &text[start..end], id.unwrap_or_default());
            written = end;
        }
        out + &text[written..]
    }

    #[test]
    fn names_are_found_in_the_singular_and_the_plural() {
        assert_eq!(
            marked("Risk ratios and a risk ratio (RR); controlled studies."),
            "[Risk ratios=risk-ratio] and a [risk ratio=risk-ratio] ([RR=risk-ratio]); [controlled studies=trial]."
        );
        assert_eq!(
            marked("CLÀR, clàr, Clàran"),
            "[CLÀR=clar], [clàr=clar], Clàran"
        );
    }

    #[test]
    fn the_longest_name_wins_and_signs_need_their_capitals() {
        assert_eq!(
            marked(
                "This or that, inner harbour: Harbour Network, harbour networked, harbour-based OR, unharbour #RR"
            ),
            "This or that, inner harbour: [Harbour Network=network], [harbour=harbour] networked, [harbour=harbour]-based [OR=odds-ratio], unharbour #RR"
        );
    }

    #[test]
    fn terms_in_the_name_of_the_site_are_known() {
        let terms = terms();
        let of_the_site = |id| {
            terms
                .number(id)
                .is_some_and(|term| terms.is_of_the_site(term))
        };
        assert!(of_the_site("colleague"));
        assert!(!of_the_site("harbour"));
    }

    #[test]
    fn marks_leave_the_words_as_they_are() {
        let text = "A risk ratio of 0.8, and no ratio of odds.";
        let marked = terms().mark(text).into_owned();
        assert_ne!(marked, text);
        assert_eq!(term_mark::plain(&marked), text);
    }
}
