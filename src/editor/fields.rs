//! The fields of a form, read from the schema of a record.

use crate::record::form::{Form, Property, Shape};
use crate::record::kind::Kind;

/// A field of a form.
#[derive(Debug, Clone)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What it is, in a sentence.
    pub about: String,
    /// Whether the part has to have it.
    pub is_needed: bool,
    /// How it is edited.
    pub widget: Widget,
}

/// How a value is edited.
#[derive(Debug, Clone)]
pub enum Widget {
    /// A text on one line.
    Line,
    /// A text over several lines; whether it is Markdown.
    Lines(bool),
    /// A day.
    Day,
    /// One of these, each with its words.
    Choice(Vec<(String, String)>),
    /// A record.
    Record(Kind),
    /// A number; whether it is a whole one.
    Number(bool),
    /// Yes or no.
    Truth,
    /// A list.
    List(Box<Widget>),
    /// A part with fields of its own.
    Part(Vec<Field>),
    /// What no form can show: as it is written in the file.
    Source,
}

/// The words of a vocabulary, each with what it is called.
pub type Words<'w> = &'w dyn Fn(&str) -> Vec<(String, String)>;

/// Parts within parts beyond this are shown as they are written.
const DEEPEST: usize = 4;

/// The fields of the records of a kind.
pub fn fields(kind: Kind, words: Words<'_>) -> Vec<Field> {
    all(Form::of(kind).properties(), words, 0, kind.title_key())
}

fn all(
    properties: Vec<Property<'static>>,
    words: Words<'_>,
    depth: usize,
    title: &str,
) -> Vec<Field> {
    let field = |property: Property<'static>| Field {
        widget: widget(property.form, words, depth, is_short(property.name, title)),
        name: property.name,
        about: property.about,
        is_needed: property.is_needed,
    };
    properties.into_iter().map(field).collect()
}

/// Keys whose texts are a few words.
fn is_short(name: &str, title: &str) -> bool {
    let short = [
        "id", "label", "name", "title", "unit", "role", "term", "short", "plural", "singular",
    ];
    name == title || short.contains(&name)
}

fn widget(form: Form<'static>, words: Words<'_>, depth: usize, is_short: bool) -> Widget {
    match form.shape() {
        Shape::Text("markdown") => Widget::Lines(true),
        Shape::Text("") if !is_short => Widget::Lines(false),
        Shape::Text(_) | Shape::Finding => Widget::Line,
        Shape::Day => Widget::Day,
        Shape::Record(kind) => Widget::Record(kind),
        Shape::Word(name) => Widget::Choice(words(name)),
        Shape::Choice(choices) => Widget::Choice(choices.into_iter().map(in_words).collect()),
        Shape::Count(_) => Widget::Number(true),
        Shape::Number(_) => Widget::Number(false),
        Shape::Truth => Widget::Truth,
        Shape::Part(_) | Shape::List(_) if depth >= DEEPEST => Widget::Source,
        Shape::Part(properties) => Widget::Part(all(properties, words, depth + 1, "")),
        Shape::List(items) => match widget(items, words, depth + 1, false) {
            Widget::Source | Widget::List(_) => Widget::Source,
            Widget::Lines(_) => Widget::List(Box::new(Widget::Lines(false))),
            item => Widget::List(Box::new(item)),
        },
        Shape::Map(_) | Shape::Known(_) => Widget::Source,
    }
}

fn in_words(choice: &str) -> (String, String) {
    (choice.to_owned(), choice.replace(['-', '_'], " "))
}

/// A key as a label: `design_note` is "Design note".
pub fn label(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => words,
    }
}
