//! Parts of a line one after the other.

use crate::words::{Value, phrase};

/// Parts with semicolons between them; empty without parts.
pub(super) fn with_semicolons<'a>(parts: impl IntoIterator<Item = Value<'a>>) -> Value<'a> {
    let joined = parts.into_iter().reduce(|before, after| {
        Value::from(phrase!("joined.semicolon", before = before, after = after))
    });
    joined.unwrap_or_else(|| Value::from(""))
}

/// Sentences one after the other; empty without any.
pub(super) fn sentences<'a>(parts: impl IntoIterator<Item = Value<'a>>) -> Value<'a> {
    let joined = parts.into_iter().reduce(|before, after| {
        Value::from(phrase!("joined.sentences", before = before, after = after))
    });
    joined.unwrap_or_else(|| Value::from(""))
}
