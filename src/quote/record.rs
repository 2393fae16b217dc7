//! Numbers and dates of a record as its file has them, by the keys that lead to them.

use serde_json::Value;

use crate::text::slug::slug;
use crate::words::say;

use super::quotable::Gathered;

/// Keys whose values have a form of their own, and keys that hold no fact.
const LEFT_OUT: [&str; 13] = [
    "accept",
    "aliases",
    "appraisals",
    "claims",
    "comparisons",
    "corrections",
    "figures",
    "findings",
    "model",
    "order",
    "pooled_results",
    "results",
    "source",
];

/// Keys whose texts are names and addresses even where they begin with a digit.
const NAMES: [&str; 14] = [
    "doi", "headline", "id", "issue", "label", "name", "pages", "pmcid", "pmid", "short", "title",
    "url", "volume", "where",
];

/// The keys by which an element of a list is called, the best first.
const CALLED: [&str; 9] = [
    "id",
    "intervention",
    "label",
    "name",
    "who",
    "title",
    "reason",
    "version",
    "instrument",
];

/// The longest text that is quoted.
const LONGEST: usize = 40;

/// Adds every number, date and short text with a number of a record.
pub(super) fn gather(gathered: &mut Gathered<'_>, record: &Value) {
    if let Value::Object(keys) = record {
        let keys = keys
            .iter()
            .filter(|(key, _)| !LEFT_OUT.contains(&key.as_str()));
        keys.for_each(|(key, value)| add(gathered, key, key.clone(), value));
    }
}

fn add(gathered: &mut Gathered<'_>, key: &str, path: String, value: &Value) {
    let leaf = match value {
        Value::Object(keys) => {
            for (key, value) in keys {
                add(gathered, key, format!("{path}/{key}"), value);
            }
            return;
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let name = called(item).unwrap_or_else(|| (index + 1).to_string());
                let path = gathered.free(format!("{path}/{name}"));
                add(gathered, key, path, item);
            }
            return;
        }
        leaf => shown(gathered, key, leaf),
    };
    if let Some(shown) = leaf {
        gathered.add(path, shown, "");
    }
}

/// What an element of a list is called in the way to its values.
pub(super) fn called(item: &Value) -> Option<String> {
    let name = |key: &&str| Some(slug(item.get(*key)?.as_str()?));
    CALLED.iter().find_map(name).filter(|name| !name.is_empty())
}

fn shown(gathered: &Gathered<'_>, key: &str, leaf: &Value) -> Option<String> {
    let words = gathered.words;
    match leaf {
        Value::Number(number) => {
            let value = number.as_f64()?;
            let percent = key.starts_with("percent") || key == "i_squared";
            Some(if key.ends_with("year") {
                number.to_string()
            } else if percent {
                say!(words, "number.percent", n = words.as_given(value))
            } else {
                words.amount(value)
            })
        }
        Value::String(text) => match text.parse::<jiff::civil::Date>() {
            Ok(day) => Some(words.date(day)),
            Err(_) => is_short_fact(key, text).then(|| text.clone()),
        },
        _ => None,
    }
}

/// A text that begins with a number and is no sentence: "12 weeks", "2008 to 2009".
fn is_short_fact(key: &str, text: &str) -> bool {
    let is_short =
        text.len() <= LONGEST && !text.contains(['<', '[', '\n']) && !text.ends_with('.');
    is_short && !NAMES.contains(&key) && text.starts_with(|c: char| c.is_ascii_digit())
}
