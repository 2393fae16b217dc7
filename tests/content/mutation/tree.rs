//! YAML as a tree in which every node knows its bytes, read apart from the program under test.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle};

/// A value with its place in the text, in bytes.
#[derive(Debug, Clone)]
pub struct Node {
    pub range: Range<usize>,
    pub content: Content,
}

/// What a node holds.
#[derive(Debug, Clone)]
pub enum Content {
    Scalar { text: String, style: Style },
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Quoted,
    Block,
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// What the node says, without its places: equal for two ways of writing the same.
    pub fn said(&self) -> String {
        match &self.content {
            Content::Scalar { text, .. } => format!("{text:?}"),
            Content::List(items) => {
                format!("{:?}", items.iter().map(Node::said).collect::<Vec<_>>())
            }
            Content::Map(entries) => {
                let entry =
                    |(key, value): &(Node, Node)| format!("{}: {}", key.said(), value.said());
                format!(
                    "{{{}}}",
                    entries.iter().map(entry).collect::<Vec<_>>().join(", ")
                )
            }
        }
    }
}

/// Reads one YAML document; nothing when it cannot be read.
pub fn parse(text: &str) -> Option<Node> {
    let mut open: Vec<(usize, bool, Vec<Node>)> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        let start = span.start.byte_offset()?;
        let end = span.end.byte_offset()?;
        let node = match event {
            Event::Scalar(text, style, ..) => Node {
                range: start..end,
                content: Content::Scalar {
                    text: text.into_owned(),
                    style: written(style),
                },
            },
            Event::SequenceStart(..) => {
                open.push((start, false, Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                open.push((start, true, Vec::new()));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => closed(open.pop()?, end),
            _ => continue,
        };
        match open.last_mut() {
            Some((_, _, items)) => items.push(node),
            None => root = Some(node),
        }
    }
    root
}

fn closed((start, is_map, items): (usize, bool, Vec<Node>), end: usize) -> Node {
    let content = if is_map {
        let mut entries = Vec::new();
        let mut items = items.into_iter();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            entries.push((key, value));
        }
        Content::Map(entries)
    } else {
        Content::List(items)
    };
    Node {
        range: start..end,
        content,
    }
}

fn written(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
        _ => Style::Block,
    }
}
