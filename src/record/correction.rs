//! A mistake of the site that was put right.

use schemars::JsonSchema;
use serde::Deserialize;

use super::value::Date;

/// A mistake of ours that was put right. Readers see it beside the number, on the page of the record,
/// with the news and in feeds.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Its id, unique in the whole site, by which an update names it: `K01`.
    pub id: String,
    /// When it was put right.
    pub date: Date,
    /// Where it stood: "people who left early, Table 2".
    #[serde(rename = "where")]
    pub place: String,
    /// The result that it concerns, where it concerns one of a study's.
    pub result: Option<String>,
    /// What the site said.
    pub was: String,
    /// What it says now.
    pub is: String,
    /// Why it was wrong.
    pub why: String,
    /// Whether a conclusion changed.
    pub conclusion_changed: bool,
}
