//! XML within limits: no declarations that could make a small file large, and no more nodes than a
//! review of many hundred studies has.

use roxmltree::{Document, Node, ParsingOptions};

/// More elements and texts than any review has.
const MOST_NODES: u32 = 3_000_000;

/// Reads a document.
///
/// # Errors
/// It is no well-formed XML, declares entities, or is too large; in words, with the place.
pub fn parse(text: &str) -> Result<Document<'_>, String> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => {
            "it declares entities (`<!DOCTYPE`), which could make a small file endless".to_owned()
        }
        roxmltree::Error::NodesLimitReached => "it has more elements than any review".to_owned(),
        other => other.to_string(),
    })
}

/// The line in which a node begins.
pub fn line_of(node: Node<'_, '_>) -> usize {
    node.document().text_pos_at(node.range().start).row as usize
}

/// The first child of a name.
pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.has_tag_name(name))
}

/// The children of a name.
pub fn children<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children()
        .filter(move |child| child.has_tag_name(name))
}

/// All text at and below a node.
pub fn text(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|text| text.text())
        .collect()
}
