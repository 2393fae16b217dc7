//! What the schema says of one value of a record: the source of the dictionary of data.

use serde_json::Value;

use crate::record::kind::Kind;
use crate::record::read::SCHEMAS;
use crate::record::schema::shape::{alternatives, resolve, type_of};

use super::words::{choices, text};

/// What is known of a value, from the type that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Described {
    /// What it is.
    pub about: String,
    /// What a person writes: "text", "whole number", "date".
    pub value: String,
    /// Its unit, where it has one.
    pub unit: String,
    /// What it can be, by the names in files; empty where there is no choice.
    pub choices: Vec<String>,
    /// The vocabulary from which it comes, where it comes from one.
    pub vocabulary: Option<String>,
}

/// The value at a path in records of a kind, `results.effect.ci_low`; lists are passed through. Nothing
/// where the kind has no such value.
pub fn described(kind: Kind, path: &str) -> Option<Described> {
    let root = SCHEMAS.get(&kind)?;
    let mut at: &Value = root;
    for key in path.split('.') {
        at = inside(root, at)
            .iter()
            .find_map(|form| form.get("properties")?.get(key))?;
    }
    let about = at.get("description").and_then(Value::as_str);
    let forms = inside(root, at);
    let is_list = forms.iter().any(|form| form.get("items").is_some());
    let forms: Vec<&Value> = match is_list {
        true => forms
            .iter()
            .flat_map(|form| form.get("items"))
            .flat_map(|items| inside(root, items))
            .collect(),
        false => forms,
    };
    let mut found = Described {
        about: about
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        unit: at
            .get("x-unit")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        ..Described::default()
    };
    let mut values: Vec<String> = Vec::new();
    for form in forms {
        if let Some(all) = choices(form) {
            found.choices.extend(all.into_iter().map(|(name, _)| name));
            values.push("one of the values".to_owned());
        } else if let Some(name) = form.get("x-vocabulary").and_then(Value::as_str) {
            found.vocabulary = Some(name.to_owned());
            values.push("one of the values".to_owned());
        } else if form.pointer("/properties/missing").is_some() {
            values.push("why it is missing".to_owned());
        } else {
            values.push(simple(form));
        }
    }
    values.dedup();
    // A missing value is named first in the schema and last to a reader.
    values.sort_by_key(|value| value.starts_with("why"));
    found.value = values.join(", or ");
    if is_list {
        found.value = format!("list, parted by `; `: {}", found.value);
    }
    Some(found)
}

/// The forms that a value may have, without that of nothing.
fn inside<'a>(root: &'a Value, schema: &'a Value) -> Vec<&'a Value> {
    let schema = resolve(root, schema);
    if let Some(forms) = alternatives(schema) {
        return forms.iter().flat_map(|form| inside(root, form)).collect();
    }
    match (type_of(schema), schema.get("items")) {
        ("null", _) => Vec::new(),
        // A list of parts is passed through, so that a path need not name places.
        ("array", Some(items)) if resolve(root, items).get("properties").is_some() => {
            inside(root, items)
        }
        _ => vec![schema],
    }
}

fn simple(form: &Value) -> String {
    match type_of(form) {
        "string" => text(form),
        "integer" => "whole number".to_owned(),
        "number" => "number".to_owned(),
        "boolean" => "true or false".to_owned(),
        _ => "text".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_through_lists_and_parts_with_what_its_type_says() {
        let months = described(Kind::Study, "results.months").expect("months of results");
        assert_eq!(months.value, "number");
        assert_eq!(months.unit, "months");
        assert!(months.about.starts_with("Time point"), "{}", months.about);
        let design = described(Kind::Study, "design").expect("the design");
        assert!(design.choices.iter().any(|name| name == "qualitative"));
        let n = described(Kind::Study, "population.n").expect("people");
        assert_eq!(n.value, "whole number, or why it is missing");
        let kinds = described(Kind::Study, "setting_kinds").expect("kinds of setting");
        assert_eq!(kinds.vocabulary.as_deref(), Some("setting-kinds"));
        assert_eq!(described(Kind::Study, "results.no_such"), None);
    }
}
