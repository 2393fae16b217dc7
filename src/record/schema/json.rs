//! The tree as JSON values of the types that the schema asks for. So a word is a number only where
//! a number is asked for, and `2008`, `no` and `1.10` stay the texts that somebody typed.

use serde_json::{Map, Value};

use crate::load::marked::{Content, Node};

use super::shape::{alternatives, form_for, is_optional, resolve, type_of};

/// The tree as JSON, along `schema`, the whole schema of a record type.
pub fn to_json(node: Node, schema: &Value) -> Value {
    value(node, schema, schema)
}

fn value(node: Node, schema: &Value, root: &Value) -> Value {
    let schema = resolve(root, schema);
    if node.is_null() && is_optional(root, schema) {
        return Value::Null;
    }
    if let Some(forms) = alternatives(schema) {
        let form = form_for(root, forms, &node).unwrap_or(&Value::Null);
        return value(node, form, root);
    }
    match node.content {
        Content::Map(entries) => map(entries, schema, root),
        Content::List(items) => {
            let form = schema.get("items").unwrap_or(&Value::Null);
            Value::Array(
                items
                    .into_iter()
                    .map(|item| value(item, form, root))
                    .collect(),
            )
        }
        Content::Scalar { .. } if type_of(schema) == "array" => Value::Array(Vec::new()),
        Content::Scalar { text, .. } => scalar(text, type_of(schema)),
    }
}

fn map(entries: Vec<(Node, Node)>, schema: &Value, root: &Value) -> Value {
    let entry = |(key, node): (Node, Node)| {
        let Content::Scalar { text: key, .. } = key.content else {
            return None;
        };
        let property = schema.get("properties").and_then(|p| p.get(&key));
        let form = property
            .or_else(|| schema.get("additionalProperties"))
            .unwrap_or(&Value::Null);
        Some((key, value(node, form, root)))
    };
    Value::Object(entries.into_iter().filter_map(entry).collect::<Map<_, _>>())
}

fn scalar(text: String, wanted: &str) -> Value {
    let typed = match wanted {
        "integer" => text.parse::<i64>().ok().map(Value::from),
        "number" => text.parse::<f64>().ok().map(Value::from),
        "boolean" => text.parse::<bool>().ok().map(Value::from),
        _ => None,
    };
    typed.unwrap_or(Value::String(text))
}
