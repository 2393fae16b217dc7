//! How certain a number is, or how confident people are in a finding.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A level of certainty or confidence.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CertaintyLevel {
    /// Very low.
    VeryLow,
    /// Low.
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
}
