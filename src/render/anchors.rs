//! Ids for the tables, figures and cards of a page, so that a link, and a reader's own briefing,
//! can name them.
//!
//! An id is made from what the thing is called, so it stays when others come and go around it.

use std::collections::BTreeSet;

use crate::prose::markup::{Piece, Tag, pieces};
use crate::text::slug::slug;

/// The longest id that is made here.
const LONGEST: usize = 72;

/// A page in which every table with a caption, every figure with a label and every card has an id.
pub(super) fn add(html: &str) -> String {
    let pieces: Vec<Piece<'_>> = pieces(html).collect();
    let mut taken = ids(&pieces);
    let mut out = String::with_capacity(html.len() + 512);
    for (at, piece) in pieces.iter().enumerate() {
        let id = match piece {
            Piece::Open(tag) => id_for(*tag, &pieces[at + 1..]),
            _ => None,
        };
        match (piece, id) {
            (Piece::Open(tag), Some(id)) => {
                let id = free(id, &mut taken);
                let name = tag.raw.len() - tag.raw.trim_start_matches('<').len() + tag.name.len();
                let (start, rest) = tag.raw.split_at(name);
                out.push_str(&format!("{start} id=\"{id}\"{rest}"));
            }
            (piece, _) => out.push_str(piece.raw()),
        }
    }
    out
}

fn ids(pieces: &[Piece<'_>]) -> BTreeSet<String> {
    let opening = pieces.iter().filter_map(|piece| match piece {
        Piece::Open(tag) => tag.attribute("id"),
        _ => None,
    });
    opening.map(str::to_owned).collect()
}

/// The id of an element that needs one: what it is and what it is called.
fn id_for(tag: Tag<'_>, rest: &[Piece<'_>]) -> Option<String> {
    if tag.attribute("id").is_some() {
        return None;
    }
    let (kind, called) = match tag.name {
        "table" => ("table", text_of("caption", rest, "thead")?),
        "figure" => ("figure", name(tag, rest)?),
        "article" if tag.has_class("card") => ("card", text_of("h3", rest, "article")?),
        _ => return None,
    };
    let slug = slug(&called);
    (!slug.is_empty()).then(|| shortened(&format!("{kind}-{slug}")))
}

/// The text of the first element of a name, if it comes before another one opens.
fn text_of(name: &str, rest: &[Piece<'_>], other: &str) -> Option<String> {
    let start = rest.iter().position(
        |piece| matches!(piece, Piece::Open(tag) if tag.name == name || tag.name == other),
    )?;
    if !matches!(rest[start], Piece::Open(tag) if tag.name == name) {
        return None;
    }
    let inside = rest[start..].iter();
    let inside = inside.take_while(|piece| !matches!(piece, Piece::Close(end, _) if *end == name));
    let words = inside.filter_map(|piece| match piece {
        Piece::Text(text) => Some(*text),
        _ => None,
    });
    Some(words.collect())
}

/// What a figure is called: by its own name, or by its first labelled part.
fn name(figure: Tag<'_>, rest: &[Piece<'_>]) -> Option<String> {
    if let Some(name) = figure.attribute("data-name") {
        return Some(name.to_owned());
    }
    let inside = rest.iter();
    let mut inside = inside.take_while(|piece| !matches!(piece, Piece::Close("figure", _)));
    let label = inside.find_map(|piece| match piece {
        Piece::Open(tag) => tag.attribute("aria-label"),
        _ => None,
    })?;
    Some(label.to_owned())
}

/// Cut at a hyphen where it is too long.
fn shortened(id: &str) -> String {
    match id.get(..LONGEST) {
        Some(start) if id.len() > LONGEST => start
            .rsplit_once('-')
            .map_or(start, |(start, _)| start)
            .to_owned(),
        _ => id.to_owned(),
    }
}

fn free(id: String, taken: &mut BTreeSet<String>) -> String {
    let mut free = id.clone();
    let mut number = 2;
    while !taken.insert(free.clone()) {
        free = format!("{id}-{number}");
        number += 1;
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_figures_and_cards_are_named_after_what_they_are_called() {
        let html = "<table class=\"t\">\n<caption>What <b>helps</b></caption><thead></thead></table>\
            <figure data-name=\"Sums\"><div aria-label=\"Sums: drawing\"></div></figure>\
            <article class=\"card\"><h3><a href=\"x\">An answer</a></h3></article>\
            <table><thead><tr><th>None</th></tr></thead></table>\
            <table><caption>What helps</caption></table><p id=\"table-what-helps\">";
        let named = add(html);
        for part in [
            "<table id=\"table-what-helps-2\" class=\"t\">",
            "<figure id=\"figure-sums\" data-name=\"Sums\">",
            "<article id=\"card-an-answer\" class=\"card\">",
            "<table><thead>",
            "<table id=\"table-what-helps-3\"><caption>",
        ] {
            assert!(named.contains(part), "{part} in {named}");
        }
    }

    #[test]
    fn a_long_name_is_cut_at_a_hyphen() {
        let id = shortened(&format!("table-{}", "word-".repeat(30)));
        assert!(id.len() <= LONGEST && id.ends_with("word"), "{id}");
    }
}
