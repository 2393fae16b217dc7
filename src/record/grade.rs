//! Judgements of certainty with GRADE.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A GRADE judgement.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// The level at which it starts.
    pub start: CertaintyLevel,
    /// The level stated; it must follow from the start and the changes.
    pub level: CertaintyLevel,
    /// Changes by domain, each with its reason.
    #[serde(default)]
    #[schemars(extend("propertyNames" = {"type": "string", "enum": [
        "risk-of-bias", "inconsistency", "indirectness", "imprecision", "publication-bias",
        "large-effect", "dose-response", "opposing-confounding"
    ]}))]
    pub domains: BTreeMap<GradeDomain, GradeChange>,
    /// True while the judgement waits for agreement.
    #[serde(default)]
    pub proposed: bool,
    /// Who judged, or whose agreement is awaited.
    pub by: String,
}

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

/// A domain of GRADE.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GradeDomain {
    /// Risk of bias.
    RiskOfBias,
    /// Inconsistency.
    Inconsistency,
    /// Indirectness.
    Indirectness,
    /// Imprecision.
    Imprecision,
    /// Publication bias.
    PublicationBias,
    /// Large effect.
    LargeEffect,
    /// Dose and response.
    DoseResponse,
    /// Confounding that would work against the effect.
    OpposingConfounding,
}

/// A change of the level for one domain.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GradeChange {
    /// Levels down (negative) or up; 0 when the domain was judged and left.
    pub change: i8,
    /// The reason; needed for every change.
    pub reason: Option<String>,
}
