//! What stands in angle brackets and is meant as a quotation, but lacks its kind or its colon:
//! `<smith-2021/M03/n>`, `<study smith-2021/M03/n>`. Only the records tell it from other text.

use std::ops::Range;

use crate::evidence::graph::Evidence;
use crate::record::kind::Kind;
use crate::record::misquoted::{Misquoted, without_shown};
use crate::text::suggest;

/// More letters than an address of a value has.
const LONGEST: usize = 160;

/// All of a text that is meant as a quotation and lacks its kind or its colon.
pub(super) fn in_text(evidence: &Evidence, text: &str, is_markdown: bool) -> Vec<Misquoted> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('<') {
        let inside = &text[open + 1..];
        let end = inside.find(['<', '>', '\n', ':']).unwrap_or(inside.len());
        if end > LONGEST || !inside[end..].starts_with('>') {
            continue;
        }
        let range = open..open + end + 2;
        found.extend(judged(evidence, &inside[..end], range));
    }
    without_shown(text, found, is_markdown)
}

fn judged(evidence: &Evidence, inside: &str, range: Range<usize>) -> Option<Misquoted> {
    let (cause, kind, address) = with_kind(evidence, inside).or_else(|| {
        let (kind, address) = without_kind(evidence, inside)?;
        Some(("the kind of record is missing".to_owned(), kind, address))
    })?;
    Some(Misquoted {
        range,
        cause,
        meant: format!("<{}:{address}>", kind.link_prefix()),
    })
}

/// `study smith-2021/n`, `study/smith-2021/n`: a kind without its colon.
fn with_kind(evidence: &Evidence, inside: &str) -> Option<(String, Kind, String)> {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let word = &inside[..inside.find(|c| !is_letter(c)).unwrap_or(inside.len())];
    let kind = Kind::from_link_prefix(&word.to_ascii_lowercase())?;
    let behind = &inside[word.len()..];
    let rest = behind.trim_start_matches(|c: char| c.is_whitespace() || SIGNS.contains(&c));
    if rest.len() == behind.len() || !is_address(rest) {
        return None;
    }
    let (id, way) = parted(rest);
    let known = evidence.records.ids(kind);
    let near = suggest::nearest(id, known.iter().copied());
    let is_record = known.contains(&id);
    if !is_record && near.is_none() && way.is_empty() {
        return None;
    }
    let id = if is_record { id } else { near.unwrap_or(id) };
    let cause = format!("the colon behind `{word}` is missing");
    Some((cause, kind, format!("{id}{way}")))
}

/// Signs that stand in the place of a colon.
const SIGNS: [char; 8] = ['/', ';', '.', ',', '=', '|', '_', '-'];

/// `smith-2021/M03/n`, `M03/n`: an address without its kind.
fn without_kind(evidence: &Evidence, inside: &str) -> Option<(Kind, String)> {
    if !is_address(inside) {
        return None;
    }
    let (id, way) = parted(inside);
    // A tag of HTML has neither.
    let is_id = id.contains('-') || id.contains(|c: char| c.is_ascii_digit());
    let kinds = || Kind::WITH_FOLDER.into_iter();
    let own = kinds().find(|kind| evidence.records.ids(*kind).contains(&id));
    if let Some(kind) = own.filter(|_| is_id || !way.is_empty()) {
        return Some((kind, inside.to_owned()));
    }
    if way.is_empty() {
        return None;
    }
    if let Some(result) = evidence.results.get(id) {
        return Some((Kind::Study, format!("{}/{inside}", result.study)));
    }
    let near = kinds().find_map(|kind| {
        let known = evidence.records.ids(kind);
        let near = suggest::nearest(id, known.iter().copied())?;
        Some((kind, format!("{near}{way}")))
    });
    near.filter(|_| is_id)
}

fn is_address(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
    text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(is_part)
}

/// The id, and the way to the value with its slash.
fn parted(address: &str) -> (&str, &str) {
    address.split_at(address.find('/').unwrap_or(address.len()))
}
