//! What differs between two versions of a site.

use serde::Serialize;

use crate::record::id::Id;
use crate::record::kind::Kind;

use super::told::{OutcomeTold, UpdateTold};

/// Whether something is new, gone or in both versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// In the version of today alone.
    New,
    /// In the version before alone.
    Gone,
    /// In both, and not the same.
    Changed,
}

/// A value before and now; nothing where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WasIs {
    /// Before.
    pub was: Option<String>,
    /// Now.
    pub is: Option<String>,
}

impl WasIs {
    /// Two values, where they differ.
    pub fn of(was: Option<&str>, is: Option<&str>) -> Option<Self> {
        (was != is).then(|| Self {
            was: was.map(str::to_owned),
            is: is.map(str::to_owned),
        })
    }
}

/// What differs between two versions of a site.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Changes {
    /// Questions, in the order of the site.
    pub questions: Vec<QuestionChange>,
    /// Bodies of evidence.
    pub syntheses: Vec<SynthesisChange>,
    /// Other records, by kind and id.
    pub records: Vec<RecordChange>,
    /// News that came in, the latest first.
    pub updates: Vec<UpdateTold>,
    /// Records that have another id, and so another address, than before.
    pub moved: Vec<Moved>,
    /// Texts of the site, its questions and its bodies of evidence that differ and are told nowhere above.
    pub texts: Vec<TextsChange>,
}

impl Changes {
    /// Whether readers see no difference.
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty()
            && self.syntheses.is_empty()
            && self.records.is_empty()
            && self.updates.is_empty()
            && self.moved.is_empty()
            && self.texts.is_empty()
    }
}

/// A question.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionChange {
    /// Its id.
    pub id: String,
    /// The question.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Whether it is new, gone or another.
    pub presence: Presence,
    /// The bodies of evidence that answer it.
    pub syntheses: Vec<String>,
    /// Its certainty, where that differs.
    pub certainty: Option<WasIs>,
    /// What differs for each audience.
    pub editions: Vec<EditionChange>,
    /// Whether an audience gets technical names; else all get plain ones.
    #[serde(skip)]
    pub has_technical: bool,
}

impl QuestionChange {
    /// The editions by which conclusions are compared: those with technical names, where there is one. A
    /// plainer name for an outcome is no other conclusion.
    pub fn editions_with_conclusions(&self) -> impl Iterator<Item = &EditionChange> {
        let editions = self.editions.iter();
        editions.filter(|it| !(self.has_technical && it.is_plain))
    }
}

/// What an audience reads of a question.
#[derive(Debug, Clone, Serialize)]
pub struct EditionChange {
    /// The id of the audience.
    pub audience: String,
    /// The name of its readers.
    pub readers: String,
    /// Whether its readers get plain names in place of technical ones.
    pub is_plain: bool,
    /// The page.
    pub address: String,
    /// Whether it is new, gone or another.
    pub presence: Presence,
    /// The answer, where that differs.
    pub answer: Option<WasIs>,
    /// Messages and decisions that came in.
    pub came: Vec<String>,
    /// Messages and decisions that were taken out.
    pub went: Vec<String>,
    /// Outcomes, in the sentences of this audience.
    pub outcomes: Vec<OutcomeChange>,
}

/// An outcome within a comparison of a body of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutcomeChange {
    /// Whether it is new, gone or another.
    pub presence: Presence,
    /// What is said now; what was said before, where it is gone.
    pub told: OutcomeTold,
    /// The sentence, where it differs.
    pub statement: Option<WasIs>,
    /// The numbers, where they differ.
    pub numbers: Option<WasIs>,
    /// The certainty, where it differs.
    pub certainty: Option<WasIs>,
    /// The estimate with its interval, where it differs as pages show it.
    pub estimate: Option<WasIs>,
}

impl OutcomeChange {
    /// Whether what readers may conclude differs, and not the numbers alone.
    pub fn is_of_conclusion(&self) -> bool {
        self.presence != Presence::Changed || self.statement.is_some() || self.certainty.is_some()
    }
}

/// A body of evidence.
#[derive(Debug, Clone, Serialize)]
pub struct SynthesisChange {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Whether it is new, gone or another.
    pub presence: Presence,
    /// Its answer, where that differs.
    pub summary: Option<WasIs>,
    /// Its certainty, where that differs.
    pub certainty: Option<WasIs>,
    /// Studies that came in.
    pub studies_came: Vec<String>,
    /// Studies that were taken out, each with the reason where one is said.
    pub studies_went: Vec<String>,
    /// What people say, where it differs, with how far it can be trusted.
    pub findings: Vec<WasIs>,
    /// What follows from numbers of which no question tells, where it differs: outcomes, networks, tests.
    pub worked_out: Vec<WasIs>,
}

/// A record of another kind.
#[derive(Debug, Clone, Serialize)]
pub struct RecordChange {
    /// The kind.
    #[serde(serialize_with = "prefix")]
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Where it is shown.
    pub address: String,
    /// Whether it is new, gone or another.
    pub presence: Presence,
    /// Why it is out, where it was withdrawn or retracted.
    pub out_because: Option<String>,
    /// Texts that differ.
    pub wording: Vec<WasIs>,
}

/// A record that has another id than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// The kind.
    #[serde(serialize_with = "prefix")]
    pub kind: Kind,
    /// The id before.
    pub was: Id,
    /// The id now.
    pub is: Id,
    /// Its title.
    pub title: String,
    /// Where it is shown now.
    pub address: String,
}

/// A record with texts that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextsChange {
    /// The kind.
    #[serde(serialize_with = "prefix")]
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Where it is shown.
    pub address: String,
    /// The fields that differ.
    pub fields: Vec<FieldChange>,
}

/// A field of a record that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// Its name: `limitations`, `editions.manager`.
    pub field: String,
    /// The texts and values that differ.
    pub wording: Vec<WasIs>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn prefix<S: serde::Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.link_prefix())
}
