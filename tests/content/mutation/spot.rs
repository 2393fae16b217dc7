//! The content as a list of spots: every value of every record, with what the schema asks of it.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;

use super::tree::{self, Content, Node, Style};

/// A file of the content.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path inside the content folder.
    pub name: String,
    pub text: String,
    /// The bytes of its YAML: all, or the front matter; empty for a table.
    pub yaml: Range<usize>,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub struct Spot {
    /// The file, as a place in [`Corpus::files`].
    pub file: usize,
    /// The keys on the way, without the places in lists: `results.effect.estimate`.
    pub path: String,
    /// The bytes of the key; nothing for an item of a list.
    pub key: Option<Range<usize>>,
    /// The bytes of the value.
    pub value: Range<usize>,
    /// The text of the value where it is one.
    pub text: Option<String>,
    pub is_plain: bool,
    pub is_quoted: bool,
    pub is_list: bool,
    pub is_map: bool,
    /// Whether it stands between brackets.
    pub in_flow: bool,
    /// What the schema asks of the value.
    pub wants: Wants,
    /// Whether the map needs this key.
    pub is_required: bool,
    /// The first byte of the map or list around it.
    pub parent: usize,
    /// The first byte of the key of that map or list; nothing at the top.
    pub parent_key: Option<usize>,
    /// Keys that the map around it may have; empty where every site chooses its own.
    pub known: Vec<String>,
    /// The other keys that the map has, with the bytes of their values.
    pub siblings: Vec<(String, Range<usize>)>,
}

/// What a schema asks of a value.
#[derive(Debug, Clone, Default)]
pub struct Wants {
    /// `string`, `number`, `integer`, `boolean`, `array`, `object`.
    pub type_name: String,
    pub is_date: bool,
    pub is_markdown: bool,
    /// The folder of the records that it names.
    pub reference: Option<String>,
    /// The vocabulary, or the choices, from which it comes.
    pub is_choice: bool,
    /// Whether it may be empty.
    pub is_optional: bool,
}

/// The content of the repository.
#[derive(Debug)]
pub struct Corpus {
    pub files: Vec<File>,
    pub spots: Vec<Spot>,
    schemas: BTreeMap<String, Value>,
}

impl Corpus {
    /// Reads files and the schemas that stand in the documentation.
    pub fn new(files: Vec<(String, Vec<u8>)>, schemas: BTreeMap<String, Value>) -> Self {
        let files = files.into_iter().map(|(name, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            File {
                yaml: yaml_of(&name, &text),
                name,
                text,
            }
        });
        let mut corpus = Self {
            files: files.collect(),
            spots: Vec::new(),
            schemas,
        };
        let mut spots = Vec::new();
        for (index, file) in corpus.files.iter().enumerate() {
            if let Some(schema) = corpus.schema_of(file)
                && let Some(root) = tree::parse(&file.text[file.yaml.clone()])
            {
                let mut walk = Walk {
                    root: schema,
                    file: index,
                    offset: file.yaml.start,
                    text: &file.text,
                    spots: &mut spots,
                };
                walk.node(&root, schema, &Around::default());
            }
        }
        corpus.spots = spots;
        corpus
    }

    /// The schema of the kind of a file; nothing for a table.
    pub fn schema_of(&self, file: &File) -> Option<&Value> {
        if file.name.ends_with(".csv") {
            return None;
        }
        let kind = match file.name.split_once('/') {
            Some((folder, _)) => folder,
            None => file.name.strip_suffix(".yaml")?,
        };
        self.schemas.get(kind)
    }

    pub fn file(&self, spot: &Spot) -> &File {
        &self.files[spot.file]
    }

    /// The spots for which something holds.
    pub fn spots_where(&self, is_it: impl Fn(&Spot) -> bool) -> Vec<&Spot> {
        self.spots.iter().filter(|spot| is_it(spot)).collect()
    }

    /// The ids of the records of a kind.
    pub fn ids<'c>(&'c self, folder: &'c str) -> impl Iterator<Item = &'c str> {
        self.files.iter().filter_map(move |file| {
            let (of, name) = file.name.split_once('/')?;
            (of == folder).then(|| name.rsplit_once('.').map_or(name, |(stem, _)| stem))
        })
    }
}

impl File {
    /// The line, counted from 1, of a byte.
    pub fn line(&self, at: usize) -> usize {
        line_of(&self.text, at)
    }

    pub fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |at| at + 1)
    }

    /// One past the line end behind a byte.
    pub fn line_end(&self, at: usize) -> usize {
        self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |end| at + end + 1)
    }

    /// Spaces before the first word of the line.
    pub fn indentation(&self, at: usize) -> usize {
        let line = &self.text[self.line_start(at)..];
        line.len() - line.trim_start_matches(' ').len()
    }

    /// The bytes of an entry from its key to the end of its last line.
    pub fn entry(&self, key: usize) -> Range<usize> {
        let column = key - self.line_start(key);
        let mut end = self.line_end(key);
        while end < self.yaml.end {
            let line = &self.text[end..self.line_end(end)];
            if !line.trim().is_empty() && self.indentation(end) <= column {
                break;
            }
            end = self.line_end(end);
        }
        key..end
    }

    /// The text with some bytes replaced.
    pub fn with(&self, range: Range<usize>, new: &str) -> String {
        format!(
            "{}{new}{}",
            &self.text[..range.start],
            &self.text[range.end..]
        )
    }
}

/// The line, counted from 1, of a byte of a text.
pub fn line_of(text: &str, at: usize) -> usize {
    text[..at.min(text.len())].matches('\n').count() + 1
}

fn yaml_of(name: &str, text: &str) -> Range<usize> {
    if name.ends_with(".csv") {
        return 0..0;
    }
    if !name.ends_with(".md") {
        return 0..text.len();
    }
    let end = text[4..].find("\n---").map_or(text.len(), |at| at + 5);
    4..end
}

/// What is known from the map or list around a node.
#[derive(Debug, Clone, Default)]
struct Around {
    path: String,
    parent_key: Option<usize>,
    in_flow: bool,
}

struct Walk<'a> {
    root: &'a Value,
    file: usize,
    offset: usize,
    text: &'a str,
    spots: &'a mut Vec<Spot>,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node, schema: &Value, around: &Around) {
        let schema = form(self.root, schema, node);
        let first = &self.text[self.offset + node.range.start..];
        let in_flow = around.in_flow || first.starts_with(['[', '{']);
        match &node.content {
            Content::Map(entries) => self.map(
                node,
                entries,
                &schema,
                &Around {
                    in_flow,
                    ..around.clone()
                },
            ),
            Content::List(items) => {
                let form = schema.get("items").unwrap_or(&Value::Null);
                for item in items {
                    let mut spot = self.spot(item, form, around);
                    spot.in_flow = in_flow;
                    spot.parent = self.offset + node.range.start;
                    self.spots.push(spot);
                    self.node(
                        item,
                        form,
                        &Around {
                            in_flow,
                            ..around.clone()
                        },
                    );
                }
            }
            Content::Scalar { .. } => {}
        }
    }

    fn map(&mut self, node: &Node, entries: &[(Node, Node)], schema: &Value, around: &Around) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let required = schema.get("required").and_then(Value::as_array);
        let name = |key: &Node| key.text().unwrap_or_default().to_owned();
        for (key, value) in entries {
            let text = name(key);
            let form = properties
                .and_then(|p| p.get(&text))
                .or_else(|| schema.get("additionalProperties"));
            let form = form.unwrap_or(&Value::Null);
            let path = match around.path.as_str() {
                "" => text.clone(),
                path => format!("{path}.{text}"),
            };
            let inner = Around {
                path,
                in_flow: around.in_flow,
                parent_key: around.parent_key,
            };
            let mut spot = self.spot(value, form, &inner);
            let key_start = self.offset + key.range.start;
            spot.key = Some(key_start..self.offset + key.range.end);
            spot.parent = self.offset + node.range.start;
            spot.is_required =
                required.is_some_and(|names| names.iter().any(|known| *known == text));
            spot.known = properties
                .into_iter()
                .flatten()
                .map(|(key, _)| key.clone())
                .collect();
            let others = entries.iter().filter(|(other, _)| other.range != key.range);
            let bytes = |node: &Node| self.offset + node.range.start..self.offset + node.range.end;
            spot.siblings = others
                .map(|(key, value)| (name(key), bytes(value)))
                .collect();
            self.spots.push(spot);
            self.node(
                value,
                form,
                &Around {
                    parent_key: Some(key_start),
                    ..inner
                },
            );
        }
    }

    fn spot(&self, node: &Node, schema: &Value, around: &Around) -> Spot {
        let style = match &node.content {
            Content::Scalar { style, .. } => Some(*style),
            _ => None,
        };
        Spot {
            file: self.file,
            path: around.path.clone(),
            key: None,
            value: self.offset + node.range.start..self.offset + node.range.end,
            text: node.text().map(str::to_owned),
            is_plain: style == Some(Style::Plain),
            is_quoted: style == Some(Style::Quoted),
            is_list: matches!(node.content, Content::List(_)),
            is_map: matches!(node.content, Content::Map(_)),
            in_flow: around.in_flow,
            wants: wants(self.root, schema, node),
            is_required: false,
            parent: 0,
            parent_key: around.parent_key,
            known: Vec::new(),
            siblings: Vec::new(),
        }
    }
}

fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(name) => resolved(
            root,
            root.pointer(name.trim_start_matches('#'))
                .unwrap_or(&Value::Null),
        ),
        None => schema,
    }
}

/// The form of a schema with several that a node looks like.
fn form(root: &Value, schema: &Value, node: &Node) -> Value {
    let schema = resolved(root, schema);
    let Some(forms) = schema.get("anyOf").and_then(Value::as_array) else {
        return schema.clone();
    };
    let is_map = matches!(node.content, Content::Map(_));
    let forms: Vec<&Value> = forms.iter().map(|form| resolved(root, form)).collect();
    let fits = |form: &&&Value| type_of(form) != "null" && (type_of(form) == "object") == is_map;
    let found = forms
        .iter()
        .find(fits)
        .or_else(|| forms.iter().find(|form| type_of(form) != "null"));
    found.map_or(Value::Null, |form| form_of(root, form, node))
}

fn form_of(root: &Value, schema: &Value, node: &Node) -> Value {
    match schema.get("anyOf") {
        Some(_) => form(root, schema, node),
        None => schema.clone(),
    }
}

fn type_of(schema: &Value) -> &str {
    match schema.get("type") {
        Some(Value::String(name)) => name,
        Some(Value::Array(names)) => {
            let mut names = names.iter().filter_map(Value::as_str);
            names.find(|name| *name != "null").unwrap_or("null")
        }
        _ => "",
    }
}

fn wants(root: &Value, schema: &Value, node: &Node) -> Wants {
    let outer = resolved(root, schema);
    let inner = form(root, schema, node);
    let text = |name: &str| inner.get(name).and_then(Value::as_str).map(str::to_owned);
    let outer_types = outer.get("type").and_then(Value::as_array);
    let is_null = |form: &Value| form.get("type").is_some_and(|name| name == "null");
    let nullable = outer
        .get("anyOf")
        .and_then(Value::as_array)
        .is_some_and(|forms| forms.iter().any(is_null));
    Wants {
        type_name: type_of(&inner).to_owned(),
        is_date: text("format").as_deref() == Some("date"),
        is_markdown: text("x-format").as_deref() == Some("markdown"),
        reference: text("x-ref"),
        is_choice: ["enum", "oneOf", "const", "x-vocabulary"]
            .iter()
            .any(|key| inner.get(key).is_some()),
        is_optional: nullable
            || outer_types.is_some_and(|names| names.iter().any(|name| name == "null")),
    }
}
