//! Markdown to HTML.

use std::borrow::Cow;

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd, TextMergeStream, html,
};

use crate::evidence::{place_in_record, record_target};
use crate::plan::Addresses;
use crate::record::kind::Kind;
use crate::text::anchor::{self, Names, PLACE};
use crate::text::term_mark;
use crate::text::{escape, markdown};

use super::files;
use super::highlight;
use super::notes::Notes;
use super::terms::Terms;

/// Where a text stands on its page.
#[derive(Clone, Copy)]
pub struct Setting<'p> {
    /// What leads to the top of the site: "../".
    pub root: &'p str,
    /// The level of the highest heading of the text, so that no level is skipped.
    pub top: u8,
    /// The terms that are marked in it; none in feeds, and in documents for copying.
    pub terms: Option<&'p Terms>,
    /// The number of a record among the sources of the page, where the page numbers them.
    pub cite: Option<&'p Numbers<'p>>,
}

/// Gives a record its number among the sources of a page.
pub type Numbers<'p> = dyn Fn(Kind, &str) -> Option<usize> + 'p;

impl<'p> Setting<'p> {
    /// A text to which a page adds nothing.
    pub fn plain(root: &'p str, top: u8) -> Self {
        Self {
            root,
            top,
            terms: None,
            cite: None,
        }
    }
}

/// Turns the texts of records into HTML.
#[derive(Debug, Clone)]
pub struct Prose {
    addresses: Addresses,
    /// What a screen reader says of a table.
    table: String,
    /// What it says of the link from a note back to the text.
    back: String,
}

impl Prose {
    /// Record links are resolved by these addresses; `table` is what a screen reader says of a table,
    /// `back` of the link from a note to the text.
    pub fn new(addresses: Addresses, table: &str, back: &str) -> Self {
        Self {
            addresses,
            table: escape::html(table),
            back: escape::html(back),
        }
    }

    /// A text as blocks.
    pub fn blocks(&self, markdown: &str, setting: &Setting<'_>) -> String {
        let events = self.events(markdown, setting);
        let mut out = String::with_capacity(markdown.len() * 3 / 2);
        html::push_html(&mut out, events.into_iter());
        with_mark(out)
    }

    /// A text of one paragraph without the paragraph's tags, for use inside a sentence or a cell.
    pub fn inline(&self, markdown: &str, setting: &Setting<'_>) -> String {
        let mut events = self.events(markdown, setting);
        let paragraphs = events.iter().filter(|event| is_paragraph(event)).count();
        let is_whole =
            events.first().is_some_and(is_paragraph) && events.last().is_some_and(ends_paragraph);
        if paragraphs == 1 && is_whole {
            events.retain(|event| !is_paragraph(event) && !ends_paragraph(event));
        }
        let mut out = String::with_capacity(markdown.len() * 3 / 2);
        html::push_html(&mut out, events.into_iter());
        out.truncate(out.trim_end().len());
        with_mark(out)
    }

    fn events<'a>(&self, markdown: &'a str, setting: &Setting<'_>) -> Vec<Event<'a>> {
        let events: Vec<Event<'a>> = TextMergeStream::new(markdown::parse(markdown)).collect();
        let mut rewriter = Rewriter {
            prose: self,
            setting,
            shift: heading_shift(&events, setting.top),
            closed: 0,
            names: Names::default(),
            notes: Notes::default(),
            is_place: false,
        };
        rewriter.rewrite(events)
    }
}

/// A text that has places of its own, with the mark before it by which a page tells texts apart.
fn with_mark(text: String) -> String {
    match text.contains(PLACE) {
        true => format!("{}{text}", anchor::TEXT),
        false => text,
    }
}

fn is_paragraph(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Paragraph))
}

fn ends_paragraph(event: &Event<'_>) -> bool {
    matches!(event, Event::End(TagEnd::Paragraph))
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
    setting: &'p Setting<'p>,
    shift: i8,
    /// How many elements are open in which no term is marked: links, headings and names.
    closed: usize,
    /// The names of its headings.
    names: Names,
    notes: Notes,
    /// Whether the link that is open leads to a place on the page.
    is_place: bool,
}

impl Rewriter<'_> {
    fn rewrite<'a>(&mut self, events: Vec<Event<'a>>) -> Vec<Event<'a>> {
        let mut out = Vec::with_capacity(events.len());
        let mut events = events.into_iter().peekable();
        while let Some(event) = events.next() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    out.push(Event::Html(code_block(&kind, &mut events).into()));
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let inner = take_until_heading_ends(&mut events);
                    self.heading(level, inner, &mut out);
                }
                other => self.single(other, &mut out),
            }
        }
        out
    }

    fn single<'a>(&mut self, event: Event<'a>, out: &mut Vec<Event<'a>>) {
        match event {
            Event::Start(tag) => self.start(tag, out),
            Event::End(tag) => self.end(tag, out),
            Event::Html(text) | Event::InlineHtml(text)
                if text.trim_start().starts_with("<!--") => {}
            Event::Html(text) | Event::InlineHtml(text) => out.push(Event::Text(text)),
            Event::Text(text) => out.push(Event::Text(self.marked(text))),
            Event::FootnoteReference(name) => {
                out.push(Event::InlineHtml(self.notes.reference(&name).into()));
            }
            other => out.push(other),
        }
    }

    fn start<'a>(&mut self, tag: Tag<'a>, out: &mut Vec<Event<'a>>) {
        self.closed += usize::from(is_closed(&tag.to_end()));
        match tag {
            Tag::Link { dest_url, .. } if dest_url.starts_with('#') => {
                self.is_place = true;
                let name = escape::html(&anchor::target(&dest_url));
                let link = format!("<a href=\"#{PLACE}{name}\">");
                out.push(Event::InlineHtml(link.into()));
            }
            Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            } => out.push(Event::Start(Tag::Image {
                link_type,
                dest_url: files::address(&dest_url, self.setting.root)
                    .map_or(dest_url, CowStr::from),
                title,
                id,
            })),
            Tag::FootnoteDefinition(name) => {
                out.push(Event::Html(self.notes.start(&name).into()));
            }
            Tag::Link { dest_url, .. } if place_in_record(&dest_url).is_some() => {
                out.push(Event::InlineHtml(self.quoted(&dest_url).into()));
            }
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => {
                let number = self.number_of(&dest_url);
                let dest_url = self.destination(dest_url, out);
                out.push(match number {
                    Some(number) => Event::InlineHtml(cited(&dest_url, &title, number).into()),
                    None => Event::Start(Tag::Link {
                        link_type,
                        dest_url,
                        title,
                        id,
                    }),
                });
            }
            Tag::Table(columns) => {
                out.push(Event::Html(scroll(&self.prose.table).into()));
                out.push(Event::Start(Tag::Table(columns)));
            }
            tag => out.push(Event::Start(tag)),
        }
    }

    fn end<'a>(&mut self, tag: TagEnd, out: &mut Vec<Event<'a>>) {
        self.closed = self.closed.saturating_sub(usize::from(is_closed(&tag)));
        if tag == TagEnd::Link && std::mem::take(&mut self.is_place) {
            return out.push(Event::InlineHtml("</a>".into()));
        }
        if tag == TagEnd::FootnoteDefinition {
            let end = self.notes.end(&self.prose.back);
            return out.push(Event::Html(end.into()));
        }
        out.push(Event::End(tag));
        if tag == TagEnd::Table {
            out.push(Event::Html("</div>\n".into()));
        }
    }

    fn marked<'a>(&self, text: CowStr<'a>) -> CowStr<'a> {
        let terms = self.setting.terms.filter(|_| self.closed == 0);
        match terms.map(|terms| terms.mark(&text)) {
            Some(Cow::Owned(marked)) => marked.into(),
            _ => text,
        }
    }

    /// The number of the source that a link leads to, on pages that number them.
    fn number_of(&self, destination: &str) -> Option<usize> {
        let (kind, id) = record_target(destination)?;
        self.setting.cite.and_then(|number| number(kind, id))
    }

    /// Where a link leads. A link to a term is the first use of it, as a link to the term would be.
    fn destination<'a>(&mut self, destination: CowStr<'a>, out: &mut Vec<Event<'a>>) -> CowStr<'a> {
        let Some((kind, id)) = record_target(&destination) else {
            let file = files::address(&destination, self.setting.root);
            return file.map_or(destination, CowStr::from);
        };
        let term = self.setting.terms.filter(|_| kind == Kind::Term);
        let term = term.and_then(|terms| terms.number(id));
        out.extend(term.map(|term| Event::Text(term_mark::linked(term).into())));
        let address = self.prose.addresses.of(kind, id);
        format!("{}{address}", self.setting.root).into()
    }

    /// The beginning of a link behind a quoted value.
    fn quoted(&self, destination: &str) -> String {
        let (kind, id, place) = place_in_record(destination).unwrap_or((Kind::Page, "", ""));
        let address = self.prose.addresses.place(kind, id, place);
        let href = escape::html(&format!("{}{address}", self.setting.root));
        format!("<a class=\"quoted\" href=\"{href}\">")
    }

    fn heading<'a>(
        &mut self,
        level: HeadingLevel,
        inner: Vec<Event<'a>>,
        out: &mut Vec<Event<'a>>,
    ) {
        let words: String = inner.iter().filter_map(text_of).collect();
        let level = (level as i8 + self.shift).clamp(2, 6);
        let name = self.names.of_heading(&words);
        let start = format!("<h{level} id=\"{PLACE}{name}\">");
        out.push(Event::Html(start.into()));
        self.closed += 1;
        out.extend(self.rewrite(inner));
        self.closed -= 1;
        out.push(Event::Html(format!("</h{level}>\n").into()));
    }
}

/// A wide table scrolls by itself.
fn scroll(label: &str) -> String {
    format!("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">")
}

/// Elements in which no term is marked: they lead elsewhere, or name something.
fn is_closed(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Link | TagEnd::Image | TagEnd::TableHead | TagEnd::DefinitionListTitle
    )
}

/// The beginning of a link to a source that has a number, which paper shows behind the link.
fn cited(href: &str, title: &str, number: usize) -> String {
    let title = match title.is_empty() {
        true => String::new(),
        false => format!(" title=\"{}\"", escape::html(title)),
    };
    format!(
        "<a href=\"{}\"{title} data-cite=\"{number}\">",
        escape::html(href)
    )
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
    for event in markdown::parse(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::DefinitionListTitle
                | TagEnd::DefinitionListDefinition,
            ) => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}
