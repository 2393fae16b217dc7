//! A question that evidence leaves to local decision.

use super::id::Ref;
use super::kind;
use super::life::Life;
use super::value::{Markdown, Source};
use schemars::JsonSchema;
use serde::Deserialize;

/// An open issue. File: `open-issues/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
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
    pub audiences: Vec<Ref<kind::Audience>>,
    /// The actions that ask for a decision.
    #[serde(default)]
    pub actions: Vec<Ref<kind::Implementation>>,
    /// Where the question was raised.
    pub source: Source,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
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
    pub findings: Vec<Ref<kind::Finding>>,
}
