//! Terms of the glossary, linked where a page uses them for the first time in a section.

use std::collections::{BTreeMap, BTreeSet};

use crate::evidence::Evidence;
use crate::plan::{GLOSSARY, List, PAGE_OF_LIST, terms_in_order};
use crate::record::entry::Entry;
use crate::record::term::Term;

use super::markup::{Piece, Tag, pieces};

/// What a page calls the things that the glossary explains.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// Phrases by their first word in small letters, in its order; the longest phrase first.
    phrases: Vec<(String, Vec<Phrase>)>,
    /// Terms in the name of the site: every page is about them, so once on a page is enough.
    of_the_site: BTreeSet<String>,
    /// Where terms stand that are not on the first page of the glossary.
    further: BTreeMap<String, String>,
}

#[derive(Debug, Clone)]
struct Phrase {
    words: String,
    term: String,
}

/// What stands for the term of a name that must not be taken for one.
const NO_TERM: &str = "";

/// Elements in which no word is linked: they are links or headings, name something, or are copied.
const CLOSED: [&str; 19] = [
    "a", "button", "caption", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "label", "nav",
    "pre", "script", "style", "summary", "svg", "thead",
];

/// Classes of such elements.
const CLOSED_CLASSES: [&str; 8] = [
    "badge",
    "credits",
    "document",
    "glossary",
    "lab",
    "provenance",
    "tag",
    "vh",
];

/// The folder of the glossary.
const FOLDER: &str = "glossary/";

/// Terms on the second page of the glossary and after it, with their pages.
fn further(evidence: &Evidence) -> BTreeMap<String, String> {
    let terms = terms_in_order(evidence).into_iter().enumerate();
    let further = terms.skip(PAGE_OF_LIST);
    let place = |(index, entry): (usize, &Entry<Term>)| {
        let page = List::Glossary.address(index / PAGE_OF_LIST);
        (entry.id.to_string(), page)
    };
    further.map(place).collect()
}

impl Terms {
    /// The terms of a site under all their names.
    pub fn of(evidence: &Evidence) -> Self {
        let entries = || evidence.records.terms.values();
        let names = entries().map(|entry| (entry.value.term.as_str(), entry.id.as_str()));
        let others = entries().flat_map(|entry| {
            let preferred = entry.value.preferred.values();
            let other = entry.value.also.iter().chain(preferred);
            other.map(|name| (name.as_str(), entry.id.as_str()))
        });
        // "Clinical recovery" is an outcome, and no case of "recovery".
        let outcomes = evidence.records.outcomes.values();
        let outcomes = outcomes.map(|entry| (entry.value.name.as_str(), NO_TERM));
        let names = names.chain(others).chain(outcomes);
        Self {
            further: further(evidence),
            ..Self::named(&evidence.site.value.title, names)
        }
    }

    /// The first term that claims a name has it.
    fn named<'n>(site: &str, names: impl Iterator<Item = (&'n str, &'n str)>) -> Self {
        let mut of_the_site = BTreeSet::new();
        let mut phrases: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for (name, term) in names {
            for words in forms(name) {
                if !taken.insert(words.clone()) {
                    continue;
                }
                if find(site, &words).is_some() {
                    of_the_site.insert(term.to_owned());
                }
                let first = first_word(&words).to_lowercase();
                let phrase = Phrase {
                    words,
                    term: term.to_owned(),
                };
                phrases.entry(first).or_default().push(phrase);
            }
        }
        for phrases in phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        Self {
            phrases: phrases.into_iter().collect(),
            of_the_site,
            further: BTreeMap::new(),
        }
    }

    /// A page with its terms linked; `root` leads to the top of the site.
    pub fn explain(&self, html: &str, root: &str) -> String {
        if self.phrases.is_empty() {
            return html.to_owned();
        }
        let mut reader = Reader {
            terms: self,
            root: root.to_owned(),
            out: String::with_capacity(html.len() + html.len() / 16),
            in_section: BTreeSet::new(),
            on_page: BTreeSet::new(),
            in_main: false,
            closed: None,
        };
        pieces(html).for_each(|piece| reader.take(piece));
        reader.out
    }

    /// The longest phrase with which a text begins. Every word of every page is looked up here, so
    /// nothing is copied for it.
    fn at_start(&self, text: &str) -> Option<&Phrase> {
        let word = || first_word(text).chars().flat_map(char::to_lowercase);
        let found = self
            .phrases
            .binary_search_by(|(first, _)| first.chars().cmp(word()));
        let (_, phrases) = self.phrases.get(found.ok()?)?;
        phrases.iter().find(|phrase| begins(text, &phrase.words))
    }
}

/// A page while it is read.
struct Reader<'t> {
    terms: &'t Terms,
    root: String,
    out: String,
    in_section: BTreeSet<&'t str>,
    on_page: BTreeSet<&'t str>,
    in_main: bool,
    /// The closed element that is being read, and how many of its name are open in it.
    closed: Option<(String, usize)>,
}

impl<'t> Reader<'t> {
    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Open(tag) => self.open(tag),
            Piece::Close(name, _) => self.close(name),
            Piece::Text(text) if self.in_main && self.closed.is_none() => return self.text(text),
            _ => {}
        }
        self.out.push_str(piece.raw());
    }

    fn open(&mut self, tag: Tag<'_>) {
        if tag.name == "main" {
            self.in_main = true;
        }
        if tag.name == "h2" {
            self.in_section.clear();
        }
        self.note_link(tag);
        if tag.is_empty() {
            return;
        }
        match &mut self.closed {
            Some((name, depth)) if name == tag.name => *depth += 1,
            Some(_) => {}
            None if is_closed(tag) => self.closed = Some((tag.name.to_owned(), 1)),
            None => {}
        }
    }

    /// A link that an author has set counts as the first use.
    fn note_link(&mut self, tag: Tag<'_>) {
        let href = tag.attribute("href").filter(|_| tag.name == "a");
        let place = href.and_then(|href| href.strip_prefix(self.root.as_str())?.split_once('#'));
        let id = place
            .filter(|(page, _)| page.starts_with(FOLDER))
            .map(|(_, id)| id);
        let all = self.terms.phrases.iter().flat_map(|(_, phrases)| phrases);
        let known = id.and_then(|id| all.map(|p| p.term.as_str()).find(|term| *term == id));
        if let Some(term) = known {
            self.in_section.insert(term);
            self.on_page.insert(term);
        }
    }

    fn close(&mut self, name: &str) {
        if name == "main" {
            self.in_main = false;
        }
        if let Some((open, depth)) = &mut self.closed
            && open == name
        {
            *depth -= 1;
            if *depth == 0 {
                self.closed = None;
            }
        }
    }

    fn text(&mut self, text: &str) {
        let terms = self.terms;
        let (mut at, mut written, mut before) = (0, 0, ' ');
        while let Some(c) = text[at..].chars().next() {
            let starts =
                c.is_alphanumeric() && !before.is_alphanumeric() && !"&-#".contains(before);
            let found = starts.then(|| terms.at_start(&text[at..])).flatten();
            let Some(phrase) = found else {
                before = c;
                at += c.len_utf8();
                continue;
            };
            let end = at + phrase.words.len();
            self.out.push_str(&text[written..at]);
            self.use_of(&phrase.term, &text[at..end]);
            before = 'x';
            (at, written) = (end, end);
        }
        self.out.push_str(&text[written..]);
    }

    /// Writes the words of a term: as a link where the page uses it first.
    fn use_of(&mut self, term: &'t str, words: &str) {
        if term == NO_TERM {
            return self.out.push_str(words);
        }
        let on_page = !self.on_page.insert(term);
        let in_section = !self.in_section.insert(term);
        if in_section || (on_page && self.terms.of_the_site.contains(term)) {
            return self.out.push_str(words);
        }
        let page = self
            .terms
            .further
            .get(term)
            .map_or(GLOSSARY, String::as_str);
        let root = &self.root;
        self.out.push_str(&format!(
            "<a class=\"term\" href=\"{root}{page}#{term}\">{words}</a>"
        ));
    }
}

fn is_closed(tag: Tag<'_>) -> bool {
    CLOSED.contains(&tag.name) || CLOSED_CLASSES.iter().any(|class| tag.has_class(class))
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

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric());
    &text[..end.unwrap_or(text.len())]
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

fn find(text: &str, words: &str) -> Option<usize> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts
        .filter(|at| !text[..*at].ends_with(char::is_alphanumeric))
        .find(|at| begins(&text[*at..], words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(html: &str) -> String {
        let names = [
            ("Risk ratio", "risk-ratio"),
            ("Recovery", "recovery"),
            ("Odds ratio", "odds-ratio"),
            ("Scottish Recovery Network", "srn"),
            ("Qualitative study", "qualitative"),
            ("RR", "risk-ratio"),
            ("OR", "odds-ratio"),
            ("Peer worker", "peer-worker"),
            ("Clinical recovery", NO_TERM),
        ];
        let terms = Terms::named("Peer workers: the evidence", names.into_iter());
        let page = terms.explain(&format!("<main>{html}</main>"), "../");
        let inner = page
            .strip_prefix("<main>")
            .and_then(|page| page.strip_suffix("</main>"));
        inner
            .unwrap_or_default()
            .replace(" class=\"term\" href=\"../glossary/index.html", "=\"")
    }

    #[test]
    fn the_first_use_in_a_section_is_linked() {
        assert_eq!(
            explained(
                "<h2>One</h2><p>A risk ratio, and a risk ratio (RR).</p><h2>Two</h2><p>Risk ratios.</p>"
            ),
            "<h2>One</h2><p>A <a=\"#risk-ratio\">risk ratio</a>, and a risk ratio (RR).</p><h2>Two</h2><p><a=\"#risk-ratio\">Risk ratios</a>.</p>"
        );
    }

    #[test]
    fn what_the_site_is_about_is_linked_once_on_a_page() {
        assert_eq!(
            explained("<h2>One</h2><p>Peer workers.</p><h2>Two</h2><p>Peer workers.</p>"),
            "<h2>One</h2><p><a=\"#peer-worker\">Peer workers</a>.</p><h2>Two</h2><p>Peer workers.</p>"
        );
    }

    #[test]
    fn links_headings_and_copies_stay_as_they_are() {
        let html = "<h3>Risk ratio</h3><p><a href=\"x\">risk <b>ratio</b> RR</a></p><pre>RR</pre><div class=\"a document\"><div>RR</div> RR</div>";
        assert_eq!(explained(html), html);
        let own = "<p><a href=\"../glossary/index.html#risk-ratio\">this</a> risk ratio</p>";
        assert!(explained(own).ends_with("this</a> risk ratio</p>"));
    }

    #[test]
    fn the_longest_phrase_wins_and_signs_need_their_capitals() {
        assert_eq!(
            explained(
                "<p>This or that, clinical recovery: Scottish Recovery Network, recovery-based OR, qualitative studies, unrecovery &RR;</p>"
            ),
            "<p>This or that, clinical recovery: <a=\"#srn\">Scottish Recovery Network</a>, <a=\"#recovery\">recovery</a>-based <a=\"#odds-ratio\">OR</a>, <a=\"#qualitative\">qualitative studies</a>, unrecovery &RR;</p>"
        );
    }
}
