//! An appraisal tool as data.

use super::life::Life;
use schemars::JsonSchema;
use serde::Deserialize;

/// An appraisal tool. File: `tools/<id>.yaml`. The common ones come with the program: a tool that
/// the content has no file for is taken from there, and a file with the same id takes its place.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
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
    /// The same rule for the program: an overall level better than it allows is reported.
    pub overall: Option<OverallRule>,
    /// Address of the official form.
    pub official: Option<String>,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}

/// How the overall level of a tool follows from its domains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OverallRule {
    /// As the worst domain.
    WorstDomain,
    /// As the worst domain, or worse when several domains have concerns that together matter.
    Rob2,
    /// As the worst domain; where that is not serious or worse and a domain has no information, there
    /// is no information on the whole.
    RobinsI,
    /// By the number of critical and other items answered with the worst level. Needs the levels
    /// `high`, `moderate`, `low` and `critically-low`.
    Amstar2,
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
