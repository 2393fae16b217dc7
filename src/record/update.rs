//! News.

use super::audience::Audience;
use super::id::{Id, Ref};
use super::question::Question;
use super::synthesis::Synthesis;
use super::vocabulary::{Date, Status};
use schemars::JsonSchema;
use serde::Deserialize;

/// News. File: `updates/<id>.md`; the front matter is this, the text is the news.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
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
    /// Syntheses touched.
    #[serde(default)]
    pub syntheses: Vec<Ref<Synthesis>>,
    /// Questions touched.
    #[serde(default)]
    pub questions: Vec<Ref<Question>>,
    /// Readers whom it concerns; everybody when left out.
    #[serde(default)]
    pub audiences: Vec<Ref<Audience>>,
    /// Draft or published.
    #[serde(default)]
    pub status: Status,
    /// When the record was last reviewed.
    pub reviewed: Option<Date>,
    /// When it should be reviewed next.
    pub review_by: Option<Date>,
    /// Earlier ids; their addresses lead here.
    #[serde(default)]
    pub aliases: Vec<Id>,
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
