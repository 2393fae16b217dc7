//! How a table is to be read: what it does not say itself.

use crate::record::result::{EffectSign, Measure};

use super::columns::ColumnMap;

/// How a table is to be read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The outcome of all rows, by id or name, where no column names it.
    pub outcome: Option<String>,
    /// The measure of effects that are given ready made, and of the analysis.
    pub measure: Option<Measure>,
    /// Whether ready-made ratios stand as they are; else as their logarithms, as most software writes them.
    pub has_plain_ratios: bool,
    /// What a positive value means.
    pub favours_intervention: bool,
    /// What columns are, where a person has said it.
    pub columns: Option<ColumnMap>,
    /// Only rows in which a column says this.
    pub only: Option<(String, String)>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The intervention by id or name.
    pub intervention: Option<String>,
    /// The comparator by id or name.
    pub comparator: Option<String>,
    /// Whether the studies are to be a body of evidence.
    pub is_synthesis: bool,
    /// The tool of appraisals in a table of judgements.
    pub tool: Option<String>,
}

impl Reading {
    /// What a positive value of a ready-made effect means.
    pub(super) fn sign(&self) -> EffectSign {
        match self.favours_intervention {
            true => EffectSign::FavoursIntervention,
            false => EffectSign::HigherWithIntervention,
        }
    }
}
