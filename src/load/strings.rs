//! The program's own words from the files of a language: ids in groups, each with its text.

use crate::diag::{Diagnostic, Place, codes};
use crate::text::strings::{Form, Text, Texts};

use super::marked::{self, Node};

/// The texts of one file. `name` is the file for messages, `language` that of its texts.
///
/// # Errors
/// The file is not YAML, or does not hold groups of ids with texts.
pub fn read(name: &str, language: &str, text: &str) -> Result<Texts, Box<Diagnostic>> {
    let place = |node: &Node| Place::in_text(name, text, node.start, node.end);
    let root = marked::parse(text).map_err(|fault| {
        let message = format!("The words of a language cannot be read: {fault:?}.");
        Box::new(Diagnostic::new(&codes::LANGUAGE_FILE, message).at(Place::file(name)))
    })?;
    let mut texts = Texts::new();
    for (group, entries) in root.entries() {
        for (key, value) in entries.entries() {
            let text = entry(language, value).ok_or_else(|| {
                let message = "This is neither a text nor forms of one.";
                Box::new(Diagnostic::new(&codes::LANGUAGE_FILE, message).at(place(value)))
            })?;
            let id = [group, key].map(|node| node.text().unwrap_or_default());
            texts.insert(id.join("."), text);
        }
    }
    Ok(texts)
}

/// One text: a scalar, or a map with `text` or the forms for counts, and perhaps `review`.
fn entry(language: &str, value: &Node) -> Option<Text> {
    let mut text = Text {
        language: language.to_owned(),
        forms: std::collections::BTreeMap::new(),
        review: None,
    };
    if let Some(only) = value.text() {
        text.forms.insert(Form::Other, only.to_owned());
        return Some(text);
    }
    for (key, value) in value.entries() {
        let (key, value) = (key.text()?, value.text()?);
        let form = Form::ALL.iter().find(|(name, _)| *name == key);
        match (key, form) {
            ("review", _) => text.review = Some(value.to_owned()),
            ("text", _) => _ = text.forms.insert(Form::Other, value.to_owned()),
            (_, Some((_, form))) => _ = text.forms.insert(*form, value.to_owned()),
            _ => return None,
        }
    }
    text.forms.contains_key(&Form::Other).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_a_scalar_or_forms_with_a_mark_of_review() {
        let file = "frame:\n  home: Home\n  skip: {text: Leum, review: awaited}\n";
        let texts = read("gd.yaml", "gd", file).unwrap_or_default();
        assert_eq!(texts["frame.home"].forms[&Form::Other], "Home");
        assert_eq!(texts["frame.skip"].review.as_deref(), Some("awaited"));
        let wrong = read("gd.yaml", "gd", "frame:\n  skip: {txt: Leum}\n");
        let place = wrong.err().and_then(|problem| problem.place);
        assert_eq!(place.map(|place| place.line), Some(2));
    }
}
