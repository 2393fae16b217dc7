//! A glossary term.

use std::collections::BTreeMap;

use super::id::{Id, Ref};
use super::study::Study;
use super::vocabulary::{Date, Markdown, Status};
use schemars::JsonSchema;
use serde::Deserialize;

/// A term. File: `glossary/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term.
    pub term: String,
    /// What it means.
    pub definition: Markdown,
    /// What it means in plain words, where the definition is not plain.
    pub plain: Option<String>,
    /// Other words for it.
    #[serde(default)]
    pub also: Vec<String>,
    /// The word that an audience prefers, by audience id.
    #[serde(default)]
    pub preferred: BTreeMap<String, String>,
    /// Words to avoid, with the reason.
    #[serde(default)]
    pub avoid: Vec<String>,
    /// Sources that use it.
    #[serde(default)]
    pub from: Vec<Ref<Study>>,
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
