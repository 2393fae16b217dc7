//! What a form in a browser shows of a record, and what it means to change: the fields are those of the
//! schema, and what no field shows stays.

mod config;
mod fields;
mod keys;
mod meant;
mod place;
mod shown;

use serde_json::{Map, Value};

use crate::edit::blank::is_text;
use crate::edit::reshape::reshape;
use crate::edit::tree::Tree;
use crate::edit::yaml;
use crate::load::Source;
use crate::load::marked;
use crate::record::kind::Kind;

use fields::fields;
use keys::BODY;

pub use config::{Use, config};
pub use keys::BASE;
pub use place::path_at;

/// What a form shows of a record.
///
/// # Errors
/// The record has a fault that only a person can mend in the file.
pub fn shown(kind: Kind, source: &Source) -> Result<Map<String, Value>, String> {
    let root = marked::parse(source.yaml()).map_err(|_| FAULT.to_owned())?;
    let mut values = shown::part(&root, &fields(kind, &|_| Vec::new()));
    if is_text(kind) {
        let body = source.body().trim().replace("\r\n", "\n");
        values.insert(BODY.to_owned(), Value::String(body));
    }
    Ok(values)
}

const FAULT: &str = "The file has a fault that a form cannot mend: open it in a text editor; `distil check` tells the line.";

/// The text of a record with what a form changed. `before` is what the form saved last, where it goes on with
/// the same record; the places of its items are then those of the record before that.
///
/// # Errors
/// What stands in the way, in a sentence.
pub fn saved(
    kind: Kind,
    source: &Source,
    before: Option<&Map<String, Value>>,
    now: &Map<String, Value>,
) -> Result<String, String> {
    let yaml = source.yaml();
    let root = marked::parse(yaml).map_err(|_| FAULT.to_owned())?;
    let tree = meant::part(&fields(kind, &|_| Vec::new()), Some(&root), before, now)?;
    let yaml = match tree {
        Tree::Kept => yaml.to_owned(),
        tree => reshape(yaml, &tree).map_err(|left| {
            format!(
                "Nothing was written, because {}. Change it in the file with a text editor.",
                left.0
            )
        })?,
    };
    let head = source.text.get(..source.yaml_start()).unwrap_or_default();
    let foot = source
        .text
        .get(source.yaml_start() + source.yaml().len()..source.body_start());
    let body = body(source.body(), now.get(BODY).filter(|_| is_text(kind)));
    Ok(format!("{head}{yaml}{}{body}", foot.unwrap_or_default()))
}

/// The text below the front matter; as it is where it says the same.
fn body(old: &str, new: Option<&Value>) -> String {
    let Some(new) = new.and_then(Value::as_str) else {
        return old.to_owned();
    };
    if new.trim() == old.trim() {
        return old.to_owned();
    }
    let start = old.len() - old.trim_start().len();
    let space = if old.trim().is_empty() {
        "\n"
    } else {
        &old[..start]
    };
    format!("{space}{}\n", new.trim())
}

/// The ending and the text of a new record.
///
/// # Errors
/// What stands in the way, in a sentence.
pub fn begun(kind: Kind, now: &Map<String, Value>) -> Result<(&'static str, String), String> {
    let tree = meant::part(&fields(kind, &|_| Vec::new()), None, None, now)?;
    let yaml::Yaml::Map(map) = tree.to_yaml(None) else {
        return Err("There is nothing in the form.".to_owned());
    };
    let yaml = yaml::lines(&map, 0);
    Ok(match is_text(kind) {
        true => ("md", format!("---\n{yaml}---\n{}", body("", now.get(BODY)))),
        false => ("yaml", yaml),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::load::source::Format;

    fn study(text: &str) -> Source {
        Source::new(
            "a.yaml".into(),
            "studies".into(),
            "a".into(),
            Format::Yaml,
            text.into(),
        )
        .0
    }

    const TEXT: &str = "# By hand.\nlabel: Owl 2024   # the name\ndesign: rct\nbibliography:\n  title: Owls # a title\n  year: 2024\nmine: 1\ncountries:\n  - Wales\n  - Chile\nfindings:\n  - id: C1 # kept\n    odd: 2\n  - id: C2\ngroups: {a: b}\n";

    fn form() -> Map<String, Value> {
        shown(Kind::Study, &study(TEXT)).expect("a form")
    }

    #[test]
    fn a_form_that_is_saved_as_it_was_changes_nothing() {
        assert_eq!(
            saved(Kind::Study, &study(TEXT), None, &form()).as_deref(),
            Ok(TEXT)
        );
    }

    #[test]
    fn only_what_was_changed_is_written_and_what_the_form_does_not_know_stays() {
        let mut form = form();
        form["bibliography"]["year"] = json!(2025);
        form["countries"] = json!(["Wales", "Peru"]);
        form["groups"] = json!("a: c\n");
        let new = saved(Kind::Study, &study(TEXT), None, &form).expect("saved");
        let wanted = TEXT
            .replace("year: 2024", "year: 2025")
            .replace("Chile", "Peru")
            .replace("a: b", "a: c");
        assert_eq!(new, wanted);
    }

    #[test]
    fn a_form_that_goes_on_knows_which_items_are_which() {
        let mut form = form();
        let findings = form["findings"].as_array_mut().expect("a list");
        findings.remove(0);
        let once = saved(Kind::Study, &study(TEXT), None, &form).expect("saved");
        assert!(!once.contains("C1") && once.contains("C2"));
        let before = form.clone();
        form["findings"][0]["id"] = json!("C3");
        let twice = saved(Kind::Study, &study(&once), Some(&before), &form).expect("saved");
        assert_eq!(twice, once.replace("C2", "C3"));
    }

    #[test]
    fn a_new_record_is_written_in_the_order_of_the_schema() {
        let form = json!({ "summary": "A: b.", "title": "News", "date": "2026-01-02", "body": "Text.", "questions": [] });
        let (ending, text) = begun(Kind::Update, form.as_object().expect("a form")).expect("begun");
        assert_eq!(ending, "md");
        assert_eq!(
            text,
            "---\ntitle: News\ndate: 2026-01-02\nsummary: \"A: b.\"\nchanges_answer: false\n---\n\nText.\n"
        );
    }
}
