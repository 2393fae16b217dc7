//! The numbers of a deeper method as text: single values in lines, lists of the same length as the
//! columns of one table, objects under their names.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::text::number;

/// A column of a table with its cells.
type Column = (String, Vec<String>);

/// The text of an object.
pub(super) fn text(value: &Value) -> String {
    let mut out = String::new();
    if let Some(map) = value.as_object() {
        put(&mut out, map, 0);
    }
    out
}

fn put(out: &mut String, map: &Map<String, Value>, depth: usize) {
    let indent = "  ".repeat(depth);
    let mut columns: Vec<Column> = Vec::new();
    for (key, value) in map {
        match value {
            Value::Array(items)
                if items
                    .iter()
                    .all(|item| !item.is_object() && !item.is_array()) =>
            {
                let same = columns
                    .first()
                    .is_none_or(|(_, cells)| cells.len() == items.len());
                if !same {
                    table(out, &std::mem::take(&mut columns), &indent);
                }
                columns.push((key.clone(), items.iter().map(cell).collect()));
            }
            Value::Array(items) => {
                table(out, &std::mem::take(&mut columns), &indent);
                let _ = writeln!(out, "{indent}{key}");
                table(out, &of_objects(items), &format!("{indent}  "));
            }
            Value::Object(inner) => {
                table(out, &std::mem::take(&mut columns), &indent);
                let _ = writeln!(out, "{indent}{key}");
                put(out, inner, depth + 1);
            }
            single => {
                table(out, &std::mem::take(&mut columns), &indent);
                let _ = writeln!(out, "{indent}{key} {}", cell(single));
            }
        }
    }
    table(out, &columns, &indent);
}

/// Objects of the same keys, or rows of a matrix, as columns.
fn of_objects(items: &[Value]) -> Vec<Column> {
    match items.first() {
        Some(Value::Object(first)) => first
            .keys()
            .map(|key| {
                let cells = items.iter().map(|item| cell(&item[key.as_str()]));
                (key.clone(), cells.collect())
            })
            .collect(),
        Some(Value::Array(first)) => (0..first.len())
            .map(|j| {
                let cells = items.iter().map(|item| cell(&item[j]));
                ((j + 1).to_string(), cells.collect())
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn table(out: &mut String, columns: &[Column], indent: &str) {
    let Some((_, first)) = columns.first() else {
        return;
    };
    let width = |(name, cells): &Column| {
        let widest = cells.iter().map(|cell| cell.chars().count()).max();
        name.chars().count().max(widest.unwrap_or(0))
    };
    let line = |pick: &dyn Fn(&Column) -> String| -> String {
        let padded = columns.iter().map(|column| {
            let text = pick(column);
            format!(
                "{text}{}",
                " ".repeat(width(column).saturating_sub(text.chars().count()))
            )
        });
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let _ = writeln!(out, "{indent}{}", line(&|(name, _)| name.clone()));
    for row in 0..first.len() {
        let _ = writeln!(
            out,
            "{indent}{}",
            line(&|(_, cells)| cells.get(row).cloned().unwrap_or_default())
        );
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(given) if given.is_f64() => given
            .as_f64()
            .map_or_else(String::new, |x| number::fixed(x, 4)),
        other => other.to_string(),
    }
}
