//! Checks a marked tree against the JSON Schema of a record type, and finds its references.
//!
//! The schema is made from the types, so the types stay the single description of the format:
//! the same schema feeds these checks, the format reference and editor completion.
//! Unlike typed reading, this check finds every fault of a file, not the first alone.

mod advice;
mod columns;
mod formats;
mod found;
mod json;
mod range;
pub(super) mod shape;
mod twice;

use serde_json::Value;

use crate::diag::{Code, Diagnostic, codes};
use crate::load::marked::{Content, Node};

use super::id::Id;
use super::kind::Kind;
use super::misquoted;
use super::value::Date;

pub use columns::{Column, columns};
pub use found::{Chosen, Day, Fault, Findings, Prose, Quoting, Reference};
pub use json::to_json;

pub(super) use shape::type_of;
use shape::{alternatives, choices, description, form_for, is_optional, limits, resolve};

/// Walks `node` along `schema`, the whole schema of a record type.
pub fn walk(node: &Node, schema: &Value) -> Findings {
    let mut walk = Walk {
        root: schema,
        findings: Findings::default(),
    };
    walk.value(node, schema, "");
    walk.findings
}

/// The problem of a value that is none of the choices for `what`.
pub fn not_a_choice(text: &str, choices: &[impl AsRef<str>], what: &str) -> Diagnostic {
    let choices: Vec<&str> = choices.iter().map(AsRef::as_ref).collect();
    let message = format!("`{text}` is not one of the choices for {what}.");
    let mut problem = Diagnostic::new(&codes::NOT_A_CHOICE, message);
    if let Some(near) = advice::nearest_choice(text, &choices) {
        problem = problem.hint(format!("Did you mean `{near}`?"));
    }
    match choices.as_slice() {
        [] => problem.hint("There is nothing to choose from: the list is empty."),
        choices => problem.hint(format!("Choose: {}.", choices.join(", "))),
    }
}

struct Walk<'a> {
    root: &'a Value,
    findings: Findings,
}

impl<'a> Walk<'a> {
    /// A value in the form that its schema has, and between the ends that the schema names.
    fn value(&mut self, node: &Node, schema: &'a Value, key: &str) {
        let before = self.findings.faults.len();
        self.formed(node, schema, key);
        let is_sound = self.findings.faults.len() == before;
        if let Some(problem) = range::fault(node, schema, key).filter(|_| is_sound) {
            self.push(node.start, node.end, problem);
        }
    }

    fn formed(&mut self, node: &Node, schema: &'a Value, key: &str) {
        let schema = resolve(self.root, schema);
        if let Some(forms) = alternatives(schema) {
            return self.alternatives(node, schema, forms, key);
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

    /// An optional value, or one of several forms: the form that the node looks like.
    fn alternatives(&mut self, node: &Node, schema: &'a Value, forms: &'a [Value], key: &str) {
        if is_optional(self.root, schema) && node.is_null() {
            return;
        }
        if let Some(form) = form_for(self.root, forms, node) {
            self.value(node, form, key);
        }
    }

    fn object(&mut self, node: &Node, schema: &'a Value, key: &str) {
        let Content::Map(entries) = &node.content else {
            self.wrong_type(node, key, "keys with values, each on a line of its own");
            if let Some(problem) = self
                .findings
                .faults
                .last_mut()
                .map(|fault| &mut fault.problem)
            {
                problem.hints.extend(shape::keys_in_words(schema));
            }
            return;
        };
        let mut seen: Vec<&str> = Vec::new();
        let mut meant: Vec<&str> = Vec::new();
        let mut before: Option<&Node> = None;
        for (name, value) in entries {
            let number = before.replace(value);
            let Some(text) = name.text() else {
                self.odd_key(name);
                continue;
            };
            if seen.contains(&text) {
                self.duplicate(name, text, value);
                continue;
            }
            seen.push(text);
            if let Some(problem) = number.and_then(|it| advice::divided_number(it, text, value)) {
                self.push(name.start, name.end, problem);
                continue;
            }
            meant.extend(self.entry(name, text, value, schema));
        }
        // A key that was mistyped is not also missing.
        seen.extend(meant);
        self.missing_keys(node, schema, &seen, key);
    }

    /// Walks a key with its value; for an unknown key, gives the one that was probably meant.
    fn entry(
        &mut self,
        name: &Node,
        text: &str,
        value: &Node,
        schema: &'a Value,
    ) -> Option<&'a str> {
        if let Some(property) = schema.get("properties").and_then(|p| p.get(text)) {
            self.value(value, property, text);
            return None;
        }
        match schema.get("additionalProperties") {
            Some(values) if values.is_object() => {
                self.map_key(name, text, schema);
                self.value(value, values, text);
                None
            }
            Some(Value::Bool(true)) | None if schema.get("properties").is_none() => None,
            _ => self.unknown_key(name, text, schema),
        }
    }

    /// Keys of a map such as `glance:` may have a vocabulary of their own.
    fn map_key(&mut self, name: &Node, text: &str, schema: &'a Value) {
        let Some(names) = schema.get("propertyNames") else {
            return;
        };
        let names = resolve(self.root, names);
        self.note_reference(name, text, names);
        self.note_choice(name, text, names, "this key");
        let Some(allowed) = choices(names) else {
            return;
        };
        if !allowed.contains(&text) {
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
            let first = node.entries().first().map(|(first, _)| first.end);
            let end = first.filter(|end| *end > node.start).unwrap_or(node.end);
            let problem = Diagnostic::new(&codes::MISSING_KEY, message).hint(hint);
            self.push(node.start, end, problem);
        }
    }

    fn list(&mut self, node: &Node, schema: &'a Value, key: &str) {
        let items = match &node.content {
            Content::List(items) => items,
            _ if node.is_null() => return,
            _ => return self.wrong_type(node, key, advice::A_LIST),
        };
        if let Some(form) = schema.get("items") {
            for item in items {
                self.value(item, form, key);
            }
            let form = resolve(self.root, form);
            for (node, problem) in twice::repeated(items, form, key) {
                self.push(node.start, node.end, problem);
            }
        }
    }

    fn text(&mut self, node: &Node, schema: &Value, key: &str) {
        let Content::Scalar { text, .. } = &node.content else {
            return self.wrong_type(node, key, "a text");
        };
        if node.is_null() || text.trim().is_empty() {
            let message = format!("There is nothing behind `{key}`.");
            let hint = "If you see a text there, it begins with `#` and so is a remark; put it in quotation marks.";
            return self.fault(node, &codes::EMPTY_TEXT, message, Some(hint.to_owned()));
        }
        self.note_reference(node, text, schema);
        self.note_choice(node, text, schema, key);
        let format = |name: &str| schema.get(name).and_then(Value::as_str).unwrap_or_default();
        match (format("format"), format("x-format")) {
            ("date", _) => self.date(node, text, schema),
            (_, "id") => self.id(node, text),
            (_, "markdown") => {
                self.note_quoting(node, text, true);
                self.findings.prose.push(Prose {
                    text: text.clone(),
                    start: node.start,
                    end: node.end,
                });
            }
            (_, "") => self.note_quoting(node, text, false),
            (_, format) => {
                if let Some(problem) = formats::fault_of(format, text) {
                    self.push(node.start, node.end, problem);
                }
            }
        }
    }

    fn note_quoting(&mut self, node: &Node, text: &str, is_markdown: bool) {
        let has_marks = !is_markdown && ["](", "**", "&"].iter().any(|mark| text.contains(mark));
        let is_quoting =
            has_marks || text.contains('<') || !misquoted::in_text(text, is_markdown).is_empty();
        if is_quoting {
            self.findings.quoting.push(Quoting {
                text: text.to_owned(),
                is_markdown,
                start: node.start,
                end: node.end,
            });
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

    fn note_choice(&mut self, node: &Node, text: &str, schema: &Value, key: &str) {
        let vocabulary = schema.get("x-vocabulary").and_then(Value::as_str);
        self.findings.chosen.extend(vocabulary.map(|name| Chosen {
            vocabulary: name.to_owned(),
            key: key.to_owned(),
            value: text.to_owned(),
            start: node.start,
            end: node.end,
        }));
    }

    fn date(&mut self, node: &Node, text: &str, schema: &Value) {
        let Ok(day) = text.parse() else {
            let message = format!("`{text}` is not a date.");
            return self.fault(node, &codes::BAD_DATE, message, Some(advice::date(text)));
        };
        if schema.get("x-may-come").is_none() {
            self.findings.days.push(Day {
                day: Date(day),
                is_of_work: schema.get("x-of-old").is_none(),
                start: node.start,
                end: node.end,
            });
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
        let (low, high) = limits(schema);
        if number < low {
            let message = format!("`{key}` cannot be {number}.");
            let hint = format!("It is {low} or more.");
            self.fault(node, &codes::RANGE, message, Some(hint));
        } else if number > high {
            let message = format!("`{key}` cannot be {number}; that is too much.");
            let hint = format!("It is {high} at most.");
            self.fault(node, &codes::RANGE, message, Some(hint));
        }
    }

    fn number(&mut self, node: &Node, key: &str) {
        let Some(text) = node.text() else {
            return self.wrong_type(node, key, "a number");
        };
        if advice::is_not_finite(text) {
            let message = format!("`{text}` is not a number that can be shown or pooled.");
            return self.fault(node, &codes::NOT_FINITE, message, None);
        }
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => {}
            Ok(_) => {
                let message = format!("`{text}` is too large for a number.");
                self.fault(node, &codes::NOT_FINITE, message, None);
            }
            Err(_) => self.wrong_type(node, key, "a number"),
        }
    }

    fn boolean(&mut self, node: &Node, key: &str) {
        if !matches!(node.text(), Some("true" | "false")) {
            self.wrong_type(node, key, "`true` or `false`");
        }
    }

    fn choice(&mut self, node: &Node, choices: &[&str], key: &str) {
        match node.text() {
            Some(text) if choices.contains(&text) => {}
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

    fn not_a_choice(&mut self, node: &Node, text: &str, choices: &[&str], what: &str) {
        self.push(node.start, node.end, not_a_choice(text, choices, what));
    }

    fn unknown_key(&mut self, name: &Node, text: &str, schema: &'a Value) -> Option<&'a str> {
        let known = schema.get("properties").and_then(Value::as_object);
        let known: Vec<&'a str> = known
            .into_iter()
            .flatten()
            .map(|(key, _)| key.as_str())
            .collect();
        let message = format!("The key `{text}` is not known here.");
        let mut problem = Diagnostic::new(&codes::UNKNOWN_KEY, message);
        let meant = advice::meant_key(text, &known);
        let key = meant.as_ref().map(|(key, _)| *key);
        problem.hints.extend(meant.map(|(_, hint)| hint));
        if let Some(part) = shape::part_with(self.root, schema, text).filter(|_| key.is_none()) {
            problem = problem.hint(format!(
                "`{text}` stands below `{part}`: write `{part}:`, and in the next line, two spaces further in, `{text}: …`."
            ));
        }
        let problem = problem.hint(format!("Known keys are: {}.", known.join(", ")));
        self.push(name.start, name.end, problem);
        key
    }

    fn duplicate(&mut self, name: &Node, text: &str, value: &Node) {
        let message = format!("The key `{text}` is given twice.");
        let hint = match value.content {
            Content::List(_) => "Put the items of both under the first, and delete the second.",
            Content::Map(_) => "Put the keys of both under the first, and delete the second.",
            Content::Scalar { .. } => {
                "Delete the one that is wrong. If both are right, the text of both stands behind one."
            }
        };
        self.fault(
            name,
            &codes::YAML_DUPLICATE_KEY,
            message,
            Some(hint.to_owned()),
        );
    }

    /// A list or more keys where a key should be: a text with brackets and a colon.
    fn odd_key(&mut self, name: &Node) {
        let message = "A key is one word, and here stand brackets.".to_owned();
        let hint = "If it is a text, put the whole text in quotation marks.".to_owned();
        self.fault(name, &codes::YAML_SPECIAL, message, Some(hint));
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
        let hint = advice::wrong_type(node, key, needed);
        self.fault(node, &codes::WRONG_TYPE, message, hint);
    }

    fn fault(&mut self, node: &Node, code: &'static Code, message: String, hint: Option<String>) {
        let mut problem = Diagnostic::new(code, message);
        problem.hints.extend(hint);
        self.push(node.start, node.end, problem);
    }

    fn push(&mut self, start: usize, end: usize, problem: Diagnostic) {
        self.findings.faults.push(Fault {
            start,
            end,
            problem,
        });
    }
}
