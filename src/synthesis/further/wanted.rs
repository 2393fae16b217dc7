//! What further analyses are wanted.

use serde::{Deserialize, Serialize};

use crate::record::analysis_settings::{StudyCategory, StudyNumber};

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
    /// The smallest difference that matters, above zero, on the natural scale.
    pub important: Option<f64>,
}
