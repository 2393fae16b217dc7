//! The numbers of a deeper method as text: first what it is, then single values in lines, lists of the same
//! length as the columns of one table, objects under their names; all in words.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::cli::analyse_args::TableArgs;
use crate::cli::deeper_args::MeanPriorArg;
use crate::text::number;

use super::head;
use super::spoken::{spoken, spoken_cell};

/// A column of a table with its cells.
type Column = (String, Vec<String>);

/// The text of what a method has found: what it is, then its numbers.
pub(super) fn text(value: &Value, args: &TableArgs) -> String {
    if let Some(parts) = value["parts"].as_array() {
        return unconnected(parts);
    }
    let mut out = head::lines(value, args).join("\n") + "\n\n";
    let mut shown = value.clone();
    if let Some(map) = shown.as_object_mut() {
        // What the first lines say already.
        for key in [
            "k",
            "n_clusters",
            "n_studies",
            "n_treatments",
            "n_comparisons",
            "connected",
        ] {
            map.shift_remove(key);
        }
        put(&mut out, map, "", 0);
    }
    if out.contains(NOTHING) {
        let _ = writeln!(out, "\n{}", undefined(value, args));
    }
    out
}

/// What stands in the place of a number that is not defined.
const NOTHING: &str = "–";

/// Why numbers are not defined.
fn undefined(value: &Value, args: &TableArgs) -> &'static str {
    if args.deeper.bayes && !matches!(args.deeper.mean_prior, Some(MeanPriorArg::Normal(..))) {
        return "– : not defined under a uniform prior of the mean. `--mean-prior normal:MEAN:SD` gives these numbers.";
    }
    match value["k"].as_u64().or_else(|| value["n_studies"].as_u64()) {
        Some(1) => {
            "– : not defined. There is one result only: variation between results, and what each of them adds, \
             can be told from two results on."
        }
        Some(2) => {
            "– : not defined. There are two results only: what is left when one of them is taken away has no \
             variation, and a prediction interval needs three."
        }
        _ => {
            "– : not defined for these data, as a prediction interval without variation, or indirect evidence that \
              there is not."
        }
    }
}

/// Treatments between which no study makes a way.
fn unconnected(parts: &[Value]) -> String {
    let mut out = format!(
        "The treatments form {} networks and not one: no study links the parts, neither directly nor by way of \
         other treatments. So treatments of different parts cannot be compared.\n\n",
        parts.len()
    );
    for (at, part) in parts.iter().enumerate() {
        let names = part.as_array().into_iter().flatten().map(cell);
        let names: Vec<String> = names.collect();
        let _ = writeln!(out, "Part {}: {}", at + 1, names.join(", "));
    }
    out += "\nSee whether a treatment is spelled in two ways. If not, work out each part on its own: leave the rows of \
            the others out.\n";
    out
}

fn put(out: &mut String, map: &Map<String, Value>, around: &str, depth: usize) {
    let indent = "  ".repeat(depth);
    let mut columns: Vec<Column> = Vec::new();
    for (key, value) in map {
        let name = spoken(key, value, around);
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
                columns.push((name, items.iter().map(cell).collect()));
            }
            Value::Array(items) => {
                table(out, &std::mem::take(&mut columns), &indent);
                let _ = writeln!(out, "{indent}{name}");
                table(out, &of_objects(items, key), &format!("{indent}  "));
            }
            Value::Object(inner) => {
                table(out, &std::mem::take(&mut columns), &indent);
                let _ = writeln!(out, "{indent}{name}");
                put(out, inner, key, depth + 1);
            }
            // A test by the normal distribution has none.
            Value::Null if key == "df" => {}
            single => {
                table(out, &std::mem::take(&mut columns), &indent);
                let _ = writeln!(out, "{indent}{name}: {}", cell(single));
            }
        }
    }
    table(out, &columns, &indent);
}

/// Objects of the same keys, or rows of a matrix, as columns.
fn of_objects(items: &[Value], around: &str) -> Vec<Column> {
    match items.first() {
        Some(Value::Object(first)) => first
            .keys()
            .map(|key| {
                let cells = items.iter().map(|item| cell(&item[key.as_str()]));
                (spoken(key, &first[key.as_str()], around), cells.collect())
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
        Value::Null => NOTHING.to_owned(),
        Value::String(text) => spoken_cell(text).to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(given) if given.is_f64() => given
            .as_f64()
            .map_or_else(String::new, |x| number::fixed(x, 4)),
        other => other.to_string(),
    }
}
