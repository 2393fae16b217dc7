//! Addresses of other sites in the records, with their places.

use std::collections::BTreeMap;

use crate::diag::Place;
use crate::evidence::Evidence;
use crate::load::Source;

/// Where each address of another site stands.
pub(super) fn of_records(evidence: &Evidence) -> BTreeMap<String, Vec<Place>> {
    let mut all: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let own = evidence.site.value.base_url.as_deref();
    let records = evidence.records.every().map(|about| about.source);
    for source in records.chain([&*evidence.site.source]) {
        for (start, address) in in_text(&source.text) {
            let is_own = own.is_some_and(|own| address.starts_with(own));
            let is_example = host_of(&address).is_none_or(is_reserved);
            if !is_own && !is_example && !is_comment(source, start) {
                let place = source.place_of_bytes(start, start + address.len());
                all.entry(address).or_default().push(place);
            }
        }
    }
    for study in evidence.records.studies.values() {
        if let Some(doi) = &study.value.bibliography.doi {
            let address = format!("https://doi.org/{}", &**doi);
            let place = study.place("bibliography.doi");
            all.entry(address).or_default().push(place);
        }
    }
    all
}

/// Whether a byte stands in a line that is a comment of YAML.
fn is_comment(source: &Source, at: usize) -> bool {
    let line = source.text[..at].rfind('\n').map_or(0, |at| at + 1);
    at < source.body_start() && source.text[line..at].trim_start().starts_with('#')
}

/// Hosts that no site has: those for examples.
fn is_reserved(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or(host);
    let ends = ["example.org", "example.com", "example.net"];
    ends.iter()
        .any(|end| name == *end || name.ends_with(&format!(".{end}")))
        || [".example", ".invalid", ".test"]
            .iter()
            .any(|end| name.ends_with(end))
}

/// The host of an address with its port, in small letters.
pub(super) fn host_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].rsplit('@').next()?;
    (!host.is_empty()).then_some(host)
}

/// The addresses in a text, each with its first byte, without what a sentence, a bracket or a quotation mark
/// puts behind them.
fn in_text(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices("http") {
        let rest = &text[start..];
        let before = text[..start].chars().next_back();
        if !(rest.starts_with("https://") || rest.starts_with("http://"))
            || before.is_some_and(char::is_alphanumeric)
        {
            continue;
        }
        let ends = |c: char| {
            c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`' | '|' | '\\' | '{' | '}')
        };
        let mut address = &rest[..rest.find(ends).unwrap_or(rest.len())];
        loop {
            let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
            let shorter = without_closing(shorter);
            if shorter.len() == address.len() {
                break;
            }
            address = shorter;
        }
        // An address in brackets of Markdown ends where they close.
        let address = cut_at_bracket(address);
        if address.len() > "https://".len() {
            found.push((start, address.to_owned()));
        }
    }
    found
}

/// The text without a bracket at its end that it did not open.
fn without_closing(text: &str) -> &str {
    let pairs = [('(', ')'), ('[', ']')];
    for (open, close) in pairs {
        let opened = text.matches(open).count();
        if text.ends_with(close) && text.matches(close).count() > opened {
            return &text[..text.len() - close.len_utf8()];
        }
    }
    text
}

/// The text up to the first bracket that closes and was not opened.
fn cut_at_bracket(text: &str) -> &str {
    let mut open = 0_i32;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' => open += 1,
            ')' | ']' => open -= 1,
            _ => {}
        }
        if open < 0 {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_the_sentence_or_the_bracket_goes_on() {
        let text = "url: https://a.eu/x?b=1\n[a](https://b.eu/c_(d)). <http://c.eu/>, (see https://d.eu/e.f)! \"https://g.eu/h\"";
        let found: Vec<String> = in_text(text).into_iter().map(|(_, it)| it).collect();
        assert_eq!(
            found,
            [
                "https://a.eu/x?b=1",
                "https://b.eu/c_(d)",
                "http://c.eu/",
                "https://d.eu/e.f",
                "https://g.eu/h"
            ]
        );
    }

    #[test]
    fn hosts_for_examples_are_left_alone() {
        assert!(
            is_reserved("example.org") && is_reserved("a.example.com") && is_reserved("x.invalid")
        );
        assert!(!is_reserved("example.org.uk") && !is_reserved("127.0.0.1:80"));
        assert_eq!(host_of("https://a.eu:8080/b"), Some("a.eu:8080"));
    }
}
