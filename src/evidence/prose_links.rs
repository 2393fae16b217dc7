//! Links to records inside Markdown texts: `[words](study:smith-2021)`.

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::diag::{Diagnostic, codes};
use crate::record::kind::Kind;
use crate::record::records::FileLinks;

/// A link destination found in a text of a file.
#[derive(Debug, Clone)]
pub(super) struct ProseLink {
    /// The destination as written.
    pub destination: String,
    /// First byte in the file.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The kind and id that a destination names, when its prefix is that of a kind.
pub fn record_target(destination: &str) -> Option<(Kind, &str)> {
    let (prefix, id) = split_target(destination)?;
    Kind::from_link_prefix(prefix).map(|kind| (kind, id))
}

/// Prefix and rest of a destination such as `study:smith-2021`.
pub fn split_target(destination: &str) -> Option<(&str, &str)> {
    let (prefix, rest) = destination.split_once(':')?;
    let is_word = prefix.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    (is_word && !rest.starts_with("//")).then_some((prefix, rest))
}

/// All links in the texts of a file, and what is wrong with the texts themselves.
pub(super) fn links_of(file: &FileLinks) -> (Vec<ProseLink>, Vec<Diagnostic>) {
    let mut links = Vec::new();
    let mut problems = Vec::new();
    for prose in &file.findings.prose {
        let range = (file.offset + prose.start, file.offset + prose.end);
        scan(file, &prose.text, range, &mut links, &mut problems);
    }
    let body = file.source.body();
    let range = (file.source.body_start(), file.source.text.len());
    scan(file, body, range, &mut links, &mut problems);
    (links, problems)
}

fn scan(
    file: &FileLinks,
    text: &str,
    range: (usize, usize),
    links: &mut Vec<ProseLink>,
    problems: &mut Vec<Diagnostic>,
) {
    let locate = |needle: &str| {
        let area = &file.source.text[range.0..range.1.max(range.0)];
        let at = area.find(needle).map_or(range.0, |at| range.0 + at);
        (at, at + needle.len())
    };
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let (start, end) = locate(&dest_url);
                links.push(ProseLink {
                    destination: dest_url.into_string(),
                    start,
                    end,
                });
            }
            Event::Html(html) | Event::InlineHtml(html)
                if !html.trim_start().starts_with("<!--") && !html.starts_with("</") =>
            {
                let first = html.lines().next().unwrap_or_default().trim();
                let (start, end) = locate(first);
                let message =
                    format!("`{first}` is HTML and is shown to the reader as it is typed.");
                problems.push(
                    Diagnostic::new(&codes::RAW_HTML, message)
                        .at(file.source.place_of_bytes(start, end)),
                );
            }
            _ => {}
        }
    }
}
