//! Lists that name the same thing twice, and things in a list with the same id.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diag::{Diagnostic, codes};
use crate::load::marked::Node;

use super::shape::choices;

/// Items that repeat an earlier one, each with its problem; `form` is the schema of an item.
pub(super) fn repeated<'n>(
    items: &'n [Node],
    form: &Value,
    key: &str,
) -> Vec<(&'n Node, Diagnostic)> {
    if names_something(form) {
        let named = items.iter().filter_map(|item| Some((item.text()?, item)));
        return later(named, |text| named_twice(text, key));
    }
    if form.pointer("/properties/id").is_none() {
        return Vec::new();
    }
    let ids = items.iter().filter_map(|item| item.get("id"));
    later(ids.filter_map(|id| Some((id.text()?, id))), |id| {
        id_twice(id, key)
    })
}

/// True for ids of records, words of a vocabulary and choices: whatever counts once.
fn names_something(form: &Value) -> bool {
    let is_named = |name: &str| form.get(name).is_some();
    is_named("x-ref") || is_named("x-vocabulary") || choices(form).is_some()
}

fn later<'n>(
    named: impl Iterator<Item = (&'n str, &'n Node)>,
    problem: impl Fn(&str) -> Diagnostic,
) -> Vec<(&'n Node, Diagnostic)> {
    let mut seen: BTreeMap<&str, &Node> = BTreeMap::new();
    let repeated = named.filter(|(text, node)| seen.insert(text, node).is_some());
    repeated.map(|(text, node)| (node, problem(text))).collect()
}

fn named_twice(text: &str, key: &str) -> Diagnostic {
    let message = format!("`{key}` names `{text}` twice.");
    Diagnostic::new(&codes::NAMED_TWICE, message)
        .hint("Take one of the two out; or another one was meant here.")
}

fn id_twice(id: &str, key: &str) -> Diagnostic {
    let message = format!("The id `{id}` is also that of an earlier entry of `{key}`.");
    Diagnostic::new(&codes::DUPLICATE_ID, message).hint("Give one of the two another id.")
}
