//! Cumulative and leave-one-out forests: each line is a pooled result of some of the studies, so it has a disc, not a
//! square, and no weight.

use crate::axis::EffectAxis;
use crate::fact::{ChartWords, Column, Line};
use crate::figure::Figure;
use crate::forest;
use crate::heading::Heading;
use crate::voice::Said;

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
pub fn cumulative(input: &Sequence, words: &dyn ChartWords) -> Figure {
    draw(input, words, Column::StudyAdded, |study| Line::With {
        study,
    })
}

/// Draws the pooled result as each study in turn is left out.
pub fn leave_one_out(input: &Sequence, words: &dyn ChartWords) -> Figure {
    draw(input, words, Column::StudyLeftOut, |study| Line::Without {
        study,
    })
}

fn draw(
    input: &Sequence,
    words: &dyn ChartWords,
    label: Column,
    named: fn(&str) -> Line<'_>,
) -> Figure {
    let input = &Said::new(input, words);
    let counted = input.steps.iter().any(|step| step.studies.is_some());
    let rows = input
        .steps
        .iter()
        .map(|step| row(input, step, named, counted))
        .collect();
    let forest = Forest {
        heading: input.heading.clone(),
        axis: input.axis.clone(),
        label: input.voice.column(label),
        columns: counted
            .then(|| input.voice.column(Column::Studies))
            .into_iter()
            .collect(),
        blocks: vec![Block {
            rows,
            ..Block::default()
        }],
        overall: input.overall.clone().into_iter().collect(),
        notes: input.notes.clone(),
        marker: Marker::Disc,
        ..Forest::default()
    };
    forest::draw(&forest, words)
}

fn row(input: &Said<'_, Sequence>, step: &Step, named: fn(&str) -> Line<'_>, counted: bool) -> Row {
    let count = step
        .studies
        .map(|count| input.voice.count(count))
        .unwrap_or_default();
    let cells = counted.then_some(count).into_iter().collect();
    Row {
        cells,
        ..Row::new(
            input.voice.line(named(&step.label)),
            step.estimate,
            step.low,
            step.high,
        )
    }
}
