//! YAML as a tree in which every value knows where it stands.

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span};

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
    /// Aliases, or nesting deeper than any record needs; the byte where it was seen.
    Limit(usize),
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
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(Fault::Syntax)?;
        builder.take(event, span)?;
    }
    builder.root.ok_or(Fault::Empty)
}

/// Builds the tree from events. A map's entries alternate key and value in `items`.
#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    root: Option<Node>,
}

struct Open {
    start: usize,
    is_map: bool,
    items: Vec<Node>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Fault> {
        let start = span.start.byte_offset().unwrap_or_default();
        let end = span.end.byte_offset().unwrap_or(start);
        match event {
            Event::Scalar(text, style, ..) => {
                let is_quoted = style != ScalarStyle::Plain;
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
            Event::Alias(_) | Event::UnresolvedAlias(_) => return Err(Fault::Limit(start)),
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, start: usize, is_map: bool) -> Result<(), Fault> {
        if self.open.len() >= DEEPEST {
            return Err(Fault::Limit(start));
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
        assert!(matches!(parse("a: &x [1]\nb: *x\n"), Err(Fault::Limit(_))));
        let deep = "[".repeat(10_000);
        assert!(matches!(
            parse(&deep),
            Err(Fault::Limit(_) | Fault::Syntax(_))
        ));
    }

    #[test]
    fn nothing_is_told_apart_from_null() {
        assert_eq!(parse("# only a comment\n"), Err(Fault::Empty));
    }
}
