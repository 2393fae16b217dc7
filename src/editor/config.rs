//! The configuration of the editor, in the form that Decap CMS reads: a collection for each kind of record,
//! with fields made from its schema.

use serde_json::{Map, Value, json};

use crate::edit::blank::is_text;
use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::kind::Kind;

use super::fields::{Field, Widget, fields, label};
use super::keys::{BASE, BODY};

/// Who saves what the editor sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// The preview on this machine, which changes files value by value.
    Desk,
    /// A host with the repository, to which the editor sends whole files.
    Host,
}

/// The part of the configuration that says what is edited.
pub fn config(evidence: &Evidence, by: Use) -> Value {
    let words = |name: &str| words(evidence, name);
    let mut collections = vec![site(&words, by)];
    collections.extend(
        Kind::WITH_FOLDER
            .iter()
            .map(|kind| collection(*kind, &words, by)),
    );
    json!({
        "site_url": "/",
        "show_preview_links": false,
        "slug": { "encoding": "ascii", "clean_accents": true, "sanitize_replacement": "-" },
        "editor": { "preview": false },
        "collections": collections,
    })
}

fn words(evidence: &Evidence, name: &str) -> Vec<(String, String)> {
    let vocabulary = evidence.records.vocabularies.get(&Id::new(name));
    let values = vocabulary.map_or(&[][..], |entry| &entry.value.values);
    let language = evidence
        .records
        .site
        .as_ref()
        .map_or(String::new(), |site| site.value.language.to_string());
    let word = |value: &crate::record::vocabulary::VocabularyValue| {
        (value.id.to_string(), value.words(&language).to_owned())
    };
    values.iter().map(word).collect()
}

type Words<'w> = super::fields::Words<'w>;

fn site(words: Words<'_>, by: Use) -> Value {
    let file = match by {
        Use::Desk => "site.yaml",
        Use::Host => "content/site.yaml",
    };
    let fields = in_decap(&fields(Kind::Site, words), by, true);
    json!({
        "name": "site",
        "label": "The site",
        "format": format_of(Kind::Site, by),
        "files": [{ "name": "site", "label": "Title, address, language", "file": file, "fields": with_base(fields, by) }],
    })
}

fn collection(kind: Kind, words: Words<'_>, by: Use) -> Value {
    let mut fields = with_base(in_decap(&fields(kind, words), by, true), by);
    if is_text(kind) {
        let hint = "Markdown: `##` before a heading, `[words](study:id)` for a link to a record.";
        fields.push(json!({ "name": BODY, "label": "Text", "widget": "text", "required": false, "hint": hint }));
    }
    let folder = match by {
        Use::Desk => kind.folder().to_owned(),
        Use::Host => format!("content/{}", kind.folder()),
    };
    let extension = if by == Use::Host && is_text(kind) {
        "md"
    } else {
        "yaml"
    };
    let name = label(kind.folder());
    let one = kind.with_article();
    let one = one.split_once(' ').map_or(one, |(_, one)| one);
    json!({
        "name": kind.folder(),
        "label": name,
        "label_singular": one,
        "folder": folder,
        "extension": extension,
        "format": format_of(kind, by),
        "create": true,
        "delete": false,
        "identifier_field": kind.title_key(),
        "summary": format!("{{{{{}}}}}", kind.title_key()),
        "slug": "{{slug}}",
        "sortable_fields": [kind.title_key()],
        "fields": fields,
    })
}

/// The preview speaks JSON with the editor, in which a word is a word and a number a number.
fn format_of(kind: Kind, by: Use) -> &'static str {
    match by {
        Use::Desk => "json",
        Use::Host if is_text(kind) => "yaml-frontmatter",
        Use::Host => "yaml",
    }
}

fn with_base(fields: Vec<Value>, by: Use) -> Vec<Value> {
    let base = json!({ "name": BASE, "label": "State", "widget": "hidden", "required": false });
    let base = Some(base).filter(|_| by == Use::Desk);
    fields.into_iter().chain(base).collect()
}

/// Fields as the editor knows them. What only a text editor can change is left out for a host, which would
/// take its text for the value.
fn in_decap(fields: &[Field], by: Use, is_certain: bool) -> Vec<Value> {
    let is_shown = |field: &&Field| by == Use::Desk || !matches!(field.widget, Widget::Source);
    let all = fields.iter().filter(is_shown);
    let field = |field: &Field| {
        // A switch that nobody touched is off, and not missing.
        let is_switch = matches!(field.widget, Widget::Truth);
        let is_needed = field.is_needed && is_certain && !is_switch;
        let mut made = widget(&field.widget, by, is_needed);
        let about = match field.widget {
            Widget::Source => format!("{} Written as in the file.", field.about),
            Widget::Lines(true) => format!("{} Markdown.", field.about),
            _ => field.about.clone(),
        };
        made.insert("name".to_owned(), json!(field.name));
        made.insert("label".to_owned(), json!(label(field.name)));
        made.insert("required".to_owned(), json!(is_needed));
        if is_state_of_record(field) {
            // A new record begins unpublished.
            made.insert("default".to_owned(), json!(DRAFT));
        }
        if !about.trim().is_empty() {
            made.insert("hint".to_owned(), json!(about.trim()));
        }
        Value::Object(made)
    };
    all.map(field).collect()
}

/// What a record is that readers are not shown yet.
const DRAFT: &str = "draft";

/// Whether a field says how far a record has come: a draft, or published.
fn is_state_of_record(field: &Field) -> bool {
    match &field.widget {
        Widget::Choice(choices) => choices.iter().any(|(value, _)| value == DRAFT),
        _ => false,
    }
}

fn widget(widget: &Widget, by: Use, is_certain: bool) -> Map<String, Value> {
    let made = match widget {
        Widget::Line => json!({ "widget": "string" }),
        Widget::Lines(_) | Widget::Source => json!({ "widget": "text" }),
        Widget::Day => json!({
            "widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": false,
        }),
        Widget::Choice(choices) if choices.is_empty() => json!({ "widget": "string" }),
        Widget::Choice(choices) => {
            let options: Vec<Value> = choices
                .iter()
                .map(|(value, label)| json!({ "value": value, "label": label }))
                .collect();
            json!({ "widget": "select", "options": options })
        }
        Widget::Record(kind) => relation(*kind, false),
        Widget::Number(true) => json!({ "widget": "number", "value_type": "int", "step": 1 }),
        Widget::Number(false) => json!({ "widget": "number", "value_type": "float" }),
        Widget::Truth => json!({ "widget": "boolean" }),
        Widget::List(item) => list(item, by),
        Widget::Part(fields) => {
            json!({ "widget": "object", "collapsed": true, "fields": in_decap(fields, by, is_certain) })
        }
    };
    match made {
        Value::Object(made) => made,
        _ => Map::new(),
    }
}

fn relation(kind: Kind, is_list: bool) -> Value {
    json!({
        "widget": "relation",
        "collection": kind.folder(),
        "value_field": "{{slug}}",
        "search_fields": [kind.title_key(), "{{slug}}"],
        "display_fields": [kind.title_key()],
        "multiple": is_list,
        "options_length": 1000,
    })
}

fn list(item: &Widget, by: Use) -> Value {
    match item {
        Widget::Record(kind) => relation(*kind, true),
        Widget::Part(fields) => {
            let known = [
                "id", "label", "name", "title", "term", "outcome", "text", "url",
            ];
            let has = |name: &&str| {
                fields
                    .iter()
                    .any(|field| field.name == *name && is_of_words(&field.widget))
            };
            let mut made = json!({ "widget": "list", "collapsed": true, "fields": in_decap(fields, by, true) });
            if let (Some(name), Some(made)) = (known.into_iter().find(has), made.as_object_mut()) {
                made.insert(
                    "summary".to_owned(),
                    json!(format!("{{{{fields.{name}}}}}")),
                );
            }
            made
        }
        item => {
            let mut field = widget(item, by, true);
            field.insert("name".to_owned(), json!("item"));
            field.insert("label".to_owned(), json!("Item"));
            json!({ "widget": "list", "collapsed": true, "field": field })
        }
    }
}

/// Whether a value can stand in a line that names an item.
fn is_of_words(widget: &Widget) -> bool {
    !matches!(widget, Widget::Source | Widget::List(_) | Widget::Part(_))
}
