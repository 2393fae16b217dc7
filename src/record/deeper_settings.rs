//! Settings of analyses that go beyond the usual ones, each made only where a record asks for it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::id::Id;

/// A Bayesian analysis beside the main one. It takes nothing from the main result.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BayesSettings {
    /// The form of the prior of τ, the standard deviation of true effects.
    #[serde(default)]
    pub tau_prior: TauPriorChoice,
    /// Its scale, on the scale of analysis (log odds ratios, standardised differences): the standard
    /// deviation of the normal distribution that is folded, or the median of the Cauchy distribution.
    #[schemars(range(min = 0.0001, max = 10000))]
    pub scale: f64,
    /// The prior of the mean effect on the scale of analysis; all values alike when left out.
    pub mean_prior: Option<NormalPrior>,
    /// Why this prior, with its source.
    pub reason: String,
}

/// The form of the prior of τ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TauPriorChoice {
    /// A normal distribution folded at zero.
    #[default]
    HalfNormal,
    /// A Cauchy distribution folded at zero, with a much heavier tail.
    HalfCauchy,
}

/// A normal prior.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NormalPrior {
    /// Its mean.
    pub mean: f64,
    /// Its standard deviation.
    #[schemars(range(min = 0.0001, max = 10000))]
    pub sd: f64,
}

/// A rule for stopping or updating, named beforehand: a sequential boundary of O'Brien and Fleming's
/// type. The Cochrane Handbook (22) discourages such methods for most updated reviews.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SequentialSettings {
    /// The smallest effect that would matter, as people read it: a risk ratio of 0.8, a difference of 0.2.
    pub effect: f64,
    /// The two-sided level of all looks together; 0.05 when left out.
    #[schemars(range(min = 0.0001, max = 0.5))]
    pub alpha: Option<f64>,
    /// The power to find that effect; 0.9 when left out.
    #[schemars(range(min = 0.5, max = 0.999))]
    pub power: Option<f64>,
    /// Diversity, from 0 to 1, by which the required information grows because effects vary between trials; 0 for
    /// no correction. Left out: as the trials have it.
    #[schemars(range(min = 0, max = 0.99))]
    pub diversity: Option<f64>,
    /// Why this effect, and where the rule was named beforehand.
    pub reason: String,
}

/// A meta-regression on several properties of studies together.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegressionSettings {
    /// Numbers, as under `moderators`. They are centred at their mean.
    #[serde(default)]
    pub moderators: Vec<Id>,
    /// Properties that are words, as under `category_moderators`.
    #[serde(default)]
    pub category_moderators: Vec<Id>,
    /// Values at which the effect that the model expects is shown.
    #[serde(default)]
    pub at: Vec<FittedAt>,
}

/// Values at which the effect that a meta-regression expects is shown.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FittedAt {
    /// What these values stand for: "short courses in groups".
    pub label: String,
    /// The number of each moderator; its mean where it is left out.
    #[serde(default)]
    pub numbers: BTreeMap<Id, f64>,
    /// The group of each property; the first by name where it is left out.
    #[serde(default)]
    pub groups: BTreeMap<Id, String>,
}
