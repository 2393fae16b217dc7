//! Something to use: a template, a procedure, a checklist.

use super::id::Ref;
use super::kind;
use super::life::Life;
use super::value::{Date, Licence};
use super::vocabulary::{Choice, ResourceKind, Stage};
use schemars::JsonSchema;
use serde::Deserialize;

/// A resource. File: `resources/<id>.md`; the front matter is this, the text is the resource.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Resource {
    /// Title.
    pub title: String,
    /// What it is for, in a sentence.
    pub summary: String,
    /// Its place in lists; lower comes first.
    pub order: u32,
    /// What kind of thing it is.
    pub kind: Choice<ResourceKind>,
    /// When this version was made.
    pub date: Date,
    /// Its licence.
    pub licence: Licence,
    /// Readers whom it helps.
    pub audiences: Vec<Ref<kind::Audience>>,
    /// The stages at which it helps.
    pub stages: Vec<Choice<Stage>>,
    /// Findings that motivate it.
    pub motivated_by: Vec<Ref<kind::Finding>>,
    /// Actions that it helps to do.
    #[serde(default)]
    pub actions: Vec<Ref<kind::Implementation>>,
    /// What must be filled in or checked locally before use.
    pub complete_locally: Vec<String>,
    /// Who has not yet looked at it, and should.
    pub review_note: Option<String>,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}
