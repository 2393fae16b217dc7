//! Markdown to HTML.

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html,
};

use crate::evidence::record_target;
use crate::plan::Addresses;
use crate::text::slug::slug;

use super::highlight;

/// Turns the texts of records into HTML.
#[derive(Debug, Clone)]
pub struct Prose {
    addresses: Addresses,
}

impl Prose {
    /// Record links are resolved by these addresses.
    pub fn new(addresses: Addresses) -> Self {
        Self { addresses }
    }

    /// A text as blocks. `root` leads to the top of the site ("../"); the highest heading of the
    /// text gets the level `top`, so that no level is skipped.
    pub fn blocks(&self, markdown: &str, root: &str, top: u8) -> String {
        let events = self.events(markdown, root, top);
        let mut out = String::with_capacity(markdown.len() * 3 / 2);
        html::push_html(&mut out, events.into_iter());
        out
    }

    /// A text of one paragraph without the paragraph's tags, for use inside a sentence or a cell.
    pub fn inline(&self, markdown: &str, root: &str) -> String {
        let blocks = self.blocks(markdown, root, 3);
        let text = blocks.trim();
        let inner = text
            .strip_prefix("<p>")
            .and_then(|text| text.strip_suffix("</p>"));
        match inner {
            Some(inner) if !inner.contains("<p>") => inner.to_owned(),
            _ => text.to_owned(),
        }
    }

    fn events<'a>(&self, markdown: &'a str, root: &str, top: u8) -> Vec<Event<'a>> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let events: Vec<Event<'a>> = Parser::new_ext(markdown, options).collect();
        let rewriter = Rewriter {
            prose: self,
            root,
            shift: heading_shift(&events, top),
        };
        rewriter.rewrite(events)
    }

    fn resolve(&self, destination: &str, root: &str) -> Option<String> {
        let (kind, id) = record_target(destination)?;
        Some(format!("{root}{}", self.addresses.of(kind, id)))
    }
}

/// How far headings move so that the highest one gets the level `top`.
fn heading_shift(events: &[Event<'_>], top: u8) -> i8 {
    let levels = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as i8),
        _ => None,
    });
    levels.min().map_or(0, |highest| top as i8 - highest)
}

struct Rewriter<'p> {
    prose: &'p Prose,
    root: &'p str,
    shift: i8,
}

impl Rewriter<'_> {
    fn rewrite<'a>(&self, events: Vec<Event<'a>>) -> Vec<Event<'a>> {
        let mut out = Vec::with_capacity(events.len());
        let mut events = events.into_iter().peekable();
        while let Some(event) = events.next() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    out.push(Event::Html(code_block(&kind, &mut events).into()));
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let inner = take_until_heading_ends(&mut events);
                    out.extend(self.heading(level, inner));
                }
                other => out.extend(self.single(other)),
            }
        }
        out
    }

    fn single<'a>(&self, event: Event<'a>) -> Vec<Event<'a>> {
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let dest_url = self.destination(dest_url);
                vec![Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                })]
            }
            Event::Html(text) | Event::InlineHtml(text)
                if text.trim_start().starts_with("<!--") =>
            {
                Vec::new()
            }
            Event::Html(text) | Event::InlineHtml(text) => vec![Event::Text(text)],
            Event::Start(Tag::Table(columns)) => vec![
                Event::Html(
                    "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">"
                        .into(),
                ),
                Event::Start(Tag::Table(columns)),
            ],
            Event::End(TagEnd::Table) => {
                vec![Event::End(TagEnd::Table), Event::Html("</div>\n".into())]
            }
            other => vec![other],
        }
    }

    fn destination<'a>(&self, destination: CowStr<'a>) -> CowStr<'a> {
        match self.prose.resolve(&destination, self.root) {
            Some(resolved) => resolved.into(),
            None => destination,
        }
    }

    fn heading<'a>(&self, level: HeadingLevel, inner: Vec<Event<'a>>) -> Vec<Event<'a>> {
        let words: String = inner.iter().filter_map(text_of).collect();
        let level = (level as i8 + self.shift).clamp(2, 6);
        let mut out = vec![Event::Html(
            format!("<h{level} id=\"{}\">", slug(&words)).into(),
        )];
        out.extend(self.rewrite(inner));
        out.push(Event::Html(format!("</h{level}>\n").into()));
        out
    }
}

fn text_of<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    }
}

fn take_until_heading_ends<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
    events
        .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))))
        .collect()
}

fn code_block<'a>(
    kind: &CodeBlockKind<'_>,
    events: &mut impl Iterator<Item = Event<'a>>,
) -> String {
    let body = events.take_while(|event| !matches!(event, Event::End(TagEnd::CodeBlock)));
    let code: String = body
        .filter_map(|event| text_of(&event).map(str::to_owned))
        .collect();
    let language = match kind {
        CodeBlockKind::Fenced(language) => language.split_whitespace().next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    };
    highlight::block(&code, language)
}

/// The words of a text without markup, for descriptions, cards and search.
pub fn plain_text(markdown: &str) -> String {
    let mut out = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                out.push(' ');
            }
            _ => {}
        }
    }
    out.trim().to_owned()
}
