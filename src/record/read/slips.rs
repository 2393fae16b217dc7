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
