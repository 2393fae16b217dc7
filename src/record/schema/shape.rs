//! What a schema asks for, read from its JSON.

use serde_json::Value;

use crate::load::marked::{Content, Node};

/// The schema that a reference names; the schema itself when it is none.
pub(in crate::record) fn resolve<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let mut schema = schema;
    while let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let Some(found) = root.pointer(name.trim_start_matches('#')) else {
            break;
        };
        schema = found;
    }
    schema
}

/// The forms of a value that may take several; nothing for a vocabulary.
pub(in crate::record) fn alternatives(schema: &Value) -> Option<&[Value]> {
    let list = schema
        .get("anyOf")
        .or_else(|| schema.get("oneOf"))?
        .as_array()?;
    let all_constants = list
        .iter()
        .all(|form| form.get("const").is_some() || form.get("enum").is_some());
    (!all_constants).then_some(list.as_slice())
}

/// The form, of those that are not null, that the node looks like.
pub(super) fn form_for<'a>(root: &'a Value, forms: &'a [Value], node: &Node) -> Option<&'a Value> {
    let real = || {
        forms
            .iter()
            .map(|form| resolve(root, form))
            .filter(|form| type_of(form) != "null")
    };
    real()
        .find(|form| knows_a_key_of(node, form))
        .or_else(|| real().find(|form| is_of_the_same_make(node, form)))
        .or_else(|| real().next_back())
}

fn knows_a_key_of(node: &Node, form: &Value) -> bool {
    let Some(properties) = form.get("properties") else {
        return false;
    };
    let is_known = |key: &Node| key.text().is_some_and(|key| properties.get(key).is_some());
    node.entries().iter().any(|(key, _)| is_known(key))
}

fn is_of_the_same_make(node: &Node, form: &Value) -> bool {
    let is_list_or_map = matches!(type_of(form), "object" | "array");
    match &node.content {
        Content::Map(_) => type_of(form) == "object",
        Content::List(_) => type_of(form) == "array",
        Content::Scalar { .. } => !is_list_or_map,
    }
}

/// The values of a vocabulary, whichever way the schema writes it.
pub(in crate::record) fn choices(schema: &Value) -> Option<Vec<&str>> {
    if let Some(list) = schema.get("enum").and_then(Value::as_array) {
        return Some(list.iter().filter_map(Value::as_str).collect());
    }
    if let Some(value) = schema.get("const") {
        return Some(value.as_str().into_iter().collect());
    }
    let forms = schema.get("oneOf").and_then(Value::as_array)?;
    Some(forms.iter().filter_map(choices).flatten().collect())
}

/// The type that a schema asks for; the first that is not null where there are several.
pub(in crate::record) fn type_of(schema: &Value) -> &str {
    match schema.get("type") {
        Some(Value::String(name)) => name,
        Some(Value::Array(names)) => names
            .iter()
            .filter_map(Value::as_str)
            .find(|name| *name != "null")
            .unwrap_or("null"),
        _ => "",
    }
}

/// True when a value may be left empty.
pub(super) fn is_optional(root: &Value, schema: &Value) -> bool {
    let of_type = |schema: &Value| match schema.get("type") {
        Some(Value::Array(names)) => names.iter().any(|name| name == "null"),
        Some(name) => name == "null",
        None => false,
    };
    let forms = alternatives(schema).unwrap_or_default();
    of_type(schema) || forms.iter().any(|form| of_type(resolve(root, form)))
}

/// The first line of what a schema says about a value.
pub(super) fn description(schema: Option<&Value>) -> Option<String> {
    let text = schema?.get("description")?.as_str()?;
    let text = text.lines().next()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The lowest and the highest whole number that fits.
pub(in crate::record) fn limits(schema: &Value) -> (i64, i64) {
    let (low, high) = match schema.get("format").and_then(Value::as_str) {
        Some("uint8") => (0, i64::from(u8::MAX)),
        Some("uint16") => (0, i64::from(u16::MAX)),
        Some("uint32") => (0, i64::from(u32::MAX)),
        Some("int8") => (i64::from(i8::MIN), i64::from(i8::MAX)),
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        _ => (i64::MIN, i64::MAX),
    };
    let given = |name: &str| schema.get(name).and_then(Value::as_i64);
    (
        low.max(given("minimum").unwrap_or(low)),
        high.min(given("maximum").unwrap_or(high)),
    )
}

/// The keys of an object in words, those that it needs first.
pub(super) fn keys_in_words(schema: &Value) -> Option<String> {
    let required = schema.get("required").and_then(Value::as_array);
    let required: Vec<&str> = required
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let known = schema.get("properties").and_then(Value::as_object)?;
    let others = known
        .keys()
        .map(String::as_str)
        .filter(|key| !required.contains(key));
    let keys: Vec<String> = required
        .iter()
        .copied()
        .chain(others)
        .take(6)
        .map(|key| format!("`{key}: …`"))
        .collect();
    (!keys.is_empty()).then(|| format!("Write them below, indented: {}.", keys.join(", ")))
}

/// The one key of an object below which another key belongs: `removal` for `reason`.
pub(super) fn part_with<'s>(root: &'s Value, schema: &'s Value, key: &str) -> Option<&'s str> {
    let has = |schema: &Value| {
        let schema = resolve(root, schema);
        let forms = alternatives(schema).unwrap_or_default().iter();
        let forms = forms.map(|form| resolve(root, form)).chain([schema]);
        let mut keys = forms.filter_map(|form| form.get("properties"));
        keys.any(|keys| keys.get(key).is_some())
    };
    let properties = schema.get("properties").and_then(Value::as_object)?;
    let mut parts = properties.iter().filter(|(_, schema)| has(schema));
    let (name, _) = parts.next()?;
    parts.next().is_none().then_some(name.as_str())
}
