//! What a forest plot shows.

use crate::appraisal::Domain;
use crate::axis::EffectAxis;
use crate::heading::Heading;
use crate::mark::Mark;

/// A forest plot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Forest {
    /// Its name.
    pub heading: Heading,
    /// The scale of the effects; all values below are on it (ratios as ratios).
    pub axis: EffectAxis,
    /// Heading of the first column; empty for the one of studies.
    pub label: String,
    /// Headings of the columns of arm data, such as "Intervention, events / total".
    pub columns: Vec<String>,
    /// Domains of the risk-of-bias columns: short form for the column, label for the key.
    pub bias: Vec<Domain>,
    /// Subgroups; a single one without a label for a plot without subgroups.
    pub blocks: Vec<Block>,
    /// Pooled results over all studies, usually one.
    pub overall: Vec<Pooled>,
    /// Sentences under the plot: heterogeneity, test of the overall effect, test for subgroup differences.
    pub notes: Vec<String>,
    /// The sign of a study.
    pub marker: Marker,
}

/// A subgroup of studies.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Block {
    /// Its name; empty for none.
    pub label: String,
    /// Its studies, in the order to be drawn.
    pub rows: Vec<Row>,
    /// Its own pooled result.
    pub pooled: Option<Pooled>,
    /// Sentences under it.
    pub notes: Vec<String>,
}

/// One study. An estimate of NaN reads "not estimable" and has no sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name.
    pub label: String,
    /// Its arm data, one text per column.
    pub cells: Vec<String>,
    /// Point estimate.
    pub estimate: f64,
    /// Lower limit; may be infinite.
    pub low: f64,
    /// Upper limit; may be infinite.
    pub high: f64,
    /// Weight in percent.
    pub weight: Option<f64>,
    /// One judgement per domain.
    pub bias: Vec<Mark>,
}

impl Row {
    /// A study with its estimate and nothing else.
    pub fn new(label: impl Into<String>, estimate: f64, low: f64, high: f64) -> Self {
        Self {
            label: label.into(),
            cells: Vec::new(),
            estimate,
            low,
            high,
            weight: None,
            bias: Vec::new(),
        }
    }
}

/// A pooled result.
#[derive(Debug, Clone, PartialEq)]
pub struct Pooled {
    /// "Random effects (REML)".
    pub label: String,
    /// Totals, one text per column.
    pub cells: Vec<String>,
    /// Point estimate.
    pub estimate: f64,
    /// Lower limit.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
    /// Weight in percent, of a subgroup within the whole.
    pub weight: Option<f64>,
    /// Prediction interval, where a new study's effect is expected to lie.
    pub prediction: Option<(f64, f64)>,
}

impl Pooled {
    /// A pooled result and nothing else.
    pub fn new(label: impl Into<String>, estimate: f64, low: f64, high: f64) -> Self {
        Self {
            label: label.into(),
            cells: Vec::new(),
            estimate,
            low,
            high,
            weight: None,
            prediction: None,
        }
    }
}

/// The sign of a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marker {
    /// A study of its own.
    #[default]
    Square,
    /// A pooled result of some of the studies.
    Disc,
}

/// The studies of all subgroups.
pub(super) fn studies(input: &Forest) -> impl Iterator<Item = &Row> {
    input.blocks.iter().flat_map(|block| &block.rows)
}
