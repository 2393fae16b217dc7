//! The values of a record as a form shows them.

use serde_json::{Map, Value};

use crate::edit::tree::{items_of, yaml_of};
use crate::edit::yaml::{self, Yaml};
use crate::load::marked::{Content, Node};

use super::fields::{Field, Widget};
use super::keys::PLACE;

/// The values of a part by the names of its fields; those that no field can show are left out.
pub fn part(node: &Node, fields: &[Field]) -> Map<String, Value> {
    let shown = |field: &Field| {
        let node = node.get(field.name).filter(|node| !node.is_null())?;
        Some((field.name.to_owned(), value(node, &field.widget)?))
    };
    fields.iter().filter_map(shown).collect()
}

/// A value as a form shows it; nothing where it is of another make.
pub fn value(node: &Node, widget: &Widget) -> Option<Value> {
    match widget {
        Widget::Source => Some(Value::String(source(node))),
        Widget::Part(fields) => {
            matches!(node.content, Content::Map(_)).then(|| Value::Object(part(node, fields)))
        }
        Widget::List(item) => {
            let is_list = matches!(node.content, Content::List(_));
            let items = items_of(node).iter().enumerate();
            let shown = items.map(|(at, node)| {
                let mut shown = value(node, item)?;
                if let Value::Object(keys) = &mut shown {
                    keys.insert(PLACE.to_owned(), Value::from(at));
                }
                Some(shown)
            });
            let shown: Option<Vec<Value>> = shown.collect();
            shown.filter(|_| is_list).map(Value::Array)
        }
        Widget::Number(_) => node.text().map(number),
        Widget::Truth => node.text()?.parse().ok().map(Value::Bool),
        _ => node
            .text()
            .map(|text| Value::String(text.trim_end().to_owned())),
    }
}

fn number(text: &str) -> Value {
    let whole = text.parse::<i64>().map(Value::from);
    let number = || {
        text.parse::<f64>()
            .ok()
            .map(Value::from)
            .filter(Value::is_number)
    };
    whole
        .ok()
        .or_else(number)
        .unwrap_or_else(|| Value::String(text.to_owned()))
}

/// A value as it would be written in a file of its own.
fn source(node: &Node) -> String {
    match yaml_of(node) {
        Yaml::Map(map) => yaml::lines(&map, 0),
        Yaml::List(items) => items.iter().map(|item| yaml::item(item, 0)).collect(),
        word => yaml::on_one_line(&word),
    }
}
