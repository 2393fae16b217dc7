//! An action that makes an intervention work.

use super::audience::Audience;
use super::id::{FindingKind, Id, Ref};
use super::resource::Resource;
use super::vocabulary::{Date, Source, Stage, Status};
use schemars::JsonSchema;
use serde::Deserialize;

/// An action. File: `implementation/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Implementation {
    /// The code under which a printed list names it: `C09`.
    pub code: String,
    /// What is in place when it is done.
    pub action: String,
    /// The stage to which it belongs.
    pub stage: Stage,
    /// When it has to be done.
    pub when: When,
    /// How important it is.
    pub priority: Priority,
    /// The topic under which the source files it.
    pub topic: String,
    /// The readers most likely to act.
    pub audiences: Vec<Ref<Audience>>,
    /// Who owns it.
    pub owner: Option<String>,
    /// How one can tell that it is done.
    pub indicator: Option<String>,
    /// Findings that motivate it.
    #[serde(default)]
    pub motivated_by: Vec<Ref<FindingKind>>,
    /// Resources that help.
    #[serde(default)]
    pub resources: Vec<Ref<Resource>>,
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

/// When an action has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Before posts start.
    Before,
    /// From recruitment to induction.
    Start,
    /// While the service runs.
    Running,
    /// Nationally.
    National,
}

/// How important an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// Without it posts should not start.
    Must,
    /// It should be there unless there is a reason.
    Should,
    /// Worth considering.
    Consider,
}
