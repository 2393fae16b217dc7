//! Checks a marked tree against the JSON Schema of a record type, and finds its references.
//!
//! The schema is made from the types, so the types stay the single description of the format:
//! the same schema feeds these checks, the format reference and editor completion.
//! Unlike typed reading, this check finds every fault of a file, not the first alone.

use serde_json::Value;

use crate::diag::{Code, Diagnostic, codes};
use crate::load::marked::{Content, Node};
use crate::text::suggest;

use super::id::Id;
use super::kind::Kind;

/// A fault with the node to which it belongs.
#[derive(Debug, Clone)]
pub struct Fault {
    /// First byte of the node.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The problem, still without a place.
    pub problem: Diagnostic,
}

/// A reference from a file to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The kind of the record that is meant.
    pub kind: Kind,
    /// Its id as written.
    pub id: String,
    /// First byte of the id.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A Markdown text inside a record, where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// The text.
    pub text: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// What a walk over a tree with its schema finds.
#[derive(Debug, Default)]
pub struct Findings {
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// References to other records.
    pub references: Vec<Reference>,
    /// Markdown texts.
    pub prose: Vec<Prose>,
}

/// Walks `node` along `schema`, the whole schema of a record type.
pub fn walk(node: &Node, schema: &Value) -> Findings {
    let mut walk = Walk {
        root: schema,
        findings: Findings::default(),
    };
    walk.value(node, schema, "");
    walk.findings
}

struct Walk<'a> {
    root: &'a Value,
    findings: Findings,
}

impl<'a> Walk<'a> {
    fn value(&mut self, node: &Node, schema: &'a Value, key: &str) {
        let schema = self.resolve(schema);
        if let Some(alternatives) = alternatives(schema) {
            return self.alternatives(node, alternatives, key);
        }
        if let Some(choices) = choices(schema) {
            return self.choice(node, &choices, key);
        }
        match type_of(schema) {
            "object" => self.object(node, schema, key),
            "array" => self.list(node, schema, key),
            "string" => self.text(node, schema, key),
            "integer" => self.integer(node, schema, key),
            "number" => self.number(node, key),
            "boolean" => self.boolean(node, key),
            _ => {}
        }
    }

    fn resolve(&self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        while let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let Some(found) = self.root.pointer(name.trim_start_matches('#')) else {
                break;
            };
            schema = found;
        }
        schema
    }

    /// An optional value, or one of several forms: the form that the node looks like.
    fn alternatives(&mut self, node: &Node, forms: &'a [Value], key: &str) {
        let forms: Vec<&'a Value> = forms.iter().map(|form| self.resolve(form)).collect();
        let is_optional = forms.iter().any(|form| type_of(form) == "null");
        if is_optional && node.is_null() {
            return;
        }
        let real = || forms.iter().copied().filter(|form| type_of(form) != "null");
        let fits = real().find(|form| looks_like(node, form));
        if let Some(form) = fits.or_else(|| real().last()) {
            self.value(node, form, key);
        }
    }

    fn object(&mut self, node: &Node, schema: &'a Value, key: &str) {
        let Content::Map(entries) = &node.content else {
            return self.wrong_type(node, key, "keys with values, each on a line of its own");
        };
        let mut seen: Vec<&str> = Vec::new();
        for (name, value) in entries {
            let Some(text) = name.text() else { continue };
            if seen.contains(&text) {
                self.duplicate(name, text);
                continue;
            }
            seen.push(text);
            self.entry(name, text, value, schema);
        }
        self.missing_keys(node, schema, &seen, key);
    }

    fn entry(&mut self, name: &Node, text: &str, value: &Node, schema: &'a Value) {
        if let Some(property) = schema.get("properties").and_then(|p| p.get(text)) {
            return self.value(value, property, text);
        }
        match schema.get("additionalProperties") {
            Some(values) if values.is_object() => {
                self.map_key(name, text, schema);
                self.value(value, values, text);
            }
            Some(Value::Bool(true)) | None if schema.get("properties").is_none() => {}
            _ => self.unknown_key(name, text, schema),
        }
    }

    /// Keys of a map such as `glance:` may have a vocabulary of their own.
    fn map_key(&mut self, name: &Node, text: &str, schema: &'a Value) {
        let Some(names) = schema.get("propertyNames") else {
            return;
        };
        let Some(allowed) = choices(self.resolve(names)) else {
            return;
        };
        if !allowed.iter().any(|choice| choice == text) {
            self.not_a_choice(name, text, &allowed, "this key");
        }
    }

    fn missing_keys(&mut self, node: &Node, schema: &Value, seen: &[&str], key: &str) {
        let required = schema.get("required").and_then(Value::as_array);
        let required = required.into_iter().flatten().filter_map(Value::as_str);
        for name in required.filter(|name| !seen.contains(name)) {
            let within = if key.is_empty() {
                String::new()
            } else {
                format!(" in `{key}`")
            };
            let message = format!("The key `{name}` is missing{within}.");
            let meaning = description(schema.pointer(&format!("/properties/{name}")));
            let hint = match meaning {
                Some(meaning) => format!("Add `{name}: …`. It means: {meaning}"),
                None => format!("Add `{name}: …`."),
            };
            let end = node
                .entries()
                .first()
                .map_or(node.end, |(first, _)| first.end);
            let problem = Diagnostic::new(&codes::MISSING_KEY, message).hint(hint);
            self.findings.faults.push(Fault {
                start: node.start,
                end,
                problem,
            });
        }
    }

    fn list(&mut self, node: &Node, schema: &'a Value, key: &str) {
        let items = match &node.content {
            Content::List(items) => items,
            _ if node.is_null() => return,
            _ => {
                return self.wrong_type(
                    node,
                    key,
                    "a list: each item on a line of its own that begins with a hyphen, or [one, two]",
                );
            }
        };
        if let Some(form) = schema.get("items") {
            for item in items {
                self.value(item, form, key);
            }
        }
    }

    fn text(&mut self, node: &Node, schema: &Value, key: &str) {
        let Content::Scalar { text, .. } = &node.content else {
            return self.wrong_type(node, key, "a text");
        };
        if node.is_null() || text.trim().is_empty() {
            let message = format!("There is nothing behind `{key}`.");
            return self.fault(node, &codes::EMPTY_TEXT, message, None);
        }
        self.note_reference(node, text, schema);
        let format = |name: &str| schema.get(name).and_then(Value::as_str).unwrap_or_default();
        match (format("format"), format("x-format")) {
            ("date", _) => self.date(node, text),
            (_, "id") => self.id(node, text),
            (_, "markdown") => self.findings.prose.push(Prose {
                text: text.clone(),
                start: node.start,
                end: node.end,
            }),
            _ => {}
        }
    }

    fn note_reference(&mut self, node: &Node, text: &str, schema: &Value) {
        let folder = schema.get("x-ref").and_then(Value::as_str);
        let kind = folder.and_then(|folder| match folder {
            "findings" => Some(Kind::Finding),
            _ => Kind::from_folder(folder),
        });
        if let Some(kind) = kind {
            let (start, end) = (node.start, node.end);
            self.findings.references.push(Reference {
                kind,
                id: text.to_owned(),
                start,
                end,
            });
        }
    }

    fn date(&mut self, node: &Node, text: &str) {
        if text.parse::<jiff::civil::Date>().is_err() {
            let message = format!("`{text}` is not a date.");
            let hint = "Write year-month-day, like 2024-03-01.".to_owned();
            self.fault(node, &codes::BAD_DATE, message, Some(hint));
        }
    }

    fn id(&mut self, node: &Node, text: &str) {
        if let Some(reason) = Id::fault(text) {
            let message = format!("`{text}` cannot be an id: {reason}.");
            self.fault(node, &codes::BAD_ID, message, None);
        }
    }

    fn integer(&mut self, node: &Node, schema: &Value, key: &str) {
        let number = node.text().and_then(|text| text.parse::<i64>().ok());
        let Some(number) = number else {
            return self.wrong_type(node, key, "a whole number");
        };
        let limit = |name: &str| schema.get(name).and_then(Value::as_i64);
        let (low, high) = (limit("minimum"), limit("maximum"));
        let outside = low.is_some_and(|low| number < low) || high.is_some_and(|high| number > high);
        if outside {
            let range = format!(
                "from {} to {}",
                low.unwrap_or(i64::MIN),
                high.map_or_else(|| "as high as you like".to_owned(), |high| high.to_string())
            );
            let message = format!("{number} is not possible here.");
            self.fault(
                node,
                &codes::RANGE,
                message,
                Some(format!("Possible is {range}.")),
            );
        }
    }

    fn number(&mut self, node: &Node, key: &str) {
        let Some(text) = node.text() else {
            return self.wrong_type(node, key, "a number");
        };
        let bare = text
            .trim_start_matches(['-', '+'])
            .trim_start_matches('.')
            .to_lowercase();
        if matches!(bare.as_str(), "nan" | "inf" | "infinity") {
            let message = format!("`{text}` is not a finite number.");
            return self.fault(node, &codes::NOT_FINITE, message, None);
        }
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => {}
            Ok(_) => {
                let message = format!("`{text}` is too large for a number.");
                self.fault(node, &codes::NOT_FINITE, message, None);
            }
            Err(_) => self.wrong_type(node, key, number_advice(text)),
        }
    }

    fn boolean(&mut self, node: &Node, key: &str) {
        if !matches!(node.text(), Some("true" | "false")) {
            self.wrong_type(node, key, "`true` or `false`");
        }
    }

    fn choice(&mut self, node: &Node, choices: &[String], key: &str) {
        match node.text() {
            Some(text) if choices.iter().any(|choice| choice == text) => {}
            Some(text) if !node.is_null() => {
                self.not_a_choice(node, text, choices, &format!("`{key}`"));
            }
            _ => {
                let list = choices.join(", ");
                let message = format!("`{key}` needs one of its choices.");
                self.fault(
                    node,
                    &codes::NOT_A_CHOICE,
                    message,
                    Some(format!("Choose: {list}.")),
                );
            }
        }
    }

    fn not_a_choice(&mut self, node: &Node, text: &str, choices: &[String], what: &str) {
        let list = choices.join(", ");
        let message = format!("`{text}` is not one of the choices for {what}.");
        let mut problem = Diagnostic::new(&codes::NOT_A_CHOICE, message);
        let written_otherwise = text.to_lowercase().replace([' ', '_'], "-");
        let all = || choices.iter().map(String::as_str);
        let near = all()
            .find(|choice| choice.to_lowercase() == written_otherwise)
            .or_else(|| suggest::nearest(text, all()));
        if let Some(near) = near {
            problem = problem.hint(format!("Did you mean `{near}`?"));
        }
        let problem = problem.hint(format!("Choose: {list}."));
        self.findings.faults.push(Fault {
            start: node.start,
            end: node.end,
            problem,
        });
    }

    fn unknown_key(&mut self, name: &Node, text: &str, schema: &Value) {
        let known = schema.get("properties").and_then(Value::as_object);
        let known: Vec<&str> = known
            .into_iter()
            .flatten()
            .map(|(key, _)| key.as_str())
            .collect();
        let message = format!("The key `{text}` is not known here.");
        let mut problem = Diagnostic::new(&codes::UNKNOWN_KEY, message);
        if let Some(near) = suggest::nearest(text, known.iter().copied()) {
            problem = problem.hint(format!("Did you mean `{near}`?"));
        }
        let problem = problem.hint(format!("Known keys are: {}.", known.join(", ")));
        self.findings.faults.push(Fault {
            start: name.start,
            end: name.end,
            problem,
        });
    }

    fn duplicate(&mut self, name: &Node, text: &str) {
        let message = format!("The key `{text}` is given twice.");
        self.fault(name, &codes::YAML_DUPLICATE_KEY, message, None);
    }

    fn wrong_type(&mut self, node: &Node, key: &str, needed: &str) {
        let here = match &node.content {
            Content::Scalar { text, .. } if node.is_null() || text.is_empty() => {
                "nothing".to_owned()
            }
            Content::Scalar { text, .. } => {
                format!("`{}`", text.chars().take(40).collect::<String>())
            }
            Content::List(_) => "a list".to_owned(),
            Content::Map(_) => "keys with values".to_owned(),
        };
        let what = if key.is_empty() {
            "The record".to_owned()
        } else {
            format!("`{key}`")
        };
        let message = format!("{what} needs {needed}; here is {here}.");
        let yes_no = matches!(
            node.text(),
            Some("yes" | "no" | "Yes" | "No" | "on" | "off")
        );
        let hint = (yes_no && needed.contains("true"))
            .then(|| "Write `true` for yes and `false` for no.".to_owned());
        self.fault(node, &codes::WRONG_TYPE, message, hint);
    }

    fn fault(&mut self, node: &Node, code: &'static Code, message: String, hint: Option<String>) {
        let mut problem = Diagnostic::new(code, message);
        problem.hints.extend(hint);
        self.findings.faults.push(Fault {
            start: node.start,
            end: node.end,
            problem,
        });
    }
}

fn number_advice(text: &str) -> &'static str {
    if text.contains(',') && text.replace(',', ".").parse::<f64>().is_ok() {
        "a number with a point and not a comma"
    } else if text.ends_with('%') {
        "a number without the percent sign"
    } else {
        "a number"
    }
}

fn alternatives(schema: &Value) -> Option<&[Value]> {
    let list = schema
        .get("anyOf")
        .or_else(|| schema.get("oneOf"))?
        .as_array()?;
    let all_constants = list
        .iter()
        .all(|form| form.get("const").is_some() || form.get("enum").is_some());
    (!all_constants).then_some(list.as_slice())
}

/// The values of a vocabulary, whichever way the schema writes it.
fn choices(schema: &Value) -> Option<Vec<String>> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    if let Some(list) = schema.get("enum").and_then(Value::as_array) {
        return Some(list.iter().filter_map(text).collect());
    }
    if let Some(value) = schema.get("const") {
        return Some(text(value).into_iter().collect());
    }
    let forms = schema.get("oneOf").and_then(Value::as_array)?;
    Some(forms.iter().filter_map(choices).flatten().collect())
}

/// The type that a schema asks for; the first that is not null where there are several.
fn type_of(schema: &Value) -> &str {
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

fn looks_like(node: &Node, schema: &Value) -> bool {
    match &node.content {
        Content::Map(_) => {
            let Some(properties) = schema.get("properties") else {
                return type_of(schema) == "object";
            };
            node.entries()
                .iter()
                .any(|(key, _)| key.text().is_some_and(|key| properties.get(key).is_some()))
        }
        Content::List(_) => type_of(schema) == "array",
        Content::Scalar { .. } => !matches!(type_of(schema), "object" | "array" | "null"),
    }
}

fn description(schema: Option<&Value>) -> Option<String> {
    let text = schema?.get("description")?.as_str()?;
    let text = text.lines().next()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The tree as JSON values of the types that the schema asks for.
pub fn to_json(node: &Node, schema: &Value, root: &Value) -> Value {
    let schema = match schema.get("$ref").and_then(Value::as_str) {
        Some(name) => root.pointer(name.trim_start_matches('#')).unwrap_or(schema),
        None => schema,
    };
    if let Some(forms) = alternatives(schema) {
        let form = forms.iter().find(|form| type_of(form) != "null");
        return form.map_or(Value::Null, |form| to_json(node, form, root));
    }
    match &node.content {
        Content::Map(entries) => {
            let value = |(key, value): &(Node, Node)| {
                let key = key.text()?.to_owned();
                let form = schema
                    .get("properties")
                    .and_then(|p| p.get(&key))
                    .unwrap_or(&Value::Null);
                Some((key, to_json(value, form, root)))
            };
            Value::Object(entries.iter().filter_map(value).collect())
        }
        Content::List(items) => {
            let form = schema.get("items").unwrap_or(&Value::Null);
            Value::Array(items.iter().map(|item| to_json(item, form, root)).collect())
        }
        Content::Scalar { text, .. } => scalar_to_json(text, type_of(schema)),
    }
}

fn scalar_to_json(text: &str, wanted: &str) -> Value {
    let typed = match wanted {
        "integer" => text.parse::<i64>().ok().map(Value::from),
        "number" => text.parse::<f64>().ok().map(Value::from),
        "boolean" => text.parse::<bool>().ok().map(Value::from),
        _ => None,
    };
    typed.unwrap_or_else(|| Value::from(text))
}
