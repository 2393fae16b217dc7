//! What every record has besides its own keys: whether it is shown, when it was reviewed, earlier
//! ids, doubts that the editors have accepted, and mistakes that were put right.

use schemars::JsonSchema;
use serde::Deserialize;

use super::correction::Correction;
use super::id::Id;
use super::value::{Acceptance, Date};

/// The life of a record. Its keys stand among the record's own.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
pub struct Life {
    /// Draft or published.
    #[serde(default)]
    pub status: Status,
    /// When the record was last reviewed.
    pub reviewed: Option<Date>,
    /// When it should be reviewed next.
    #[schemars(extend("x-may-come" = true))]
    pub review_by: Option<Date>,
    /// Earlier ids; their addresses lead here.
    #[serde(default)]
    pub aliases: Vec<Id>,
    /// Doubts that the editors have accepted.
    #[serde(default)]
    pub accept: Vec<Acceptance>,
    /// Mistakes of ours in this record that were put right.
    #[serde(default)]
    pub corrections: Vec<Correction>,
}

/// Whether a record is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Shown only when drafts are asked for.
    Draft,
    /// Shown.
    #[default]
    Published,
}
