//! Numbers that somebody typed in a paragraph that links or quotes a record: perhaps one of its values,
//! which a quotation would keep right.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::diag::Place;
use crate::load::Source;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::records::FileLinks;
use crate::text::figures::{Figure, figures};
use crate::text::markdown;

use super::prose_links::record_target;

/// A number in a paragraph with links.
#[derive(Debug, Clone)]
pub struct TypedNumber {
    /// The record in whose file it stands.
    pub within: (Kind, Id),
    /// The number without what groups its digits: `1204`, `-0.16`.
    pub number: String,
    /// Whether it stands right behind the name of a measure that goes below zero: "SMD 0.12".
    pub is_behind_measure: bool,
    /// What stands behind it: " of 218 people".
    pub behind: String,
    /// The records that the paragraph links or quotes, those of the same sentence first.
    pub records: Vec<(Kind, Id)>,
    /// How many of them are linked in the same sentence.
    pub in_sentence: usize,
    source: Arc<Source>,
    bytes: Range<usize>,
}

impl TypedNumber {
    /// Where it stands.
    pub fn place(&self) -> Place {
        let Range { start, end } = self.bytes;
        self.source.place_of_bytes(start, end)
    }
}

/// How much of what stands behind a number is looked at.
const BEHIND: usize = 12;

/// The kinds of record whose numbers texts repeat.
const WITH_NUMBERS: [Kind; 3] = [Kind::Study, Kind::Synthesis, Kind::Economic];

/// The numbers of all Markdown texts of a file.
pub(super) fn typed_in(file: &FileLinks) -> Vec<TypedNumber> {
    let mut found = Vec::new();
    for prose in &file.findings.prose {
        let area = file.offset + prose.start..file.offset + prose.end;
        in_text(file, &prose.text, area, &mut found);
    }
    let body = file.source.body_start()..file.source.text.len();
    in_text(file, file.source.body(), body, &mut found);
    found
}

fn in_text(file: &FileLinks, text: &str, area: Range<usize>, found: &mut Vec<TypedNumber>) {
    // A number counts beside a link alone, and no link is without a bracket.
    let may_link = text.contains(':') && text.contains(['[', '<']);
    if !may_link || !text.contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    let (mut paragraph, mut is_code) = (Paragraph::default(), false);
    for (event, range) in markdown::parse(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let target = match link_type {
                    LinkType::Autolink => dest_url.split('/').next().unwrap_or_default(),
                    _ => &dest_url,
                };
                paragraph.link(target, range.start);
                paragraph.in_address += usize::from(link_type == LinkType::Autolink);
            }
            Event::End(TagEnd::Link) => paragraph.in_address = 0,
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(_) if paragraph.in_address == 0 && !is_code => {
                paragraph.figures(text, range)
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow | TagEnd::Heading(_),
            ) => {
                std::mem::take(&mut paragraph).close(file, text, &area, found);
            }
            _ => {}
        }
    }
    paragraph.close(file, text, &area, found);
}

/// What one paragraph holds.
#[derive(Default)]
struct Paragraph {
    links: Vec<(usize, (Kind, Id))>,
    figures: Vec<Figure>,
    in_address: usize,
}

impl Paragraph {
    fn link(&mut self, target: &str, at: usize) {
        if let Some((kind, id)) =
            record_target(target).filter(|(kind, _)| WITH_NUMBERS.contains(kind))
        {
            self.links.push((at, (kind, Id::new(id))));
        }
    }

    fn figures(&mut self, text: &str, range: Range<usize>) {
        let found = figures(&text[..range.end], range.start);
        self.figures.extend(found);
    }

    fn close(
        self,
        file: &FileLinks,
        text: &str,
        area: &Range<usize>,
        found: &mut Vec<TypedNumber>,
    ) {
        if self.links.is_empty() {
            return;
        }
        let written = file.source.text.get(area.clone()).unwrap_or_default();
        for figure in self.figures {
            let (mut near, mut others) = (Vec::new(), Vec::new());
            for (at, record) in &self.links {
                let (from, to) = (figure.range.start.min(*at), figure.range.start.max(*at));
                let list = if ends_sentence(&text[from..to]) {
                    &mut others
                } else {
                    &mut near
                };
                if !list.contains(record) {
                    list.push(record.clone());
                }
            }
            let in_sentence = near.len();
            near.append(&mut others);
            // A folded text is written otherwise in its file: the same number is found by counting.
            let typed = &text[figure.range.clone()];
            let before = text[..figure.range.start].matches(typed).count();
            let at = written
                .match_indices(typed)
                .nth(before)
                .map_or(0, |(at, _)| at);
            let start = area.start + at;
            found.push(TypedNumber {
                within: (file.kind, Id::new(&file.source.stem)),
                number: figure.number,
                is_behind_measure: figure.is_behind_measure,
                behind: text[figure.range.end..].chars().take(BEHIND).collect(),
                records: near,
                in_sentence,
                source: Arc::clone(&file.source),
                bytes: start..start + typed.len(),
            });
        }
    }
}

/// Whether a sentence ends within these words.
fn ends_sentence(between: &str) -> bool {
    let mut ends = between.match_indices(['.', '?', '!', ';']);
    ends.any(|(at, _)| between[at + 1..].starts_with(char::is_whitespace))
}
