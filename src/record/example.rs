//! A place where it runs.

use super::id::{Id, Ref};
use super::study::Study;
use super::vocabulary::{Date, Known, Markdown, Source, Status};
use schemars::JsonSchema;
use serde::Deserialize;

/// An example. File: `examples/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Name.
    pub title: String,
    /// The area.
    pub area: String,
    /// Country.
    pub country: String,
    /// Since when.
    pub since: Known<String>,
    /// The model.
    pub model: Markdown,
    /// Whom to ask.
    pub contact: Known<String>,
    /// How it was evaluated.
    pub evaluation: Known<String>,
    /// The study that describes or evaluates it.
    pub study: Option<Ref<Study>>,
    /// Where it was read.
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
