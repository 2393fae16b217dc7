//! The glossary.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::term::Term;

use super::desk::{Desk, Here};
use super::frame::Head;
use super::part::{Link, Row};

/// What the template `glossary.html` sees.
#[derive(Debug, Serialize)]
pub struct GlossaryPage {
    /// Terms by first letter.
    pub letters: Vec<Letter>,
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

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, GlossaryPage)> {
    let head = Head {
        title: desk.say("title.glossary"),
        description: desk.say("line.terms-of-this-site-in-plain-words"),
        page_type: "glossary",
        section: "glossary/index.html",
        ..Head::default()
    };
    let mut letters: BTreeMap<char, Vec<TermView>> = BTreeMap::new();
    for entry in desk.evidence.records.terms.values() {
        let letter = entry
            .value
            .term
            .chars()
            .next()
            .unwrap_or('?')
            .to_ascii_uppercase();
        letters
            .entry(letter)
            .or_default()
            .push(term(desk, here, entry));
    }
    let letter = |(letter, mut terms): (char, Vec<TermView>)| {
        terms.sort_by_key(|term| term.term.to_lowercase());
        Letter {
            letter: letter.to_string(),
            terms,
        }
    };
    Some((
        head,
        GlossaryPage {
            letters: letters.into_iter().map(letter).collect(),
        },
    ))
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
