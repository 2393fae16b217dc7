//! An economic result, or a cost model.

use super::cost_model::CostModel;
use super::id::Ref;
use super::kind;
use super::life::Life;
use super::value::{Known, Markdown, Source};
use schemars::JsonSchema;
use serde::Deserialize;

/// An economic record. File: `economics/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Economic {
    /// Title.
    pub title: String,
    /// Its place in lists; lower comes first.
    pub order: u32,
    /// The study from which it comes.
    pub study: Option<Ref<kind::Study>>,
    /// Design and setting.
    pub design: Markdown,
    /// Whose costs count.
    pub perspective: Known<String>,
    /// The currency, as a three-letter code.
    pub currency: Known<String>,
    /// The price year.
    #[schemars(extend("minimum" = 1900, "maximum" = 2100))]
    pub price_year: Known<u16>,
    /// Added to what is there, or in place of it.
    pub option: Option<String>,
    /// The figures, with what is derived marked as such.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// What was found, in words.
    pub finding: Markdown,
    /// Uncertainty, as the source gives it.
    pub uncertainty: Known<String>,
    /// Why it has to be used with care.
    pub caution: Markdown,
    /// Figures that the source has and that could not be read, or that do not exist.
    #[serde(default)]
    pub missing: Vec<String>,
    /// A cost model on which a calculator can work.
    pub model: Option<CostModel>,
    /// Where it was read.
    pub source: Source,
    /// Whether it is shown, when it was reviewed, and its earlier ids.
    #[serde(flatten)]
    pub life: Life,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What it is.
    pub label: String,
    /// The value, or that it is missing.
    pub value: Known<f64>,
    /// Lower limit or low estimate.
    pub low: Option<f64>,
    /// Upper limit or high estimate.
    pub high: Option<f64>,
    /// The unit: "GBP a case", "days".
    pub unit: String,
    /// For a figure that we derived: how.
    pub derived: Option<String>,
    /// Which option it belongs to: the intervention, as usual, the difference.
    pub option: Option<String>,
    /// On which side of a comparison it stands, where a source compares costs; figures with the same
    /// label stand in one row of the table of costs and consequences.
    pub side: Option<FigureSide>,
}

/// The side of a comparison on which a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FigureSide {
    /// With the intervention.
    Intervention,
    /// With the comparison.
    Comparison,
    /// The difference between them.
    Difference,
}
