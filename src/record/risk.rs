//! Something that can go wrong, with its controls and what over-control does.

use super::id::Ref;
use super::kind;
use super::life::Life;
use super::value::Markdown;
use schemars::JsonSchema;
use serde::Deserialize;

/// A risk. File: `risks/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
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
    pub evidence: Vec<Ref<kind::Finding>>,
    /// What keeps it in check.
    pub controls: Vec<String>,
    /// What too much control does.
    pub counter_risk: Markdown,
    /// How one can tell.
    pub indicator: String,
    /// Who owns it.
    pub owner: String,
    /// Readers whom it concerns.
    pub audiences: Vec<Ref<kind::Audience>>,
    /// Resources that help.
    #[serde(default)]
    pub resources: Vec<Ref<kind::Resource>>,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}
