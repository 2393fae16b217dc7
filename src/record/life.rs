//! What every record has besides its own keys: whether it is shown, when it was reviewed, earlier
//! ids, doubts that the editors have accepted, and mistakes that were put right.

use schemars::JsonSchema;
use serde::Deserialize;

use super::address::Address;
use super::correction::Correction;
use super::id::Id;
use super::value::{Acceptance, Date};

/// The life of a record. Its keys stand among the record's own.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
pub struct Life {
    /// Draft, published, or out.
    #[serde(default)]
    pub status: Status,
    /// Why the record is out, with `status: withdrawn` or `retracted`.
    pub removal: Option<Removal>,
    /// When the record was last reviewed.
    pub reviewed: Option<Date>,
    /// When it should be reviewed next.
    #[schemars(extend("x-may-come" = true))]
    pub review_by: Option<Date>,
    /// From which day on it is shown; before, it is held back as a draft is.
    #[schemars(extend("x-may-come" = true))]
    pub publish_on: Option<Date>,
    /// The last day on which it is shown; its page stays and says that it was for a limited time.
    #[schemars(extend("x-may-come" = true))]
    pub expires_on: Option<Date>,
    /// Earlier ids; their addresses lead here, and links and references to them work.
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
    /// Taken out by the editors: its page says so, and it is nowhere else.
    Withdrawn,
    /// Taken out because its source was retracted: its page says so, and it is nowhere else.
    Retracted,
}

impl Status {
    /// Whether a record was on the site and is so no more.
    pub fn is_out(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Retracted)
    }
}

/// Why a record is out, for its page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Removal {
    /// When it was taken out.
    pub date: Date,
    /// Why, for readers.
    pub reason: String,
    /// What else readers who relied on it have to know.
    pub notice: Option<String>,
    /// Where the notice of the publisher stands.
    pub url: Option<Address>,
    /// The record of the same kind that takes its place.
    pub replaced_by: Option<Id>,
}
