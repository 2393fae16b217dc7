//! Something that can go wrong, with its controls and what over-control does.

use super::audience::Audience;
use super::id::{FindingKind, Id, Ref};
use super::resource::Resource;
use super::vocabulary::{Date, Markdown, Status};
use schemars::JsonSchema;
use serde::Deserialize;

/// A risk. File: `risks/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// The risk in a few words.
    pub title: String,
    /// One line for lists.
    pub line: String,
    /// Its place in lists; lower comes first.
    pub order: u32,
    /// How it comes about.
    pub cause: Markdown,
    /// What the evidence says about how likely it is.
    pub likelihood: Markdown,
    /// Findings behind it.
    pub evidence: Vec<Ref<FindingKind>>,
    /// What keeps it in check.
    pub controls: Vec<String>,
    /// What too much control does.
    pub counter_risk: Markdown,
    /// How one can tell.
    pub indicator: String,
    /// Who owns it.
    pub owner: String,
    /// Readers whom it concerns.
    pub audiences: Vec<Ref<Audience>>,
    /// Resources that help.
    #[serde(default)]
    pub resources: Vec<Ref<Resource>>,
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
