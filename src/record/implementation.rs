//! An action that makes an intervention work.

use super::id::Ref;
use super::kind;
use super::life::Life;
use super::value::Source;
use super::vocabulary::{Choice, Stage, When};
use schemars::JsonSchema;
use serde::Deserialize;

/// An action. File: `implementation/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Implementation {
    /// The code under which a printed list names it: `C09`.
    pub code: String,
    /// What is in place when it is done.
    pub action: String,
    /// The stage to which it belongs.
    pub stage: Choice<Stage>,
    /// When it has to be done.
    pub when: Choice<When>,
    /// How important it is.
    pub priority: Priority,
    /// The topic under which the source files it.
    pub topic: String,
    /// The readers most likely to act.
    pub audiences: Vec<Ref<kind::Audience>>,
    /// Who owns it.
    pub owner: Option<String>,
    /// How one can tell that it is done.
    pub indicator: Option<String>,
    /// Findings that motivate it.
    #[serde(default)]
    pub motivated_by: Vec<Ref<kind::Finding>>,
    /// Resources that help.
    #[serde(default)]
    pub resources: Vec<Ref<kind::Resource>>,
    /// Where it was read.
    pub source: Source,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}

/// How important an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// Without it nothing should start.
    Must,
    /// It should be there unless there is a reason.
    Should,
    /// Worth considering.
    Consider,
}
