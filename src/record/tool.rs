//! An appraisal tool as data.

use super::id::Id;
use super::vocabulary::{Date, Status};
use schemars::JsonSchema;
use serde::Deserialize;

/// An appraisal tool. File: `tools/<id>.yaml`. The common ones come with the program.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Name.
    pub name: String,
    /// What it appraises.
    pub appraises: String,
    /// Domains or items, in order, with short labels.
    pub domains: Vec<ToolDomain>,
    /// Levels from best to worst.
    pub levels: Vec<ToolLevel>,
    /// How the overall level follows, in words.
    pub overall_rule: Option<String>,
    /// Address of the official form.
    pub official: Option<String>,
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

/// A domain or item of a tool.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToolDomain {
    /// Its id: `d1`.
    pub id: String,
    /// A short neutral label.
    pub label: String,
    /// Whether it is critical for the overall level.
    #[serde(default)]
    pub critical: bool,
}

/// A level of a tool.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToolLevel {
    /// Its id: `low`.
    pub id: String,
    /// The word that readers see: "Low".
    pub label: String,
    /// 0 is best; levels without rank (no information) have none.
    pub rank: Option<u8>,
    /// How it is drawn.
    pub mark: Mark,
}

/// How a level is drawn: a shape with a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Circle with a plus.
    Low,
    /// Triangle with a minus.
    Some,
    /// Octagon with a cross.
    High,
    /// Octagon with a double edge.
    Critical,
    /// Dashed square with a question mark.
    NoInformation,
    /// Nothing.
    NotApplicable,
}
