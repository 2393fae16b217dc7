//! A commitment or a duty.

use super::id::Ref;
use super::kind;
use super::life::Life;
use super::value::{Known, Markdown, Source};
use schemars::JsonSchema;
use serde::Deserialize;

/// A policy, event or duty on the time line. File: `policies/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Policy {
    /// Title.
    pub title: String,
    /// The date as far as it is known: "2004", "December 2006", "2009 to 2011".
    pub date: String,
    /// The first year, to put the time line in order; a decimal places it within the year.
    #[schemars(range(min = 1000, max = 2200))]
    pub sort_year: f64,
    /// Where it applies.
    pub jurisdiction: String,
    /// The body behind it.
    pub body: String,
    /// What was committed to, or what happened.
    pub commitment: Markdown,
    /// Who answers for it.
    pub accountable: Known<String>,
    /// How it is measured.
    pub measured: Known<String>,
    /// What kind of entry it is.
    pub kind: PolicyKind,
    /// Readers whom it concerns.
    #[serde(default)]
    pub audiences: Vec<Ref<kind::Audience>>,
    /// Where it was read.
    pub source: Source,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}

/// What kind of entry a policy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PolicyKind {
    /// A commitment of government or of a body.
    Commitment,
    /// A duty in law.
    Duty,
    /// A recommendation.
    Recommendation,
    /// A programme or a pilot.
    Programme,
    /// An event or a state of affairs.
    Event,
}
