//! What a value of a record may be, read from the schema: for whoever makes or tidies records and must
//! not know them by heart.

use serde_json::Value;

use super::kind::Kind;
use super::read::SCHEMAS;
use super::schema::shape::{alternatives, choices, limits, resolve, type_of};

/// A value of a record, as its schema describes it.
#[derive(Debug, Clone, Copy)]
pub struct Form<'s> {
    root: &'s Value,
    schema: &'s Value,
}

/// A key of a part of a record.
#[derive(Debug, Clone)]
pub struct Property<'s> {
    /// The key.
    pub name: &'s str,
    /// What its value may be.
    pub form: Form<'s>,
    /// Whether the part has to have it.
    pub is_needed: bool,
    /// What it is, in a sentence.
    pub about: String,
}

/// What a value is.
#[derive(Debug)]
pub enum Shape<'s> {
    /// A text; with the form that it has to have, where there is one.
    Text(&'s str),
    /// A day.
    Day,
    /// The id of a record.
    Record(Kind),
    /// The id of a finding.
    Finding,
    /// A value of a vocabulary, by the name of the vocabulary.
    Word(&'s str),
    /// One of these.
    Choice(Vec<&'s str>),
    /// A whole number, and its lowest value.
    Count(i64),
    /// A number, and its lowest value.
    Number(f64),
    /// Yes or no.
    Truth,
    /// A list.
    List(Form<'s>),
    /// Keys with values.
    Part(Vec<Property<'s>>),
    /// Values by keys that the record chooses.
    Map(Form<'s>),
    /// A value, or the statement that it is missing.
    Known(Form<'s>),
}

impl Form<'static> {
    /// A record of a kind.
    pub fn of(kind: Kind) -> Self {
        let schema = &SCHEMAS[&kind];
        Self {
            root: schema,
            schema,
        }
    }
}

impl<'s> Form<'s> {
    fn inner(self, schema: &'s Value) -> Self {
        Self {
            root: self.root,
            schema,
        }
    }

    /// What the value is.
    pub fn shape(self) -> Shape<'s> {
        let schema = resolve(self.root, self.schema);
        let word = |name: &str| schema.get(name).and_then(Value::as_str);
        if let Some(forms) = alternatives(schema) {
            return self.one_of(forms);
        }
        if let Some(choices) = choices(schema) {
            return Shape::Choice(choices);
        }
        match (type_of(schema), word("x-ref"), word("x-vocabulary")) {
            (_, Some("findings"), _) => Shape::Finding,
            (_, Some(folder), _) => {
                Kind::from_folder(folder).map_or(Shape::Text("id"), Shape::Record)
            }
            (_, _, Some(name)) => Shape::Word(name),
            ("object", ..) => self.part(schema),
            ("array", ..) => Shape::List(self.inner(schema.get("items").unwrap_or(&Value::Null))),
            ("integer", ..) => Shape::Count(limits(schema).0),
            ("number", ..) => {
                let lowest = schema.get("minimum").and_then(Value::as_f64);
                Shape::Number(lowest.unwrap_or(0.0))
            }
            ("boolean", ..) => Shape::Truth,
            _ if word("format") == Some("date") => Shape::Day,
            _ => Shape::Text(word("x-format").unwrap_or_default()),
        }
    }

    /// The keys of a part; none where it is none, or where it is a list of parts, those of one of them.
    pub fn properties(self) -> Vec<Property<'s>> {
        match self.shape() {
            Shape::Part(properties) => properties,
            Shape::List(items) => items.properties(),
            Shape::Known(form) => form.properties(),
            _ => Vec::new(),
        }
    }

    fn one_of(self, forms: &'s [Value]) -> Shape<'s> {
        let real: Vec<&Value> = forms
            .iter()
            .filter(|form| type_of(resolve(self.root, form)) != "null")
            .collect();
        let is_missing = |form: &&Value| {
            let properties = resolve(self.root, form).get("properties");
            properties.is_some_and(|keys| keys.get("missing").is_some())
        };
        let value = real.iter().find(|form| !is_missing(form));
        let may_be_missing = real.iter().any(is_missing);
        match value {
            Some(form) if may_be_missing => Shape::Known(self.inner(form)),
            Some(form) => self.inner(form).shape(),
            None => Shape::Text(""),
        }
    }

    fn part(self, schema: &'s Value) -> Shape<'s> {
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            let values = schema.get("additionalProperties").unwrap_or(&Value::Null);
            return Shape::Map(self.inner(values));
        };
        let required = schema.get("required").and_then(Value::as_array);
        let is_needed =
            |name: &str| required.is_some_and(|keys| keys.iter().any(|needed| needed == name));
        let property = |(name, form): (&'s String, &'s Value)| Property {
            name,
            form: self.inner(form),
            is_needed: is_needed(name),
            about: about(form),
        };
        Shape::Part(properties.iter().map(property).collect())
    }
}

/// What a schema says about a value, on one line.
fn about(schema: &Value) -> String {
    let text = schema.get("description").and_then(Value::as_str);
    let words: Vec<&str> = text.unwrap_or_default().split_whitespace().collect();
    words.join(" ")
}
