//! What is measured.

use std::collections::BTreeMap;

use super::id::Ref;
use super::kind;
use super::life::Life;
use super::value::{Better, Markdown, Source};
use super::vocabulary::{Choice, OutcomeDomain};
use schemars::JsonSchema;
use serde::Deserialize;

/// An outcome. File: `outcomes/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Outcome {
    /// Name.
    pub name: String,
    /// The name in plain words.
    pub plain_name: String,
    /// What it means.
    pub definition: Markdown,
    /// Where it belongs.
    pub domain: Choice<OutcomeDomain>,
    /// Which direction is good.
    pub better: Better,
    /// What a change for the better does to it, as its name asks: `improve` (symptoms, recovery) or
    /// `reduce` (use of beds, deaths). Left out: what is better when lower is reduced, and it is improved
    /// where results of several instruments are put together as standardised differences.
    pub gain: Option<Gain>,
    /// The wider outcome of which it is a part.
    pub parent: Option<Ref<kind::Outcome>>,
    /// Differences that matter.
    pub thresholds: Option<Thresholds>,
    /// Importance from 1 to 9 (GRADE).
    pub importance: u8,
    /// Importance for particular audiences, by audience id.
    #[serde(default)]
    #[schemars(extend("propertyNames" = {"type": "string", "x-ref": "audiences"}))]
    pub importance_for: BTreeMap<String, u8>,
    /// Instruments that measure it.
    #[serde(default)]
    pub instruments: Vec<Instrument>,
    /// Other names under which sources report it.
    #[serde(default)]
    pub also: Vec<String>,
    /// What studies did not measure or report about it.
    pub gap: Option<Markdown>,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}

/// What a change for the better does to an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Gain {
    /// It improves.
    Improve,
    /// There is less of it.
    Reduce,
}

/// Differences that matter, on the scale named.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// The scale: `SMD`, `MD` (points of the one instrument used) or `per-1000` (people).
    pub scale: String,
    /// From here a difference is small and no longer trivial.
    pub small: f64,
    /// From here it is moderate.
    pub moderate: Option<f64>,
    /// From here it is large.
    pub large: Option<f64>,
    /// Where the thresholds come from.
    pub source: Source,
    /// Remarks.
    pub note: Option<String>,
}

/// An instrument.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Name, as results name it.
    pub name: String,
    /// Which direction is good.
    pub better: Better,
    /// Lowest possible score.
    pub low: Option<f64>,
    /// Highest possible score.
    pub high: Option<f64>,
    /// Where the lowest and the highest score were read.
    pub source: Option<Source>,
    /// What one step of it is, where that is no point of a scale: "days". Left out: points.
    pub unit: Option<String>,
    /// A typical standard deviation.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub typical_sd: Option<f64>,
    /// Remarks.
    pub note: Option<String>,
}
