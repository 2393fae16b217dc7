//! A new record: its needed keys with what each is, a sentence to replace where a person has to write, and
//! a mark where a person has to decide.

mod given;
mod maker;
mod order;
mod wanted;

use crate::evidence::Evidence;
use crate::load::Source;
use crate::record::form::{Form, Shape};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::placeholder::TO_WRITE;
use crate::record::read;
use crate::text::slug::slug;

use super::Change;
use super::yaml;
use maker::Maker;
use wanted::{owned, words};

pub use given::{Given, Lacking};
pub use wanted::Wanted;

/// A choice that a new record of a kind asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The key.
    pub key: String,
    /// What it is.
    pub about: String,
    /// The choices.
    pub choices: Vec<String>,
}

/// The choices that a new record of a kind asks for, without those that were said.
pub fn asks(kind: Kind, evidence: &Evidence, given: &Given) -> Vec<Ask> {
    let properties = Form::of(kind).properties().into_iter();
    let needed = properties.filter(|property| property.is_needed && !given.has(property.name));
    let ask = |property: crate::record::form::Property<'_>| {
        let choices: Vec<String> = match property.form.shape() {
            Shape::Choice(choices) => choices.iter().map(|one| (*one).to_owned()).collect(),
            Shape::Word(name) => words(evidence, name),
            Shape::Record(kind) => owned(evidence.records.ids(kind)),
            _ => return None,
        };
        (choices.len() > 1).then(|| Ask {
            key: property.name.to_owned(),
            about: property.about,
            choices,
        })
    };
    needed.filter_map(ask).collect()
}

/// A new record as a file.
///
/// # Errors
/// What is lacking or cannot be, in words.
pub fn blank(kind: Kind, wanted: &Wanted, evidence: &Evidence) -> Result<Change, Lacking> {
    let id = match &wanted.id {
        Some(id) => id.clone(),
        None => slug(&wanted.title),
    };
    if let Some(fault) = Id::fault(&id) {
        return Err(Lacking::new(
            format!("`{id}` cannot be an id: {fault}."),
            "Give one: `--id smith-2021`, of small letters, digits and hyphens.",
        ));
    }
    let key = Id::new(&id);
    let there = evidence.records.about(kind, &key);
    let is_own = there
        .as_ref()
        .is_some_and(|about| !read::is_built_in(about.source));
    if is_own || evidence.records.is_unread(kind, &id) {
        return Err(Lacking::new(
            format!(
                "There is {} `{id}` already, and nothing is overwritten.",
                kind.with_article()
            ),
            "Give another id: `--id NAME`.",
        ));
    }
    wanted.given.check(kind)?;
    if kind == Kind::Vocabulary {
        return vocabulary(&id, there.map(|about| about.source), evidence);
    }
    let mut maker = Maker::new(kind, &id, wanted, evidence);
    let record = maker.record()?;
    let yaml = yaml::lines(&record, 0);
    let more = maker.more();
    let (ending, text) = match is_text(kind) {
        true => ("md", format!("---\n{yaml}{more}---\n\n{TO_WRITE}\n")),
        false => ("yaml", format!("{yaml}{more}")),
    };
    Ok(Change {
        path: format!("{}/{id}.{ending}", kind.folder()),
        before: None,
        after: text,
    })
}

/// A vocabulary begins as the program's own of this name, whose place it takes as a whole: so every value that
/// records use stays one.
fn vocabulary(id: &str, own: Option<&Source>, evidence: &Evidence) -> Result<Change, Lacking> {
    let Some(own) = own else {
        let names = evidence.records.ids(Kind::Vocabulary).join("`, `");
        return Err(Lacking::new(
            format!("No record chooses from a vocabulary `{id}`."),
            format!("There are: `{names}`. Name one of them: `distil new vocabulary stages`."),
        ));
    };
    Ok(Change {
        path: format!("{}/{id}.yaml", Kind::Vocabulary.folder()),
        before: None,
        after: format!(
            "# This list takes the place of the program's own as a whole. Change the words, add values, and take out\n# those that no record uses.\n{}",
            own.text
        ),
    })
}

/// Whether records of a kind are texts with a few keys above them.
pub fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Page | Kind::Resource | Kind::Update)
}
