//! The words that scripts say. Pages opened from a folder may load scripts and no other files, and
//! pages should not carry words that they do not show: so each script comes after the texts that it
//! asks for, in the file of the script.

use serde_json::{Map, Value, json};

use crate::text::number;
use crate::text::strings::{Form, Strings, Text, primary};

/// The script in which words are said; it also gets the signs of numbers.
const SPEAKER: &str = "words.js";

/// A script of a theme after the texts whose ids stand in it in quotation marks; as it is when it
/// asks for none.
pub(super) fn with_words(name: &str, script: &[u8], strings: &Strings, language: &str) -> Vec<u8> {
    let source = String::from_utf8_lossy(script);
    let texts: Map<String, Value> = source
        .split('"')
        .filter(|part| part.contains('.'))
        .filter_map(|id| Some((id.to_owned(), entry(strings.get(id)?, language))))
        .collect();
    let mut words = String::new();
    if !texts.is_empty() {
        let texts = Value::Object(texts);
        words = format!("globalThis.distilTexts = Object.assign(globalThis.distilTexts ??= {{}}, {texts});\n");
    }
    if name == SPEAKER {
        words.push_str(&format!("globalThis.distilSigns = {};\n", signs()));
    }
    if words.is_empty() {
        return script.to_vec();
    }
    // The words come first, so the script's own "use strict" would not count.
    format!("\"use strict\";\n{words}{source}").into_bytes()
}

/// A text or its forms; with its language where that is not the language of the pages.
fn entry(text: &Text, language: &str) -> Value {
    let own = forms(text);
    if primary(&text.language) == primary(&language.to_lowercase()) {
        own
    } else {
        json!([text.language, own])
    }
}

/// The text, or its forms by name when it has several.
fn forms(text: &Text) -> Value {
    let form = |(name, form): &(&str, Form)| {
        let text = text.forms.get(form)?;
        Some(((*name).to_owned(), Value::from(text.as_str())))
    };
    let forms: Map<String, Value> = Form::ALL.iter().filter_map(form).collect();
    match text.forms.get(&Form::Other) {
        Some(only) if forms.len() == 1 => Value::from(only.as_str()),
        _ => Value::Object(forms),
    }
}

/// How numbers and lists are written, read off what the build itself writes: the decimal sign, the
/// minus, the sign between groups of digits with their sizes and from how many digits on there are
/// groups, and what stands between two items, between the first ones and before the last.
fn signs() -> Value {
    let groups = |value: u64| -> Vec<String> {
        let written = number::grouped(value);
        let parts = written.split(|c: char| !c.is_ascii_digit());
        parts.map(str::to_owned).collect()
    };
    let millions = groups(123_456_789);
    let size = |from_end: usize| millions.iter().rev().nth(from_end).map_or(3, String::len);
    let is_grouped = |digits: &u32| groups(10_u64.pow(digits - 1)).len() > 1;
    json!({
        "decimal": without_digits(&number::fixed(0.5, 1)),
        "group": first_sign(&number::grouped(123_456_789)),
        "sizes": [size(0), size(1)],
        "least": (4..=7).find(is_grouped).unwrap_or(u32::MAX),
        "minus": without_digits(&number::fixed(-1.0, 0)),
        "joints": [" and ", ", ", " and "],
    })
}

fn without_digits(number: &str) -> String {
    number.chars().filter(|c| !c.is_ascii_digit()).collect()
}

fn first_sign(number: &str) -> String {
    let sign = number.chars().find(|c| !c.is_ascii_digit());
    sign.map(String::from).unwrap_or_default()
}
