//! What the program writes where a person has to: texts to replace, and values that nobody chose. Neither
//! may reach a reader.

use crate::load::Source;
use crate::load::marked::{self, Content, Node};

/// What stands for a text that a person has to write.
pub const TO_WRITE: &str = "To be written.";

/// How a comment begins that stands above a value which nobody chose.
pub const TO_DECIDE: &str = "To be decided:";

/// A place where a person still has to do something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Open {
    /// A text to write: its first byte in the file, and one past its last.
    Text(usize, usize),
    /// A value to decide, with the comment that says what: bytes of the comment.
    Value(String, usize, usize),
}

/// Every such place of a file in its order.
pub fn open_places(source: &Source) -> Vec<Open> {
    let mut open = Vec::new();
    if source.text.contains(bare(TO_WRITE)) {
        if let Ok(root) = marked::parse(source.yaml()) {
            texts(&root, source.yaml_start(), &mut open);
        }
        if is_to_write(source.body()) {
            open.push(Open::Text(source.body_start(), source.text.len()));
        }
    }
    if source.text.contains(TO_DECIDE) {
        comments(source, &mut open);
    }
    open.sort_by_key(|one| match one {
        Open::Text(start, _) | Open::Value(_, start, _) => *start,
    });
    open
}

/// The text without the stop at its end.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}

fn is_to_write(text: &str) -> bool {
    bare(text) == bare(TO_WRITE)
}

fn texts(node: &Node, start: usize, open: &mut Vec<Open>) {
    match &node.content {
        Content::Map(entries) => entries.iter().for_each(|(_, one)| texts(one, start, open)),
        Content::List(items) => items.iter().for_each(|one| texts(one, start, open)),
        _ if node.text().is_some_and(is_to_write) => {
            open.push(Open::Text(start + node.start, start + node.end));
        }
        _ => {}
    }
}

fn comments(source: &Source, open: &mut Vec<Open>) {
    let mut at = source.yaml_start();
    for line in source.yaml().split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let comment = line.trim().strip_prefix('#').map(str::trim);
        if let Some(what) = comment.and_then(|text| text.strip_prefix(TO_DECIDE)) {
            let end = at + line.trim_end().len();
            open.push(Open::Value(what.trim().to_owned(), at + indent, end));
        }
        at += line.len();
    }
}
