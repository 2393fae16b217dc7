//! The fingerprint of what a record says without prose on which no analysis depends.

use serde_json::Value;
use xxhash_rust::xxh3::Xxh3;

/// Keys at the top of a study whose texts are for readers alone. `synthesis` may not look at them,
/// which a test of the house checks.
pub(super) const PROSE: [&str; 8] = [
    "aim",
    "methods",
    "involvement",
    "funding",
    "limitations_stated",
    "limitations_seen",
    "implications",
    "unresolved",
];

/// The fingerprint of a record.
pub(super) fn print(record: &Value) -> u64 {
    let mut print = Xxh3::new();
    match record {
        Value::Object(keys) => {
            for (key, value) in keys {
                if !PROSE.contains(&key.as_str()) {
                    add_text(&mut print, key);
                    add(&mut print, value);
                }
            }
        }
        other => add(&mut print, other),
    }
    print.digest()
}

fn add(print: &mut Xxh3, value: &Value) {
    match value {
        Value::Null => print.update(b"n"),
        Value::Bool(value) => print.update(&[b'b', u8::from(*value)]),
        Value::Number(number) => add_text(print, &number.to_string()),
        Value::String(text) => add_text(print, text),
        Value::Array(values) => {
            print.update(b"[");
            values.iter().for_each(|value| add(print, value));
            print.update(b"]");
        }
        Value::Object(keys) => {
            print.update(b"{");
            for (key, value) in keys {
                add_text(print, key);
                add(print, value);
            }
            print.update(b"}");
        }
    }
}

/// Adds a text with its length, so that no two ways of cutting a text look the same.
fn add_text(print: &mut Xxh3, text: &str) {
    print.update(b"t");
    print.update(&text.len().to_le_bytes());
    print.update(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn prose_at_the_top_does_not_count_and_all_else_does() {
        let study = json!({"label": "A", "aim": "to see", "results": [{"id": "R1", "n": 3}]});
        let other = |pointer: &str, value: Value| {
            let mut other = study.clone();
            *other.pointer_mut(pointer).expect("a value") = value;
            print(&other)
        };
        assert_eq!(other("/aim", json!("to see again")), print(&study));
        assert_ne!(other("/label", json!("B")), print(&study));
        assert_ne!(other("/results/0/n", json!(4)), print(&study));
        assert_ne!(other("/results/0/id", json!(null)), print(&study));
    }
}
