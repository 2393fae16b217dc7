//! The glossary.

use serde::Serialize;

use crate::plan::{List, PAGE_OF_LIST, first_letter, terms_in_order};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::term::Term;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::{Link, Row};
use crate::view::shared::pager::{Pager, Part};
use crate::words::say;

/// What the template `glossary.html` sees.
#[derive(Debug, Serialize)]
pub struct GlossaryPage {
    /// Terms by first letter.
    pub letters: Vec<Letter>,
    /// Every letter of the glossary, with the place where its terms begin.
    pub index: Vec<Link>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// The terms under one letter.
#[derive(Debug, Serialize)]
pub struct Letter {
    /// The letter.
    pub letter: String,
    /// Its terms.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Debug, Clone, Serialize)]
pub struct TermView {
    /// The anchor.
    pub anchor: String,
    /// The term.
    pub term: String,
    /// What it means.
    pub definition_html: String,
    /// What it means in plain words; empty when the definition is plain.
    pub plain: String,
    /// Other words for it.
    pub also: Vec<String>,
    /// The word that an audience prefers.
    pub preferred: Vec<Row>,
    /// Words to avoid, with the reason.
    pub avoid: Vec<String>,
    /// Sources that use it.
    pub from: Vec<Link>,
}

/// Makes a page of the glossary, counted from 0.
pub fn view(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, GlossaryPage)> {
    let all = terms_in_order(desk.evidence);
    let part = Part {
        total: all.len(),
        page,
    };
    let head = Head {
        title: part.title(desk.words, &say!(desk, "title.glossary")),
        description: say!(desk, "line.terms-of-this-site-in-plain-words"),
        page_type: "glossary",
        section: "glossary/index.html",
        ..Head::default()
    };
    let index = index(here, &all);
    let mut letters: Vec<Letter> = Vec::new();
    for entry in part.take(all) {
        let letter = first_letter(&entry.value.term).to_string();
        if letters.last().is_none_or(|last| last.letter != letter) {
            letters.push(Letter {
                letter,
                terms: Vec::new(),
            });
        }
        if let Some(last) = letters.last_mut() {
            last.terms.push(term(desk, here, entry));
        }
    }
    let page = GlossaryPage {
        letters,
        index,
        pager: part.pager(desk.words, here, |page| List::Glossary.address(page)),
    };
    Some((head, page))
}

/// Every letter with the place where its terms begin.
fn index(here: &Here, all: &[&Entry<Term>]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for (place, entry) in all.iter().enumerate() {
        let letter = first_letter(&entry.value.term).to_string();
        if links.last().is_none_or(|last| last.label != letter) {
            let address = List::Glossary.address(place / PAGE_OF_LIST);
            let href = if address == here.address {
                format!("#letter-{letter}")
            } else {
                here.href(&format!("{address}#letter-{letter}"))
            };
            links.push(Link::new(letter, href));
        }
    }
    links
}

/// The view of a term, for any page.
pub fn term(desk: &Desk<'_>, here: &Here, entry: &Entry<Term>) -> TermView {
    let value = &entry.value;
    let preferred = value.preferred.iter().map(|(audience, word)| {
        let who = desk.evidence.records.audiences.get(&Id::new(audience));
        let who = who.map_or(audience.as_str(), |entry| entry.value.plural.as_str());
        Row::new(who, word.clone())
    });
    TermView {
        anchor: entry.id.to_string(),
        term: value.term.clone(),
        definition_html: desk.inline(here, &value.definition),
        plain: value.plain.clone().unwrap_or_default(),
        also: value.also.clone(),
        preferred: preferred.collect(),
        avoid: value.avoid.clone(),
        from: desk.links(here, &value.from),
    }
}
