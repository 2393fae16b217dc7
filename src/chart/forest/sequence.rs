//! Cumulative and leave-one-out forests: each line is a pooled result of some of the studies, so it has a disc, not a
//! square, and no weight.

use crate::chart::axis::EffectAxis;
use crate::chart::figure::Figure;
use crate::chart::forest;
use crate::chart::heading::Heading;

use super::input::{Block, Forest, Marker, Pooled, Row};

/// Pooled results, one per step.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sequence {
    /// Its name.
    pub heading: Heading,
    /// The scale of the effects.
    pub axis: EffectAxis,
    /// The steps, in the order to be drawn.
    pub steps: Vec<Step>,
    /// The result of all studies, for comparison.
    pub overall: Option<Pooled>,
    /// Sentences under the plot: "Studies added by year of publication."
    pub notes: Vec<String>,
}

/// The pooled result after adding, or without, one study.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The study added or left out.
    pub label: String,
    /// How many studies the result pools, if it is to be shown.
    pub studies: Option<usize>,
    /// Point estimate.
    pub estimate: f64,
    /// Lower limit.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
}

impl Step {
    /// A step without a count.
    pub fn new(label: impl Into<String>, estimate: f64, low: f64, high: f64) -> Self {
        Self {
            label: label.into(),
            studies: None,
            estimate,
            low,
            high,
        }
    }
}

/// Draws the pooled result as each study is added.
pub fn cumulative(input: &Sequence) -> Figure {
    draw(input, "Study added", "+ ")
}

/// Draws the pooled result as each study in turn is left out.
pub fn leave_one_out(input: &Sequence) -> Figure {
    draw(input, "Study left out", "without ")
}

fn draw(input: &Sequence, label: &str, prefix: &str) -> Figure {
    let counted = input.steps.iter().any(|step| step.studies.is_some());
    let rows = input
        .steps
        .iter()
        .map(|step| row(step, prefix, counted))
        .collect();
    forest::draw(&Forest {
        heading: input.heading.clone(),
        axis: input.axis.clone(),
        label: label.to_owned(),
        columns: counted.then(|| "Studies".to_owned()).into_iter().collect(),
        blocks: vec![Block {
            rows,
            ..Block::default()
        }],
        overall: input.overall.clone().into_iter().collect(),
        notes: input.notes.clone(),
        marker: Marker::Disc,
        ..Forest::default()
    })
}

fn row(step: &Step, prefix: &str, counted: bool) -> Row {
    let count = step
        .studies
        .map(|count| count.to_string())
        .unwrap_or_default();
    let cells = counted.then_some(count).into_iter().collect();
    Row {
        cells,
        ..Row::new(
            format!("{prefix}{}", step.label),
            step.estimate,
            step.low,
            step.high,
        )
    }
}
