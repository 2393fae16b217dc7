//! The values of a record that a table can hold, each in a column with its path as name.

use serde_json::Value;

use super::shape::{alternatives, resolve, type_of};

/// A column that a table may have.
#[derive(Debug, Clone, PartialEq)]
pub struct Column<'a> {
    /// Its name: `effect.estimate`.
    pub name: String,
    /// The schema of the value.
    pub schema: &'a Value,
    /// True when every row needs it.
    pub is_required: bool,
    /// True when a row with another value of the same group needs it: `effect.measure` beside
    /// `effect.estimate`.
    pub is_needed_in_group: bool,
}

impl Column<'_> {
    /// The group to which it belongs, with the point behind it: `effect.`; empty for none.
    pub fn group(&self) -> &str {
        self.name.rfind('.').map_or("", |at| &self.name[..=at])
    }
}

/// All columns for `schema`, the whole schema of a record type. Lists, and keys that each site
/// chooses, have none.
pub fn columns(schema: &Value) -> Vec<Column<'_>> {
    let mut columns = Vec::new();
    gather(schema, schema, "", true, &mut columns);
    columns
}

fn gather<'a>(
    root: &'a Value,
    schema: &'a Value,
    path: &str,
    is_required: bool,
    columns: &mut Vec<Column<'a>>,
) {
    let properties = schema.get("properties").and_then(Value::as_object);
    let required = schema.get("required").and_then(Value::as_array);
    let is_needed =
        |name: &str| required.is_some_and(|names| names.iter().any(|known| known == name));
    for (name, property) in properties.into_iter().flatten() {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        match inner_object(root, property) {
            Some(object) => {
                let is_required = is_required && is_needed(name);
                gather(root, object, &path, is_required, columns);
            }
            None if matches!(type_of(resolve(root, property)), "array" | "object") => {}
            None => columns.push(Column {
                name: path,
                schema: property,
                is_required: is_required && is_needed(name),
                is_needed_in_group: is_needed(name),
            }),
        }
    }
}

/// The keys-with-values form of a property, when it has one.
fn inner_object<'a>(root: &'a Value, property: &'a Value) -> Option<&'a Value> {
    let schema = resolve(root, property);
    let forms = alternatives(schema).map_or_else(|| vec![schema], |forms| forms.iter().collect());
    forms
        .into_iter()
        .map(|form| resolve(root, form))
        .find(|form| form.get("properties").is_some())
}
