//! A place where it runs.

use super::id::Ref;
use super::kind;
use super::life::Life;
use super::value::{Known, Markdown, Source};
use schemars::JsonSchema;
use serde::Deserialize;

/// An example. File: `examples/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
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
    pub study: Option<Ref<kind::Study>>,
    /// Where it was read.
    pub source: Source,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}
