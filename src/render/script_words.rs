//! The words that scripts show, as a script of its own: pages opened from a folder may load scripts
//! and no other files.

use serde_json::{Map, Value};

use crate::words::{Form, Forms, Words};

use super::output_file::OutputFile;

/// The function with which scripts ask for a text.
const SAY: &str = include_str!("say.js");

/// `assets/strings.js` with every text of the group `script`.
pub(super) fn file(words: &Words) -> OutputFile {
    let words: Map<String, Value> = words
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
fn forms(text: Forms<'_>) -> Value {
    let all = text.all();
    if let [(_, only)] = all.as_slice() {
        return Value::from(*only);
    }
    let named = |(name, form): &(&str, Form)| {
        let (_, text) = all.iter().find(|(own, _)| own == form)?;
        Some(((*name).to_owned(), Value::from(*text)))
    };
    Value::Object(Form::ALL.iter().filter_map(named).collect())
}
