//! The parts of schemas: which several kinds share, and what they are called.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::record::read::SCHEMAS;

/// The parts of all schemas, by name.
pub(super) struct Parts {
    /// Parts that several kinds have in common.
    pub(super) shared: BTreeMap<String, &'static Value>,
    /// Names under which several kinds have parts that differ.
    pub(super) ambiguous: BTreeSet<String>,
}

impl Parts {
    /// The heading of a part of a kind.
    pub(super) fn title(&self, part: &str, folder: &str) -> String {
        let name = name_of(part);
        if self.ambiguous.contains(part) {
            format!("{name} ({folder})")
        } else {
            name
        }
    }
}

/// The parts of the schemas of all kinds.
pub(super) fn parts() -> Parts {
    let mut seen: BTreeMap<&String, Vec<&'static Value>> = BTreeMap::new();
    for schema in SCHEMAS.values() {
        let parts = schema.get("$defs").and_then(Value::as_object);
        for (name, part) in parts.into_iter().flatten() {
            seen.entry(name).or_default().push(part);
        }
    }
    let several = seen
        .into_iter()
        .filter(|(name, parts)| parts.len() > 1 && !name.starts_with("Known"));
    let (same, differ): (Vec<_>, Vec<_>) =
        several.partition(|(_, parts)| parts.iter().all(|part| *part == parts[0]));
    Parts {
        shared: same
            .into_iter()
            .map(|(name, parts)| (name.clone(), parts[0]))
            .collect(),
        ambiguous: differ.into_iter().map(|(name, _)| name.clone()).collect(),
    }
}

/// What a schema says about a value, on one line, safe in a table.
pub(super) fn about(schema: &Value) -> String {
    let text = schema.get("description").and_then(Value::as_str);
    let words: Vec<&str> = text.unwrap_or_default().split_whitespace().collect();
    words.join(" ").replace('|', "\\|")
}

/// The name of a part in words: `PooledResult` is "Pooled result".
pub(super) fn name_of(part: &str) -> String {
    let mut name = String::new();
    for (index, c) in part.chars().enumerate() {
        if c.is_ascii_uppercase() && index > 0 {
            name.push(' ');
            name.push(c.to_ascii_lowercase());
        } else {
            name.push(c);
        }
    }
    name
}
