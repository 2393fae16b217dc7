//! A question that evidence leaves to local decision.

use super::audience::Audience;
use super::id::{FindingKind, Id, Ref};
use super::implementation::Implementation;
use super::vocabulary::{Date, Markdown, Source, Status};
use schemars::JsonSchema;
use serde::Deserialize;

/// An open issue. File: `open-issues/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenIssue {
    /// The question.
    pub title: String,
    /// Its place in lists; lower comes first.
    pub order: u32,
    /// Why it is open.
    pub why: Markdown,
    /// The positions that people hold.
    pub positions: Vec<Position>,
    /// What to write down locally.
    pub record_locally: Markdown,
    /// Readers whom it concerns.
    pub audiences: Vec<Ref<Audience>>,
    /// The actions that ask for a decision.
    #[serde(default)]
    pub actions: Vec<Ref<Implementation>>,
    /// Where the question was raised.
    pub source: Source,
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

/// A position on an open issue.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// The position.
    pub position: String,
    /// The case for it.
    pub case: Markdown,
    /// Findings behind it.
    #[serde(default)]
    pub findings: Vec<Ref<FindingKind>>,
}
