//! Every choice of an analysis can be made in a record and on the command line, under one meaning: the
//! same data give the same numbers both ways. The list of choices is that of the schema, so that a new
//! one without a way in fails here.

mod data;
mod ways;

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use testbed::{Project, root};

use ways::{Way, without_a_way};

fn schema() -> Value {
    let text = fs::read_to_string(root().join("docs/schema/syntheses.json")).expect("the schema");
    serde_json::from_str(&text).expect("JSON")
}

/// Every choice as a path, with its values where it has a list of them.
fn choices(schema: &Value) -> Vec<(String, Vec<Value>)> {
    let mut found = Vec::new();
    gather(schema, "AnalysisSettings", "", &mut found);
    found
}

fn gather(schema: &Value, of: &str, before: &str, found: &mut Vec<(String, Vec<Value>)>) {
    let properties = schema["$defs"][of]["properties"].as_object().expect("keys");
    for (key, property) in properties {
        let path = format!("{before}{key}");
        let Some(name) = named(property) else {
            found.push((path, of_type(property)));
            continue;
        };
        let part = &schema["$defs"][name];
        if part["properties"].is_object() {
            gather(schema, name, &format!("{path}."), found);
        } else {
            let values = part["oneOf"].as_array().expect("a list of values");
            let values = values.iter().map(|one| one["const"].clone());
            found.push((path, values.collect()));
        }
    }
}

/// The definition to which a property leads, alone, or beside none, or as what a list holds.
fn named(property: &Value) -> Option<&str> {
    let any = property["anyOf"].as_array();
    let of_any = any.and_then(|any| any.iter().find_map(|one| one["$ref"].as_str()));
    let found = property["$ref"].as_str().or(of_any);
    let found = found.or(property["items"]["$ref"].as_str())?;
    found.strip_prefix("#/$defs/")
}

fn of_type(property: &Value) -> Vec<Value> {
    let types = property["type"].to_string();
    match types.contains("boolean") {
        true => vec![json!(true), json!(false)],
        false => Vec::new(),
    }
}

/// A choice that is tried: what stands in the record, and what is typed.
struct Try {
    path: String,
    value: Value,
    way: Way,
}

fn tries() -> Vec<Try> {
    let mut tries = Vec::new();
    for (path, values) in choices(&schema()) {
        if without_a_way(&path) {
            continue;
        }
        let values = match values.is_empty() {
            true => ways::samples(&path),
            false => values,
        };
        assert!(
            !values.is_empty(),
            "no sample of `{path}`: add one to `samples`"
        );
        for value in values {
            let way = ways::of(&path, &value);
            let way = way.unwrap_or_else(|| panic!("`{path}: {value}` has no way in from tables"));
            tries.push(Try {
                path: path.clone(),
                value,
                way,
            });
        }
    }
    tries
}

/// What both ways give: the pooled result and the further analyses, without names of rows.
fn numbers(analysis: &Value) -> Value {
    let mut numbers = json!({"pooled": analysis["pooled"], "further": analysis["further"]});
    strip(&mut numbers);
    numbers
}

/// Takes the names of rows away, which are of records here and of lines there, and the rounding of the
/// last digit.
fn strip(value: &mut Value) {
    match value {
        Value::Object(parts) => {
            for name in ["row", "result", "results", "label", "unknown", "by"] {
                parts.remove(name);
            }
            parts.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::Number(number) => {
            let exact = number.as_f64().expect("a number");
            *value = json!(format!("{exact:.9e}"));
        }
        _ => {}
    }
}

#[test]
fn every_choice_has_a_way_in_from_records_and_from_tables_with_the_same_result() {
    let tries = tries();
    let project = data::project(tries.iter().map(|one| data::Analysis {
        way: &one.way,
        path: &one.path,
        value: &one.value,
    }));
    let run = project.run(&["analyse", "options", "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let of_records = run.json();
    let plain: Vec<(Way, Value)> = data::OUTCOMES
        .iter()
        .map(|base| ways::plain(base))
        .map(|way| (way.clone(), of_table(&project, &way)))
        .collect();
    let mut changed: BTreeSet<&str> = BTreeSet::new();
    let mut apart = Vec::new();
    for (index, one) in tries.iter().enumerate() {
        let name = format!("{}: {}", one.path, one.value);
        let here = numbers(&of_records["analyses"][index]);
        if here["pooled"].is_null() {
            apart.push(format!("{name}: nothing is pooled from records"));
            continue;
        }
        let there = of_table(&project, &one.way);
        // A table tests correlations and changes against 0, as R does; a page compares them with nothing.
        let is_test = |path: &str| path.ends_with(".p") || path.ends_with(".statistic");
        let is_untested = ["links", "change"].contains(&one.way.outcome);
        for (path, found) in differences(&here, &there, "") {
            if is_untested && is_test(&path) {
                continue;
            }
            apart.push(format!("{name}: {path}: {found}"));
        }
        let usual = plain.iter().find(|(way, _)| way.outcome == one.way.outcome);
        if usual.is_none_or(|(_, usual)| *usual != there) {
            changed.insert(&one.path);
        }
    }
    assert!(apart.is_empty(), "{}", apart.join("\n"));
    let silent: Vec<&str> = tries.iter().map(|one| one.path.as_str()).collect();
    let silent: BTreeSet<&str> = silent
        .into_iter()
        .filter(|p| !changed.contains(p))
        .collect();
    assert!(
        silent.is_empty(),
        "these choices change nothing: {silent:?}"
    );
}

/// Where two ways give other numbers: the paths, each with both.
fn differences(here: &Value, there: &Value, path: &str) -> Vec<(String, String)> {
    let missing = Value::Null;
    match (here, there) {
        (Value::Object(one), Value::Object(other)) => {
            let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            let both = |key: &str| {
                let (one, other) = (one.get(key), other.get(key));
                (one.unwrap_or(&missing), other.unwrap_or(&missing))
            };
            let found = keys.into_iter().flat_map(|key| {
                let (one, other) = both(key);
                differences(one, other, &format!("{path}.{key}"))
            });
            found.collect()
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let both = one.iter().zip(other).enumerate();
            let found = both.flat_map(|(place, (one, other))| {
                differences(one, other, &format!("{path}[{place}]"))
            });
            found.collect()
        }
        (one, other) if one == other => Vec::new(),
        (one, other) => vec![(
            path.to_owned(),
            format!("{one} from records, {other} from a table"),
        )],
    }
}

fn of_table(project: &Project, way: &Way) -> Value {
    let table = format!("{}.csv", way.outcome);
    let mut arguments = vec!["analyse", &table, "--measure", &way.measure, "--json"];
    arguments.extend(way.typed.iter().map(String::as_str));
    let run = project.run(&arguments);
    assert_eq!(run.code, 0, "{way:?}: {run:?}");
    numbers(&run.json())
}
