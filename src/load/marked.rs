//! YAML as a tree in which every value knows where it stands.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use crate::text::character::{self, Found};

use super::path::Step;

/// A value with its place in the text, in bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What stands there.
    pub content: Content,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A word, number or text.
    Scalar {
        /// The text, with quotation marks and folding resolved.
        text: String,
        /// True when it stands in quotation marks or in a block, and so is a text for certain.
        is_quoted: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in the order of the file.
    Map(Vec<(Node, Node)>),
}

/// Why a text could not be made into a tree.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The parser stopped.
    Syntax(ScanError),
    /// Nesting deeper than any record needs; the byte where it was seen.
    Deep(usize),
    /// A part that is named to be repeated (`&name`), or repeated (`*name`); its byte.
    Repeat(usize),
    /// A text that begins with `&` or `!`, of which a part would be lost; the byte of the mark.
    Special(usize),
    /// A line of three hyphens or dots with more below it; its byte.
    SecondDocument(usize),
    /// A text with a character that no text may hold, as YAML writes it with a backslash; the bytes of
    /// the text.
    Unfit(Found, std::ops::Range<usize>),
    /// There is nothing in the text.
    Empty,
}

/// A record is never nested deeper than this.
const DEEPEST: usize = 40;

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// True for a value that is left empty, or written `null` or `~`.
    pub fn is_null(&self) -> bool {
        matches!(&self.content, Content::Scalar { text, is_quoted: false }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The keys and values of a map; nothing for other nodes.
    pub fn entries(&self) -> &[(Node, Node)] {
        match &self.content {
            Content::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()
            .iter()
            .find(|(k, _)| k.text() == Some(key))
            .map(|(_, value)| value)
    }

    /// Adds every text at and below this node, without those under `skipped` keys.
    fn collect_texts(&self, skipped: &[&str], texts: &mut Vec<String>) {
        match &self.content {
            Content::Scalar { text, .. } => texts.push(text.clone()),
            Content::List(items) => {
                for item in items {
                    item.collect_texts(skipped, texts);
                }
            }
            Content::Map(entries) => {
                for (key, value) in entries {
                    if !key.text().is_some_and(|key| skipped.contains(&key)) {
                        value.collect_texts(skipped, texts);
                    }
                }
            }
        }
    }

    /// Every text at and below this node, without those under `skipped` keys.
    pub fn texts(&self, skipped: &[&str]) -> Vec<String> {
        let mut texts = Vec::new();
        self.collect_texts(skipped, &mut texts);
        texts
    }

    /// Puts other texts in the place of those that begin at these bytes.
    pub fn put_texts(&mut self, others: &HashMap<usize, String>) {
        match &mut self.content {
            Content::Scalar { text, .. } => {
                if let Some(other) = others.get(&self.start) {
                    text.clone_from(other);
                }
            }
            Content::List(items) => items.iter_mut().for_each(|item| item.put_texts(others)),
            Content::Map(entries) => {
                let values = entries.iter_mut().map(|(_, value)| value);
                values.for_each(|value| value.put_texts(others));
            }
        }
    }

    /// The node at the end of `path`, or the deepest one on the way that exists.
    pub fn deepest(&self, path: &[Step]) -> &Node {
        let Some((step, rest)) = path.split_first() else {
            return self;
        };
        let next = match (step, &self.content) {
            (Step::Key(key), _) => self.get(key),
            (Step::Index(index), Content::List(items)) => items.get(*index),
            (Step::Index(_), _) => None,
        };
        next.map_or(self, |node| node.deepest(rest))
    }
}

/// Reads one YAML document.
///
/// # Errors
/// What the parser could not read, a limit that was passed, or that there is nothing.
pub fn parse(text: &str) -> Result<Node, Fault> {
    let mut builder = Builder {
        text,
        open: Vec::new(),
        root: None,
    };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(Fault::Syntax)?;
        builder.take(event, span)?;
    }
    builder.root.ok_or(Fault::Empty)
}

/// Builds the tree from events. A map's entries alternate key and value in `items`.
struct Builder<'a> {
    text: &'a str,
    open: Vec<Open>,
    root: Option<Node>,
}

struct Open {
    start: usize,
    is_map: bool,
    items: Vec<Node>,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Fault> {
        let start = span.start.byte_offset().unwrap_or_default();
        let end = span.end.byte_offset().unwrap_or(start);
        self.refuse_marks(&event, start)?;
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                return Err(Fault::SecondDocument(self.divider(start)));
            }
            Event::Scalar(text, style, ..) => {
                let is_quoted = style != ScalarStyle::Plain;
                if let Some(found) = character::first_unfit(&text) {
                    return Err(Fault::Unfit(found, start..end));
                }
                self.add(Node {
                    start,
                    end,
                    content: Content::Scalar {
                        text: text.into_owned(),
                        is_quoted,
                    },
                });
            }
            Event::SequenceStart(..) => self.open(start, false)?,
            Event::MappingStart(..) => self.open(start, true)?,
            Event::SequenceEnd | Event::MappingEnd => self.close(end),
            Event::Alias(_) | Event::UnresolvedAlias(_) => return Err(Fault::Repeat(start)),
            _ => {}
        }
        Ok(())
    }

    /// Anchors and tags would be dropped without a word, and with them what somebody typed.
    fn refuse_marks(&self, event: &Event<'_>, start: usize) -> Result<(), Fault> {
        let (anchor, tag, is_text) = match event {
            Event::Scalar(_, _, anchor, tag) => (*anchor, tag, true),
            Event::SequenceStart(_, anchor, tag) | Event::MappingStart(_, anchor, tag) => {
                (*anchor, tag, false)
            }
            _ => return Ok(()),
        };
        if anchor == 0 && tag.is_none() {
            return Ok(());
        }
        let until = (start + 1).min(self.text.len());
        let mark = self
            .text
            .get(..until)
            .and_then(|text| text.rfind(['&', '!']));
        let mark = mark.unwrap_or(start);
        Err(if is_text {
            Fault::Special(mark)
        } else {
            Fault::Repeat(mark)
        })
    }

    /// The line that divides this document from the one before it.
    fn divider(&self, start: usize) -> usize {
        if self.text[start..].starts_with("---") {
            return start;
        }
        self.text[..start].rfind("\n...").map_or(start, |at| at + 1)
    }

    fn open(&mut self, start: usize, is_map: bool) -> Result<(), Fault> {
        if self.open.len() >= DEEPEST {
            return Err(Fault::Deep(start));
        }
        self.open.push(Open {
            start,
            is_map,
            items: Vec::new(),
        });
        Ok(())
    }

    fn close(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        let end = open
            .items
            .last()
            .map_or(end, |last| last.end.max(open.start));
        let content = if open.is_map {
            Content::Map(pairs(open.items))
        } else {
            Content::List(open.items)
        };
        self.add(Node {
            start: open.start,
            end,
            content,
        });
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(open) => open.items.push(node),
            None => self.root = self.root.take().or(Some(node)),
        }
    }
}

fn pairs(items: Vec<Node>) -> Vec<(Node, Node)> {
    let mut pairs = Vec::with_capacity(items.len() / 2);
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        pairs.push((key, value));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::path;

    #[test]
    fn every_value_knows_its_place() {
        let text = "title: A\nresults:\n  - id: M1\n    n: 12\n";
        let root = parse(text).expect("well-formed");
        let n = root.deepest(&path::parse("results[0].n"));
        assert_eq!(&text[n.start..n.end], "12");
    }

    #[test]
    fn aliases_and_deep_nesting_are_refused() {
        assert_eq!(parse("a: &x [1]\nb: *x\n"), Err(Fault::Repeat(3)));
        let deep = "[".repeat(10_000);
        assert!(matches!(
            parse(&deep),
            Err(Fault::Deep(_) | Fault::Syntax(_))
        ));
    }

    #[test]
    fn nothing_is_told_apart_from_null() {
        assert_eq!(parse("# only a comment\n"), Err(Fault::Empty));
    }
}
