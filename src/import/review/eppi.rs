//! JSON that EPPI-Reviewer exports: references with codes.

use std::collections::HashMap;

use serde_json::Value;

use crate::import::found::{Found, Spot};
use crate::import::reference::draft::Draft;

/// Whether a value is of EPPI-Reviewer.
pub fn is_eppi(value: &Value) -> bool {
    value.get("References").is_some_and(Value::is_array)
}

/// Fields that say nothing of the work itself, or are kept for the program.
const SILENT: [&str; 10] = [
    "Codes",
    "Outcomes",
    "ItemId",
    "TypeName",
    "DateCreated",
    "CreatedBy",
    "DateEdited",
    "EditedBy",
    "OldItemId",
    "ShortTitle",
];

/// Reads every reference. Lines count references, because the file has them in one.
pub fn read(value: &Value, file: &str, found: &mut Found) {
    let names = names_of_codes(value);
    let references = value.get("References").and_then(Value::as_array);
    for (index, item) in references.into_iter().flatten().enumerate() {
        reference(index + 1, item, &names, file, found);
    }
}

fn reference(
    number: usize,
    item: &Value,
    names: &HashMap<String, String>,
    file: &str,
    found: &mut Found,
) {
    let Some(fields) = item.as_object() else {
        return found.lose(Spot::new(file, number), "row", "it is no object");
    };
    let mut draft = Draft::new(found, file, number);
    for (field, value) in fields {
        let said = match value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        if field == "ItemId" {
            draft.key(&said);
        } else if !said.is_empty() && !SILENT.contains(&field.as_str()) {
            take(&mut draft, number, field, &said);
        }
    }
    for code in item
        .get("Codes")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let id = code
            .get("AttributeId")
            .map(Value::to_string)
            .unwrap_or_default();
        let name = names.get(&id).map_or(id.as_str(), String::as_str);
        draft.lose(
            number,
            &format!("code \"{name}\""),
            "codes are for people to put into the records",
        );
    }
    let outcomes = item
        .get("Outcomes")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    if outcomes > 0 {
        draft.lose(number, "outcomes", "bring results in as a table");
    }
    draft.finish();
}

fn take(draft: &mut Draft<'_>, number: usize, field: &str, said: &str) {
    match field {
        "Title" => draft.title(number, said),
        "ParentTitle" => draft.container(said),
        "Authors" => draft.author(number, said),
        "Year" => draft.date(number, said),
        "Volume" => draft.volume(said),
        "Issue" => draft.issue(said),
        "Pages" => draft.pages(said),
        "Publisher" => draft.publisher(said),
        "DOI" => draft.doi(number, said),
        "URL" => draft.address(number, field, said),
        "Month" => draft.lose(
            number,
            "month of publication",
            "a record has a year or a whole date",
        ),
        other => draft.lose_field(number, other),
    }
}

/// The names of all codes by their numbers. Codes stand below codes.
fn names_of_codes(value: &Value) -> HashMap<String, String> {
    let mut names = HashMap::new();
    let mut open: Vec<&Value> = value.get("CodeSets").into_iter().collect();
    while let Some(next) = open.pop() {
        match next {
            Value::Array(items) => open.extend(items),
            Value::Object(fields) => {
                if let (Some(id), Some(Value::String(name))) =
                    (fields.get("AttributeId"), fields.get("AttributeName"))
                {
                    names.insert(id.to_string(), name.clone());
                }
                open.extend(
                    ["Attributes", "AttributesList"]
                        .iter()
                        .filter_map(|key| fields.get(*key)),
                );
            }
            _ => {}
        }
    }
    names
}
