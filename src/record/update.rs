//! News.

use super::id::Ref;
use super::kind;
use super::life::Life;
use super::value::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// News. File: `updates/<id>.md`; the front matter is this, the text is the news.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Update {
    /// Title.
    pub title: String,
    /// Date.
    pub date: Date,
    /// What kind of news.
    pub kind: UpdateKind,
    /// What changed, in a sentence.
    pub summary: String,
    /// Whether an answer changed.
    pub changes_answer: bool,
    /// The corrections of which it tells, by their ids; for an update of kind `correction`.
    #[serde(default)]
    pub corrects: Vec<String>,
    /// Syntheses touched.
    #[serde(default)]
    pub syntheses: Vec<Ref<kind::Synthesis>>,
    /// Questions touched.
    #[serde(default)]
    pub questions: Vec<Ref<kind::Question>>,
    /// Readers whom it concerns; everybody when left out.
    #[serde(default)]
    pub audiences: Vec<Ref<kind::Audience>>,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}

/// What kind of news it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UpdateKind {
    /// New evidence.
    NewEvidence,
    /// An update.
    Update,
    /// A correction.
    Correction,
    /// A resource.
    Resource,
}
