//! What a person says of a new record: values by their keys.

use crate::record::form::{Form, Shape};
use crate::record::kind::Kind;
use crate::text::suggest;

/// Values by their keys, with a point between the keys of parts: `bibliography.year`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given(Vec<(String, String)>);

/// What is lacking or cannot be, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// What it is.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Lacking {
    /// With what to do.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: hint.into(),
        }
    }
}

impl Given {
    /// Adds a value; several of one key are a list.
    pub fn put(&mut self, key: &str, value: &str) {
        self.0
            .push((key.trim().to_owned(), value.trim().to_owned()));
    }

    /// Whether a key, or a key below it, was said.
    pub fn has(&self, key: &str) -> bool {
        let below = format!("{key}.");
        self.0
            .iter()
            .any(|(has, _)| has == key || has.starts_with(&below))
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(has, _)| has == key)?;
        Some(value)
    }

    /// The values of a list: one a mention, or several between commas.
    pub fn items(&self, key: &str, are_names: bool) -> Vec<&str> {
        let values = self.0.iter().filter(|(has, _)| has == key);
        let values = values.flat_map(|(_, value)| match are_names {
            true => value.split(',').collect(),
            false => vec![value.as_str()],
        });
        let trimmed = values.map(str::trim).filter(|value| !value.is_empty());
        trimmed.collect()
    }

    /// Looks whether every key is one of a kind.
    ///
    /// # Errors
    /// A key that no record of the kind has.
    pub fn check(&self, kind: Kind) -> Result<(), Lacking> {
        for (key, _) in &self.0 {
            let mut form = Form::of(kind);
            for part in key.split('.') {
                if matches!(form.shape(), Shape::Map(_)) {
                    break;
                }
                let known = form.properties();
                let Some(property) = known.iter().find(|property| property.name == part) else {
                    let near = suggest::nearest(part, known.iter().map(|one| one.name));
                    let near = near.map(|near| format!("Did you mean `{near}`? "));
                    return Err(Lacking::new(
                        format!("{} has no key `{key}`.", capital(kind.with_article())),
                        format!(
                            "{}`distil docs` and docs/record-format.md list all keys.",
                            near.unwrap_or_default()
                        ),
                    ));
                };
                form = property.form;
            }
        }
        Ok(())
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
