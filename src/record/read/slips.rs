//! What YAML reads without complaint and nobody can have meant.

use crate::diag::{Diagnostic, codes};
use crate::load::marked::{Content, Node};
use crate::record::schema::Fault;

/// Items of a list that stand too far in: YAML takes them for more words of the item above them.
pub(super) fn swallowed_items(yaml: &str, tree: &Node) -> Vec<Fault> {
    let mut faults = Vec::new();
    look(yaml, tree, &mut faults);
    faults
}

fn look(yaml: &str, node: &Node, faults: &mut Vec<Fault>) {
    match &node.content {
        Content::Map(entries) => entries
            .iter()
            .for_each(|(_, value)| look(yaml, value, faults)),
        Content::List(items) => items.iter().for_each(|item| look(yaml, item, faults)),
        Content::Scalar { is_quoted, .. } => {
            faults.extend(item_within(yaml, node).filter(|_| !is_quoted));
        }
    }
}

/// What cuts a text off, or is a part of a value that was meant as marks around it.
pub(super) fn marks(yaml: &str, tree: &Node) -> Vec<Fault> {
    let mut faults = Vec::new();
    look_at_marks(yaml, tree, &mut faults);
    faults
}

fn look_at_marks(yaml: &str, node: &Node, faults: &mut Vec<Fault>) {
    match &node.content {
        Content::Map(entries) => entries
            .iter()
            .for_each(|(_, value)| look_at_marks(yaml, value, faults)),
        Content::List(items) => items
            .iter()
            .for_each(|item| look_at_marks(yaml, item, faults)),
        Content::Scalar {
            is_quoted: true, ..
        } => {}
        Content::Scalar { text, .. } => {
            faults.extend(cut_off(yaml, node, text));
            faults.extend(printed_marks(node, text));
        }
    }
}

/// `Room #4`: what stands behind the `#` is a remark.
fn cut_off(yaml: &str, node: &Node, text: &str) -> Option<Fault> {
    let behind = yaml.get(node.end..)?.lines().next()?;
    let remark = behind.trim_start_matches([' ', '\t']);
    let after = remark.strip_prefix('#')?;
    let is_meant = after.starts_with(|c: char| !c.is_whitespace() && c != '#');
    if text.is_empty() || !is_meant || remark.len() == behind.len() {
        return None;
    }
    let start = node.end + behind.len() - remark.len();
    let shown: String = text
        .chars()
        .rev()
        .take(30)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let message = format!("The text ends at `{shown}`: the `#` behind it begins a remark.");
    let problem = Diagnostic::new(&codes::TEXT_CUT, message)
        .hint("If the `#` belongs to the text, put the whole text in quotation marks.")
        .hint("If it is a remark, leave a space behind the `#`.");
    Some(Fault {
        start,
        end: start + remark.trim_end().len(),
        problem,
    })
}

/// `“1.0”`: printed marks do not close a value, they are a part of it.
fn printed_marks(node: &Node, text: &str) -> Option<Fault> {
    let inside = text.strip_prefix(['“', '„', '‘', '‚'])?;
    let inside = inside.strip_suffix(['”', '“', '’', '‘'])?;
    let is_value = inside.chars().any(|c| c.is_ascii_digit())
        && inside
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    is_value.then(|| {
        let message =
            "These printed quotation marks are a part of the value, and readers would see them.";
        let problem = Diagnostic::new(&codes::ODD_CHARACTER, message)
            .hint(format!("Type the marks of the keyboard: `\"{inside}\"`."));
        Fault {
            start: node.start,
            end: node.end,
            problem,
        }
    })
}

/// The first line below a text's own first that begins like an item of a list.
fn item_within(yaml: &str, node: &Node) -> Option<Fault> {
    let text = yaml.get(node.start..node.end)?;
    let mut start = node.start;
    for line in text.split_inclusive('\n') {
        let word = line.trim_start_matches(' ');
        let at = start + line.len() - word.len();
        start += line.len();
        if at > node.start && word.starts_with("- ") {
            let message = "This item stands further in than the one above it, and so is read as more words of that one.";
            let hint = "Put its hyphen below the hyphen above. If it belongs to the text, write the text as a block, with `>-`.";
            let problem = Diagnostic::new(&codes::YAML_INDENT, message).hint(hint);
            return Some(Fault {
                start: at,
                end: at + word.trim_end().len(),
                problem,
            });
        }
    }
    None
}
