//! What further analyses are wanted.

use serde::{Deserialize, Serialize};

use crate::record::analysis_settings::{StudyCategory, StudyNumber};
use crate::record::deeper_settings::{BayesSettings, SequentialSettings};

/// By what rows are told apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MarkedBy<T> {
    /// A property of their studies.
    Property(T),
    /// A property that the site itself has named, or a column of a plain table, by its name.
    Named(String),
}

/// What further analyses are wanted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// By what rows are grouped, in the order of their groups.
    pub subgroups: Vec<MarkedBy<StudyCategory>>,
    /// On what words rows are regressed, in the order of their groups, after those of `subgroups`.
    pub category_moderators: Vec<MarkedBy<StudyCategory>>,
    /// On what rows are regressed, in the order of their numbers.
    pub moderators: Vec<MarkedBy<StudyNumber>>,
    /// A meta-regression on several properties together. Its numbers and groups stand in the facts
    /// after all others.
    pub regression: Option<WantedRegression>,
    /// A Bayesian analysis.
    pub bayes: Option<BayesSettings>,
    /// A rule for stopping or updating.
    pub sequential: Option<SequentialSettings>,
    /// The smallest difference that matters, above zero, on the natural scale.
    pub important: Option<f64>,
}

/// A meta-regression on several properties together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WantedRegression {
    /// Numbers.
    pub numbers: Vec<MarkedBy<StudyNumber>>,
    /// Properties that are words.
    pub categories: Vec<MarkedBy<StudyCategory>>,
    /// Values at which the expected effect is shown.
    pub at: Vec<WantedFit>,
}

/// Values at which an expected effect is shown, in the order of numbers and properties.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WantedFit {
    /// What they stand for.
    pub label: String,
    /// Each number; nothing for its mean.
    pub numbers: Vec<Option<f64>>,
    /// Each group; nothing for the first by name.
    pub groups: Vec<Option<String>>,
}
