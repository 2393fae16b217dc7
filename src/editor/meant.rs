//! What a form means a record to become.

use serde_json::{Map, Value};

use crate::edit::tree::{Tree, aligned, items_of};
use crate::edit::yaml::Yaml;
use crate::load::marked::{self, Content, Node};

use super::fields::{Field, Widget, label};
use super::keys::PLACE;
use super::shown;

/// What a form said, or says.
type Said = Map<String, Value>;

/// A part as it is to become: keys that the form does not know, or says nothing of, stay. `before` is what the
/// form said when it was saved last.
///
/// # Errors
/// What the form says cannot be written, in a sentence.
pub fn part(
    fields: &[Field],
    base: Option<&Node>,
    before: Option<&Said>,
    now: &Said,
) -> Result<Tree, String> {
    let mut keys: Vec<(String, Tree)> = Vec::new();
    let mut is_kept = base.is_some();
    for (key, node) in base.map_or(&[][..], Node::entries) {
        let name = key.text().unwrap_or_default();
        let field = fields.iter().find(|field| field.name == name);
        let said = field.and_then(|field| Some((field, now.get(name)?)));
        let tree = match said {
            Some((field, now)) => {
                value(field, Some(node), before.and_then(|it| it.get(name)), now)?
            }
            None => Some(Tree::Kept),
        };
        is_kept &= tree == Some(Tree::Kept);
        keys.extend(tree.map(|tree| (name.to_owned(), tree)));
    }
    let mut behind = None;
    for field in fields {
        if base.is_some_and(|base| base.get(field.name).is_some()) {
            behind = keys
                .iter()
                .position(|(name, _)| name == field.name)
                .or(behind);
            continue;
        }
        let Some(now) = now.get(field.name).or_else(|| unsaid(field, base)) else {
            continue;
        };
        if let Some(tree) = value(field, None, None, now)? {
            is_kept = false;
            let place = behind.map_or(keys.len(), |behind| behind + 1);
            keys.insert(place, (field.name.to_owned(), tree));
            behind = Some(place);
        }
    }
    Ok(if is_kept { Tree::Kept } else { Tree::Map(keys) })
}

/// What a form means where it says nothing: a switch that nobody touched is off.
fn unsaid(field: &Field, base: Option<&Node>) -> Option<&'static Value> {
    const OFF: &Value = &Value::Bool(false);
    let is_switch = field.is_needed && matches!(field.widget, Widget::Truth);
    (is_switch && base.is_none()).then_some(OFF)
}

/// A value as it is to become; nothing where its key goes.
fn value(
    field: &Field,
    base: Option<&Node>,
    before: Option<&Value>,
    now: &Value,
) -> Result<Option<Tree>, String> {
    let is_unsaid =
        is_empty(now) || base.is_none() && !field.is_needed && *now == Value::Bool(false);
    if is_unsaid {
        // A key without a value stays as it is; so does one whose value no form can show.
        let stays = base.filter(|node| {
            node.is_null() || shown::value(node, &field.widget).is_none_or(|it| is_empty(&it))
        });
        return Ok(stays.map(|_| Tree::Kept));
    }
    of_widget(&field.widget, field.name, base, before, now).map(Some)
}

fn of_widget(
    widget: &Widget,
    name: &str,
    base: Option<&Node>,
    before: Option<&Value>,
    now: &Value,
) -> Result<Tree, String> {
    let is_as_shown =
        |node: &Node| shown::value(node, widget).is_some_and(|shown| is_same(&shown, now));
    if base.is_some_and(is_as_shown) {
        return Ok(Tree::Kept);
    }
    match (widget, now) {
        (Widget::Part(fields), Value::Object(now)) => {
            let base = base.filter(|node| matches!(node.content, Content::Map(_)));
            part(fields, base, before.and_then(Value::as_object), now)
        }
        (Widget::List(item), Value::Array(items)) => list(item, name, base, before, items),
        (Widget::Source, Value::String(text)) => {
            let new = marked::parse(text).map_err(|_| {
                format!("What stands in \"{}\" cannot be read: it is written as in the file, each key with a colon and a space behind it.", label(name))
            })?;
            Ok(Tree::between(base, &new))
        }
        _ => {
            let text = match now {
                Value::String(text) => text.replace("\r\n", "\n").trim_end().to_owned(),
                other => other.to_string(),
            };
            let is_plain = matches!(widget, Widget::Day | Widget::Number(_) | Widget::Truth);
            let is_plain = is_plain
                && text
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-+.".contains(c));
            Ok(Tree::Value(if is_plain {
                Yaml::Plain(text)
            } else {
                Yaml::Text(text)
            }))
        }
    }
}

fn list(
    widget: &Widget,
    name: &str,
    base: Option<&Node>,
    before: Option<&Value>,
    items: &[Value],
) -> Result<Tree, String> {
    let olds = base.map_or(&[][..], items_of);
    let said: Vec<&Value> = items.iter().filter(|item| !is_empty(item)).collect();
    let before: Option<Vec<&Value>> = before
        .and_then(Value::as_array)
        .map(|items| items.iter().filter(|item| !is_empty(item)).collect());
    let places = match widget {
        Widget::Part(_) => said
            .iter()
            .map(|item| place_of(item, before.as_deref()))
            .collect(),
        _ => aligned(olds.len(), said.len(), |old, new| {
            let shown = olds.get(old).and_then(|node| shown::value(node, widget));
            shown.is_some_and(|shown| said.get(new).is_some_and(|now| is_same(&shown, now)))
        }),
    };
    let mut trees = Vec::new();
    for (now, place) in said.into_iter().zip(places) {
        let place = place.filter(|place| *place < olds.len());
        // Twice the same item: the second is a copy.
        let place = place.filter(|place| !trees.iter().any(|(taken, _)| *taken == Some(*place)));
        let before = place.and_then(|place| before.as_ref()?.get(place).copied());
        let old = place.and_then(|place| olds.get(place));
        trees.push((place, of_widget(widget, name, old, before, now)?));
    }
    Ok(Tree::List(trees))
}

/// Which item of the list an item is: by the place that it had when the form was opened, and where that was
/// before the form was last saved, by its place in what was saved.
fn place_of(item: &Value, before: Option<&[&Value]>) -> Option<usize> {
    let place = item.get(PLACE)?.as_u64()?;
    match before {
        Some(items) => items
            .iter()
            .position(|item| item.get(PLACE).and_then(Value::as_u64) == Some(place)),
        None => usize::try_from(place).ok(),
    }
}

/// Whether a form says the same as before.
fn is_same(shown: &Value, now: &Value) -> bool {
    match (shown, now) {
        (Value::Number(shown), Value::Number(now)) => shown.as_f64() == now.as_f64(),
        (Value::String(shown), Value::String(now)) => {
            shown.trim_end() == now.replace("\r\n", "\n").trim_end()
        }
        (Value::Array(shown), Value::Array(now)) => {
            shown.len() == now.len()
                && shown
                    .iter()
                    .zip(now)
                    .all(|(shown, now)| is_same(shown, now))
        }
        (Value::Object(shown), Value::Object(now)) => {
            let is_there = |(key, value): (&String, &Value)| {
                now.get(key).is_some_and(|now| is_same(value, now))
            };
            let is_known =
                |(key, value): (&String, &Value)| shown.contains_key(key) || is_empty(value);
            shown.iter().all(is_there) && now.iter().all(is_known)
        }
        (shown, now) => shown == now,
    }
}

/// Whether a form says nothing here.
pub fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_empty),
        // An item of the record has its place among its keys, so it is never empty.
        Value::Object(keys) => keys.values().all(is_empty),
        _ => false,
    }
}
