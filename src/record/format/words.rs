//! What kind of value a schema asks for, in words.

use serde_json::Value;

use crate::record::address::{Address, Email};
use crate::record::author;
use crate::record::base_address::BaseAddress;
use crate::record::checked_text::CheckedText;
use crate::record::kind::Kind;
use crate::record::language_tag::LanguageTag;
use crate::record::pages::Pages;
use crate::record::paper_id::{Doi, Pmcid, Pmid};
use crate::record::schema::type_of;

use super::parts::{Parts, about};

/// Words for the values of one schema.
pub(super) struct Words<'a> {
    /// The whole schema.
    pub root: &'a Value,
    /// The parts of all schemas.
    pub parts: &'a Parts,
    /// The folder of the kind.
    pub folder: &'a str,
}

impl Words<'_> {
    /// What a person writes: "text", "list of ids of studies".
    pub fn value(&self, schema: &Value) -> String {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            return self.part(name.rsplit('/').next().unwrap_or_default());
        }
        if let Some(forms) = schema.get("anyOf").and_then(Value::as_array) {
            let real = forms.iter().filter(|form| !is_null(form));
            let words: Vec<String> = real.map(|form| self.value(form)).collect();
            return words.join(", or ");
        }
        match type_of(schema) {
            "string" => text(schema),
            "integer" => "whole number".to_owned(),
            "number" => "number".to_owned(),
            "boolean" => "`true` or `false`".to_owned(),
            "array" => self.list(schema),
            "object" => self.map(schema),
            _ => "any value".to_owned(),
        }
    }

    fn part(&self, name: &str) -> String {
        let part = self.root.pointer(&format!("/$defs/{name}"));
        if name.starts_with("Known") {
            let forms = part
                .and_then(|part| part.get("anyOf"))
                .and_then(Value::as_array);
            let words: Vec<String> = forms
                .into_iter()
                .flatten()
                .rev()
                .map(|f| self.value(f))
                .collect();
            return words.join(", or ");
        }
        let is_choice = part.is_some_and(|part| choices(part).is_some());
        let title = self.parts.title(name, self.folder);
        let link = format!("[{title}](#{})", anchor(&title));
        if is_choice {
            format!("one of {link}")
        } else {
            format!("keys of {link}")
        }
    }

    fn list(&self, schema: &Value) -> String {
        let item = schema.get("items").map(|items| self.value(items));
        format!("list: {}", item.unwrap_or_default())
    }

    fn map(&self, schema: &Value) -> String {
        let value = schema
            .get("additionalProperties")
            .map(|values| self.value(values));
        let names = schema.get("propertyNames").map(|names| self.value(names));
        let names = names.map_or_else(|| "ids".to_owned(), |names| names.replace("one of ", ""));
        format!("{names}, each with: {}", value.unwrap_or_default())
    }
}

fn is_null(form: &Value) -> bool {
    form.get("type").is_some_and(|name| name == "null")
}

/// What kind of text it is.
pub(super) fn text(schema: &Value) -> String {
    let word = |name: &str| schema.get(name).and_then(Value::as_str).unwrap_or_default();
    let folder = word("x-ref");
    if folder == "findings" {
        return "id of a finding".to_owned();
    }
    if let Some(kind) = Kind::from_folder(folder) {
        return format!("id of {}", kind.with_article());
    }
    match (word("format"), word("x-format")) {
        ("date", _) => "date".to_owned(),
        (_, "id") => "id".to_owned(),
        (_, "markdown") => "text in Markdown".to_owned(),
        (_, Address::FORMAT) => "address".to_owned(),
        (_, Email::FORMAT) => "address of e-mail".to_owned(),
        (_, BaseAddress::FORMAT) => "address of a site".to_owned(),
        (_, Doi::FORMAT) => "DOI".to_owned(),
        (_, Pmid::FORMAT) => "number of PubMed".to_owned(),
        (_, Pages::FORMAT) => "pages".to_owned(),
        (_, author::FORMAT) => "name".to_owned(),
        (_, Pmcid::FORMAT) => "number of PubMed Central".to_owned(),
        (_, LanguageTag::FORMAT) => "tag of a language".to_owned(),
        _ => "text".to_owned(),
    }
}

/// The choices of a vocabulary with their meanings.
pub(super) fn choices(schema: &Value) -> Option<Vec<(String, String)>> {
    let forms = schema.get("oneOf").and_then(Value::as_array)?;
    let choice = |form: &Value| {
        let name = form.get("const")?.as_str()?.to_owned();
        Some((name, about(form)))
    };
    forms.iter().map(choice).collect()
}

fn anchor(title: &str) -> String {
    let is_kept = |c: char| c.is_alphanumeric() || matches!(c, '-' | ' ');
    let name = title.to_lowercase();
    let name: String = name.chars().filter(|c| is_kept(*c)).collect();
    name.replace(' ', "-")
}
