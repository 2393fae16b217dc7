//! What Markdown texts lead to, `[words](study:smith-2021)`, and what in them cannot be shown.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::diag::{Diagnostic, codes};
use crate::record::kind::Kind;
use crate::record::misquoted;
use crate::record::quotation::is_quotation;
use crate::record::records::FileLinks;
use crate::text::character::{self, turns_direction};
use crate::text::markdown;

/// A link destination found in a text of a file.
#[derive(Debug, Clone)]
pub(super) struct ProseLink {
    /// The destination as written.
    pub destination: String,
    /// First byte in the file.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What is known of it as a picture, where it is one.
    pub picture: Option<Picture>,
}

/// A picture in a text.
#[derive(Debug, Clone, Default)]
pub(super) struct Picture {
    /// Whether it is said in words what it shows.
    pub has_words: bool,
}

/// The kind and id that a destination names, when its prefix is that of a kind.
pub fn record_target(destination: &str) -> Option<(Kind, &str)> {
    let (prefix, id) = split_target(destination)?;
    Kind::from_link_prefix(prefix).map(|kind| (kind, id))
}

/// The record and the place in its page to which a quoted value leads: `study:smith-2021#m03`. Nobody
/// types such a link, and a place may be empty.
pub fn place_in_record(destination: &str) -> Option<(Kind, &str, &str)> {
    let (record, place) = destination.split_once('#')?;
    record_target(record).map(|(kind, id)| (kind, id, place))
}

/// Prefix and rest of a destination such as `study:smith-2021`.
pub fn split_target(destination: &str) -> Option<(&str, &str)> {
    let (prefix, rest) = destination.split_once(':')?;
    let is_word = prefix.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    (is_word && !rest.starts_with("//")).then_some((prefix, rest))
}

/// Whether what stands in brackets is told as a quotation that is none.
fn is_misquoted(written: &str) -> bool {
    !misquoted::in_text(written, false).is_empty()
}

/// All links in the texts of a file, and what is wrong with the texts themselves.
pub(super) fn links_of(file: &FileLinks) -> (Vec<ProseLink>, Vec<Diagnostic>) {
    let mut scan = Scan {
        file,
        area: 0..0,
        links: Vec::new(),
        problems: Vec::new(),
    };
    for prose in &file.findings.prose {
        scan.text(
            &prose.text,
            file.offset + prose.start..file.offset + prose.end,
        );
    }
    let body = file.source.body_start()..file.source.text.len();
    scan.text(file.source.body(), body);
    (scan.links, scan.problems)
}

/// Without one of these a text has no link, no picture, no HTML and no character by its number, and need
/// not be parsed.
const MARKS: [char; 3] = ['[', '<', '&'];

struct Scan<'f> {
    file: &'f FileLinks,
    /// Where the text that is read stands in the file.
    area: Range<usize>,
    links: Vec<ProseLink>,
    problems: Vec<Diagnostic>,
}

impl Scan<'_> {
    fn text(&mut self, text: &str, area: Range<usize>) {
        self.area = area.start..area.end.max(area.start);
        match character::first_unfit(text) {
            Some(found) => {
                let written = found.character.to_string();
                self.unfit(&written, found.number(), found.reason.words());
            }
            None if !text.contains(MARKS) => return,
            None => {}
        }
        let mut picture: Option<ProseLink> = None;
        for event in markdown::parse(text) {
            match event {
                Event::Start(Tag::Link {
                    link_type: LinkType::Autolink,
                    dest_url,
                    ..
                }) if is_quotation(&dest_url) || is_misquoted(&format!("<{dest_url}>")) => {}
                Event::Start(Tag::Link {
                    dest_url, title, ..
                }) => {
                    self.entities(text, &dest_url);
                    self.entities(text, &title);
                    let (start, end) = self.locate_link(&dest_url);
                    let destination = dest_url.into_string();
                    self.links.push(ProseLink {
                        destination,
                        start,
                        end,
                        picture: None,
                    });
                }
                Event::Start(Tag::Image {
                    dest_url, title, ..
                }) => {
                    self.entities(text, &title);
                    picture = Some(self.picture(&dest_url));
                }
                Event::End(TagEnd::Image) => self.links.extend(picture.take()),
                Event::Html(html) | Event::InlineHtml(html)
                    if !html.trim_start().starts_with("<!--")
                        && !html.starts_with("</")
                        && !is_misquoted(&html) =>
                {
                    self.html(&html);
                }
                Event::Text(shown) | Event::Code(shown) => {
                    self.entities(text, &shown);
                    let words = picture.as_mut().and_then(|link| link.picture.as_mut());
                    if let Some(words) = words {
                        words.has_words |= !shown.trim().is_empty();
                    }
                }
                _ => {}
            }
        }
    }

    /// Where a part of the text stands in the file; the start of the text where it is written
    /// otherwise there.
    fn locate(&self, part: &str) -> (usize, usize) {
        let area = &self.file.source.text[self.area.clone()];
        match area.find(part) {
            Some(at) => (self.area.start + at, self.area.start + at + part.len()),
            None => (self.area.start, self.area.start + 1),
        }
    }

    /// Where the address of a link stands; one that only begins in the same way is another one.
    fn locate_link(&self, destination: &str) -> (usize, usize) {
        let area = &self.file.source.text[self.area.clone()];
        let opened = format!("({destination}");
        let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '/' | '.');
        let is_whole = |at: &usize| !area[at + opened.len()..].starts_with(goes_on);
        let mut places = area.match_indices(&opened).map(|(at, _)| at);
        match places.find(is_whole) {
            Some(at) => {
                let start = self.area.start + at + 1;
                (start, start + destination.len().max(1))
            }
            None => self.locate(destination),
        }
    }

    fn push(&mut self, part: &str, problem: Diagnostic) {
        let (start, end) = self.locate(part);
        self.problems
            .push(problem.at(self.file.source.place_of_bytes(start, end)));
    }

    /// Characters that no text may hold, written as `&#7;` or `&#x202E;`.
    fn entities(&mut self, text: &str, shown: &str) {
        let is_new = |c: char| turns_direction(c) && !text.contains(c);
        let odd = shown
            .chars()
            .find(|c| character::unfit(*c).is_some() || is_new(*c));
        if let Some(odd) = odd {
            let (decimal, hex) = (
                format!("&#{}", u32::from(odd)),
                format!("U+{:04X}", u32::from(odd)),
            );
            let what = character::unfit(odd).unwrap_or(character::Unfit::Direction);
            self.unfit(&decimal, hex, what.words());
        }
    }

    fn unfit(&mut self, part: &str, number: String, what: &str) {
        let message = format!("In this text stands {what} ({number}).");
        let problem = Diagnostic::new(&codes::NOT_TEXT, message);
        self.push(
            part,
            problem.hint("Delete it; in Markdown `&#…;` writes a character by its number."),
        );
    }

    fn html(&mut self, html: &str) {
        let first = html.lines().next().unwrap_or_default().trim().to_owned();
        let message = format!("`{first}` is HTML and is shown to the reader as it is typed.");
        let (start, end) = self.locate(&first);
        let place = self.file.source.place_of_bytes(start, end);
        let problem = Diagnostic::new(&codes::RAW_HTML, message).follows(place.label());
        self.problems.push(problem.at(place));
    }

    /// A picture, before its words are read.
    fn picture(&mut self, destination: &str) -> ProseLink {
        self.entities(destination, destination);
        let (start, end) = self.locate_link(destination);
        ProseLink {
            destination: destination.to_owned(),
            start,
            end,
            picture: Some(Picture::default()),
        }
    }
}
