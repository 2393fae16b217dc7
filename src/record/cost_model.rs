//! A cost model: what something costs and frees, with where each value comes from.

use super::id::Id;
use super::value::{Known, Markdown, Source};
use schemars::JsonSchema;
use serde::Deserialize;

/// A cost model: parameters, and lines that are products of parameters.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CostModel {
    /// What the model works out.
    pub purpose: Markdown,
    /// The parameters. A parameter with no source has no value; the reader supplies it.
    pub parameters: Vec<Parameter>,
    /// The parameters that matter most, by id, in the order in which a reader meets them; the
    /// calculator folds the others. All of them when left out.
    #[serde(default)]
    pub first: Vec<Id>,
    /// The lines.
    pub lines: Vec<ModelLine>,
    /// What has to be reached for benefits to equal costs; it leads the result.
    pub break_even: Option<BreakEven>,
    /// What stands beside any saving: why what is freed may not be money.
    pub beside_savings: Option<Markdown>,
    /// What is known of having this in place of something else.
    pub swap: Option<Markdown>,
    /// Worked examples. Each takes over the assumptions of those before it and adds its own.
    #[serde(default)]
    pub examples: Vec<WorkedExample>,
    /// Years over which the yearly sums are added up and discounted; one year when left out.
    #[schemars(range(min = 1, max = 30))]
    pub years: Option<u32>,
}

/// A quantity for which a model is solved.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BreakEven {
    /// What it is: "Days that would have to be freed in a year".
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The parameters whose product it is, by id.
    pub product: Vec<Id>,
    /// The best estimate of it that there is.
    pub estimate: Option<Estimate>,
}

/// The best estimate of the quantity for which a model is solved: one parameter of its product comes
/// from the evidence, with its low and high value as the interval.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// The parameter that comes from the evidence, by id.
    pub parameter: Id,
    /// Which evidence that is and how sure it is, in one or two sentences; it stands beside the
    /// estimate wherever that is shown.
    pub evidence: Markdown,
}

/// A parameter of a cost model.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its id within the model.
    pub id: Id,
    /// What it is.
    pub label: String,
    /// Unit.
    pub unit: String,
    /// Which numbers it takes; an amount when left out.
    #[serde(default)]
    pub takes: Takes,
    /// The least that it can be; 0 when left out.
    pub least: Option<f64>,
    /// The most that it can be; 1 for a share, ten million for anything else when left out.
    pub most: Option<f64>,
    /// Central value, where a source gives one.
    pub base: Known<f64>,
    /// Low value.
    pub low: Option<f64>,
    /// High value.
    pub high: Option<f64>,
    /// For a value that we derived: how.
    pub derived: Option<String>,
    /// The year of its prices, or of the tariff: "2024-25".
    pub price_year: Option<String>,
    /// Why the value has to be used with care.
    pub caution: Option<String>,
    /// For a share that is what these others, by id, leave of one whole; it is worked out.
    #[serde(default)]
    pub rest_of: Vec<Id>,
    /// Other values from sources, which a reader can take instead.
    #[serde(default)]
    pub offers: Vec<Offer>,
    /// Where the value comes from.
    pub source: Option<Source>,
    /// Where a reader can find a local value.
    pub find: Option<String>,
}

impl Parameter {
    /// The least and the most that it can be.
    pub fn limits(&self) -> (f64, f64) {
        let most = match self.takes {
            Takes::Share => 1.0,
            Takes::Amount | Takes::Whole => LARGEST,
        };
        (self.least.unwrap_or(0.0), self.most.unwrap_or(most))
    }
}

/// The most that an amount can be where its record names no limit.
pub const LARGEST: f64 = 10_000_000.0;

/// Which numbers a parameter takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Takes {
    /// Any number within the limits.
    #[default]
    Amount,
    /// Whole numbers.
    Whole,
    /// A share of one whole, shown in percent.
    Share,
}

/// Another value of a parameter from a source.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// What it is.
    pub label: String,
    /// The value.
    pub value: f64,
    /// Low value.
    pub low: Option<f64>,
    /// High value.
    pub high: Option<f64>,
    /// For a value that we derived: how.
    pub derived: Option<String>,
    /// The year of its prices.
    pub price_year: Option<String>,
    /// Where it comes from.
    pub source: Source,
}

/// A worked example: assumed values, labelled as such wherever they are shown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkedExample {
    /// Its name: "Added to a team".
    pub title: String,
    /// What it is meant to show.
    pub note: Markdown,
    /// The assumed values.
    pub values: Vec<Assumption>,
}

/// A value that no source gives and that a worked example assumes.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    /// The parameter, by id.
    pub parameter: Id,
    /// The assumed value.
    pub value: f64,
    /// Low value.
    pub low: Option<f64>,
    /// High value.
    pub high: Option<f64>,
    /// Why this value and no other.
    pub why: String,
}

/// A line of a cost model: a product of parameters.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModelLine {
    /// What it is.
    pub label: String,
    /// Cost or benefit.
    pub side: ModelSide,
    /// Parameters that are multiplied, by id.
    pub product: Vec<Id>,
    /// Whether a benefit releases cash or capacity.
    pub releases: Option<Releases>,
}

/// Cost or benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ModelSide {
    /// A cost.
    Cost,
    /// A benefit.
    Benefit,
}

/// What a benefit releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Releases {
    /// Cash.
    Cash,
    /// Capacity.
    Capacity,
}
