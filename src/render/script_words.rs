//! The words that scripts show, as a script of its own: pages opened from a folder may load scripts
//! and no other files.

use serde_json::{Map, Value};

use crate::text::strings::{Form, Strings, Text};

use super::output_file::OutputFile;

/// The function with which scripts ask for a text.
const SAY: &str = include_str!("say.js");

/// `assets/strings.js` with every text of the group `script`.
pub(super) fn file(strings: &Strings) -> OutputFile {
    let words: Map<String, Value> = strings
        .below("script.")
        .map(|(id, text)| (id.to_owned(), forms(text)))
        .collect();
    let words = Value::Object(words);
    OutputFile::text(
        "assets/strings.js",
        format!("globalThis.distilWords = {words};\n{SAY}"),
    )
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
