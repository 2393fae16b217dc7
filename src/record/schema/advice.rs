//! What to do about a value that is not what is needed: the usual slips of people who type
//! records, paste from papers, or save from spreadsheets.

use crate::diag::{Diagnostic, codes};
use crate::load::marked::{Content, Node};
use crate::text::{meant_day, meant_number, suggest};

/// What a list is.
pub(super) const A_LIST: &str =
    "a list: each item on a line of its own that begins with a hyphen and a space, or [one, two]";

/// The advice for a value of the wrong kind.
pub(super) fn wrong_type(node: &Node, key: &str, needed: &str) -> Option<String> {
    let text = match &node.content {
        Content::Scalar { text, .. } => text.trim(),
        Content::Map(_) if needed == "a text" => {
            return Some(
                "A colon in a text makes a key of the words before it; put the text in quotation marks."
                    .to_owned(),
            );
        }
        Content::List(_) if needed == "a text" => {
            return Some(
                "A text that begins with a hyphen or a bracket looks like a list; put it in quotation marks."
                    .to_owned(),
            );
        }
        _ => return None,
    };
    if needed.contains("`true`") {
        truth(text)
    } else if needed.contains("number") {
        months(text, key).or_else(|| meant_number::advice(text))
    } else if needed == A_LIST {
        list(text)
    } else {
        None
    }
}

/// `1 year`, `12 weeks`, where months are counted.
fn months(text: &str, key: &str) -> Option<String> {
    let (number, unit) = text.split_once(' ').filter(|_| key == "months")?;
    let number: f64 = number.parse().ok()?;
    let months = match unit.trim_end_matches(['s', '.']) {
        "year" | "yr" => number * 12.0,
        "week" | "wk" => number * 12.0 / 52.18,
        "day" => number * 12.0 / 365.25,
        _ => return None,
    };
    let months = (months * 10.0).round() / 10.0;
    Some(format!("`months` counts months: {text} is `{months}`."))
}

fn truth(text: &str) -> Option<String> {
    let word = text.to_lowercase();
    match word.as_str() {
        "true" | "yes" | "y" | "on" | "1" => Some("Write `true`.".to_owned()),
        "false" | "no" | "n" | "off" | "0" => Some("Write `false`.".to_owned()),
        _ => None,
    }
}

fn list(text: &str) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    let first = text.chars().next().unwrap_or(' ');
    let item = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let hint = match first {
        '-' => format!("Write a space after the hyphen: `- {item}`."),
        '•' | '–' | '—' | '*' | '·' => {
            format!("Begin the item with a hyphen and a space: `- {item}`.")
        }
        _ if text.ends_with(']') => format!("The bracket that opens is missing: write `[{text}`."),
        _ if text.contains(", ") => format!("Write `[{text}]`."),
        _ => format!("For a list of one item write `[{text}]`."),
    };
    Some(hint)
}

/// `{n: 1,200}`: in braces a comma ends the value, and what stands behind it becomes a key.
pub(super) fn divided_number(before: &Node, key: &str, value: &Node) -> Option<Diagnostic> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (number, decimals) = (before.text()?.trim(), key.trim());
    let digits = number.trim_start_matches(['-', '\u{2212}', '\u{2013}']);
    if !is_digits(digits) || !is_digits(decimals) || !value.is_null() {
        return None;
    }
    let sign = if digits == number { "" } else { "-" };
    let message = format!("A comma in braces ends the value, so `{decimals}` is read as a key.");
    let problem = Diagnostic::new(&codes::UNKNOWN_KEY, message);
    let point = format!("`{sign}{digits}.{decimals}`");
    Some(match decimals.len() == 3 && digits != "0" {
        true => problem.hint(format!(
            "Write `{sign}{digits}{decimals}` without the comma; or {point}, where the comma stands before decimals."
        )),
        false => problem.hint(format!("Write a point and not a comma: {point}.")),
    })
}

/// True for `NaN`, `.inf` and their like.
pub(super) fn is_not_finite(text: &str) -> bool {
    let bare = text
        .trim_start_matches(['-', '+'])
        .trim_start_matches('.')
        .to_lowercase();
    matches!(bare.as_str(), "nan" | "inf" | "infinity")
}

/// How a date is written, with the one that was meant where that is certain.
pub(super) fn date(text: &str) -> String {
    match meant_day::day(text) {
        Some(date) => format!("Write year-month-day: {date}."),
        None => "Write year-month-day, like 2024-03-01; the day must exist.".to_owned(),
    }
}

/// The choice that was probably meant.
pub(super) fn nearest_choice<'a>(text: &str, choices: &[&'a str]) -> Option<&'a str> {
    let written_otherwise = text.to_lowercase().replace([' ', '_'], "-");
    let all = || choices.iter().copied();
    all()
        .find(|choice| choice.to_lowercase() == written_otherwise)
        .or_else(|| suggest::nearest(text, all()))
}

/// The key that was probably meant, and what to write.
pub(super) fn meant_key<'a>(text: &str, known: &[&'a str]) -> Option<(&'a str, String)> {
    let find = |name: &str| known.iter().copied().find(|key| *key == name);
    let bare = text.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    if let Some(key) = find(bare) {
        return Some((key, odd_character(text, key)));
    }
    if let Some(key) = find(&bare.replace(['-', ' '], "_").to_lowercase()) {
        return Some((key, format!("Write `{key}`.")));
    }
    if let Some((first, rest)) = text.split_once([' ', ':'])
        && let Some(key) = find(first)
    {
        let rest = rest.trim();
        let hint = format!("A colon and a space are missing: write `{key}: {rest}`.");
        return Some((key, hint));
    }
    let near = suggest::nearest(text, known.iter().copied())?;
    Some((near, format!("Did you mean `{near}`?")))
}

fn odd_character(text: &str, key: &str) -> String {
    let is_odd = |c: &char| !c.is_ascii_alphanumeric() && *c != '_';
    match text.chars().find(is_odd) {
        Some(c) if c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}') => format!(
            "Next to `{key}` stands a character that looks like a space and is none; delete it and type spaces."
        ),
        _ => format!("Write `{key}:` alone."),
    }
}
