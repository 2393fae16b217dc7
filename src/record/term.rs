//! A glossary term.

use std::collections::BTreeMap;

use super::id::Ref;
use super::kind;
use super::life::Life;
use super::value::Markdown;
use schemars::JsonSchema;
use serde::Deserialize;

/// A term. File: `glossary/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
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
    #[schemars(extend("propertyNames" = {"type": "string", "x-ref": "audiences"}))]
    pub preferred: BTreeMap<String, String>,
    /// Words to avoid, with the reason.
    #[serde(default)]
    pub avoid: Vec<String>,
    /// Sources that use it.
    #[serde(default)]
    pub from: Vec<Ref<kind::Study>>,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}
