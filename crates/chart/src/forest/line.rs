//! The lines of a forest plot in order, before anything has a place: the drawing and the table are both made of them.

use crate::fact::{Cell, Column};
use crate::heading::Table;
use crate::mark::Mark;
use crate::measure::Face;
use crate::voice::Said;

use super::input::{Block, Forest, Pooled, Row, studies};

/// One line.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// The subgroup it belongs to.
    group: String,
    /// Label, arm data, weight, effect: as many as there are columns.
    pub(crate) texts: Vec<String>,
    pub(crate) face: Face,
    pub(crate) sign: Sign,
    pub(crate) bias: Vec<Mark>,
    /// A sentence or a heading: its label may use the room of all columns.
    pub(crate) wide: bool,
    /// A rule stands above it.
    pub(crate) ruled: bool,
}

/// What is drawn in the plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sign {
    Nothing,
    Point {
        estimate: f64,
        low: f64,
        high: f64,
        side: f64,
    },
    Diamond {
        estimate: f64,
        low: f64,
        high: f64,
        overall: bool,
    },
    Bar {
        low: f64,
        high: f64,
    },
}

/// Side of the heaviest study's square.
const LARGEST: f64 = 18.0;
/// Side below which a square is no longer seen.
const SMALLEST: f64 = 5.0;
/// Side of all squares where there are no weights.
const UNWEIGHTED: f64 = 9.0;

impl Sign {
    /// The ends of an interval.
    pub(crate) fn limits(self) -> Option<(f64, f64)> {
        match self {
            Self::Point { low, high, .. }
            | Self::Diamond { low, high, .. }
            | Self::Bar { low, high } => Some((low, high)),
            Self::Nothing => None,
        }
    }
}

impl Line {
    /// Whether there is something in the plot.
    pub(crate) fn drawn(&self) -> bool {
        self.sign != Sign::Nothing
    }
}

/// Whether a column of weights is shown.
pub(crate) fn weighted(input: &Forest) -> bool {
    heaviest(input) > 0.0
}

/// Headings of the text columns.
pub(crate) fn headings(input: &Said<'_, Forest>) -> Vec<String> {
    let label = if input.label.is_empty() {
        input.voice.column(Column::Study)
    } else {
        input.label.clone()
    };
    let mut names = vec![label];
    names.extend(input.columns.iter().cloned());
    names.extend(weighted(input).then(|| input.voice.column(Column::Weight)));
    names.push(input.axis.column(input.voice));
    names
}

/// All lines, top to bottom.
pub(crate) fn all(input: &Said<'_, Forest>) -> Vec<Line> {
    let mut lines: Vec<Line> = input
        .blocks
        .iter()
        .flat_map(|block| of_block(input, block))
        .collect();
    for (index, pooled) in input.overall.iter().enumerate() {
        lines.extend(of_pooled(input, "", pooled, true, index == 0));
    }
    lines.extend(
        input
            .notes
            .iter()
            .map(|note| sentence("", note, Face::Small)),
    );
    lines
}

/// The same lines as rows of a table.
pub(crate) fn table(input: &Said<'_, Forest>, lines: &[Line]) -> Table {
    let grouped = input.blocks.iter().any(|block| !block.label.is_empty());
    let domains = input.bias.iter().map(|domain| domain.label.clone());
    let group = grouped
        .then(|| input.voice.column(Column::Group))
        .into_iter();
    let columns: Vec<String> = group.chain(headings(input)).chain(domains).collect();
    let listed = lines
        .iter()
        .filter(|line| !line.wide || line.face == Face::Small);
    let rows = listed
        .map(|line| row(input, line, grouped, columns.len()))
        .collect();
    input.heading.table(columns, rows)
}

fn row(input: &Said<'_, Forest>, line: &Line, grouped: bool, width: usize) -> Vec<String> {
    let mut cells: Vec<String> = grouped.then(|| line.group.clone()).into_iter().collect();
    cells.extend(line.texts.iter().cloned());
    let words = line.bias.iter().map(|mark| mark.word.clone());
    if !line.wide {
        cells.extend(words.take(input.bias.len()));
    }
    cells.resize(width, String::new());
    cells
}

fn of_block(input: &Said<'_, Forest>, block: &Block) -> Vec<Line> {
    let mut lines = Vec::new();
    if !block.label.is_empty() {
        lines.push(Line {
            ruled: true,
            ..sentence(&block.label, &block.label, Face::Strong)
        });
    }
    lines.extend(block.rows.iter().map(|row| of_row(input, block, row)));
    if let Some(pooled) = &block.pooled {
        lines.extend(of_pooled(input, &block.label, pooled, false, false));
    }
    lines.extend(
        block
            .notes
            .iter()
            .map(|note| sentence(&block.label, note, Face::Small)),
    );
    lines
}

fn of_row(input: &Said<'_, Forest>, block: &Block, row: &Row) -> Line {
    let effect = estimate(input, row.estimate, (row.low, row.high));
    let placed = input.axis.spread.transform(row.estimate).is_some();
    let limits = (row.low, row.high);
    let sign = if placed {
        point(row.estimate, limits, side(input, row.weight))
    } else {
        Sign::Nothing
    };
    Line {
        group: block.label.clone(),
        texts: texts(input, &row.label, &row.cells, row.weight, effect),
        face: Face::Body,
        sign,
        bias: row.bias.clone(),
        wide: false,
        ruled: false,
    }
}

/// A limit that is not a number is taken as the estimate: no line is drawn on that side.
fn point(estimate: f64, (low, high): (f64, f64), side: f64) -> Sign {
    let or = |limit: f64| if limit.is_nan() { estimate } else { limit };
    Sign::Point {
        estimate,
        low: or(low),
        high: or(high),
        side,
    }
}

fn of_pooled(
    input: &Said<'_, Forest>,
    group: &str,
    pooled: &Pooled,
    overall: bool,
    ruled: bool,
) -> Vec<Line> {
    let effect = estimate(input, pooled.estimate, (pooled.low, pooled.high));
    let result = Line {
        group: group.to_owned(),
        texts: texts(input, &pooled.label, &pooled.cells, pooled.weight, effect),
        face: Face::Strong,
        sign: diamond(input, pooled, overall),
        bias: Vec::new(),
        wide: false,
        ruled,
    };
    let prediction = pooled
        .prediction
        .map(|limits| of_prediction(input, group, limits));
    std::iter::once(result).chain(prediction).collect()
}

fn diamond(input: &Forest, pooled: &Pooled, overall: bool) -> Sign {
    let Pooled {
        estimate,
        low,
        high,
        ..
    } = *pooled;
    match point(estimate, (low, high), 0.0) {
        Sign::Point { low, high, .. } if input.axis.spread.transform(estimate).is_some() => {
            Sign::Diamond {
                estimate,
                low,
                high,
                overall,
            }
        }
        _ => Sign::Nothing,
    }
}

fn of_prediction(input: &Said<'_, Forest>, group: &str, (low, high): (f64, f64)) -> Line {
    let effect = input.voice.interval(low, high, input.axis.decimals);
    let sign = if low.is_nan() || high.is_nan() {
        Sign::Nothing
    } else {
        Sign::Bar { low, high }
    };
    Line {
        group: group.to_owned(),
        texts: texts(
            input,
            &input.voice.cell(Cell::PredictionInterval),
            &[],
            None,
            effect,
        ),
        face: Face::Body,
        sign,
        bias: Vec::new(),
        wide: false,
        ruled: false,
    }
}

fn sentence(group: &str, text: &str, face: Face) -> Line {
    Line {
        group: group.to_owned(),
        texts: vec![text.to_owned()],
        face,
        sign: Sign::Nothing,
        bias: Vec::new(),
        wide: true,
        ruled: false,
    }
}

fn texts(
    input: &Said<'_, Forest>,
    label: &str,
    cells: &[String],
    weight: Option<f64>,
    effect: String,
) -> Vec<String> {
    let mut texts = vec![label.to_owned()];
    texts.extend(cells.iter().take(input.columns.len()).cloned());
    texts.resize(input.columns.len() + 1, String::new());
    if weighted(input) {
        texts.push(
            weight
                .map(|weight| input.voice.percent(weight, 1))
                .unwrap_or_default(),
        );
    }
    texts.push(effect);
    texts
}

fn estimate(input: &Said<'_, Forest>, value: f64, (low, high): (f64, f64)) -> String {
    input.voice.estimate(value, low, high, input.axis.decimals)
}

fn heaviest(input: &Forest) -> f64 {
    studies(input)
        .filter_map(|row| row.weight)
        .filter(|weight| weight.is_finite())
        .fold(0.0, f64::max)
}

fn side(input: &Forest, weight: Option<f64>) -> f64 {
    let most = heaviest(input);
    match weight.filter(|weight| weight.is_finite()) {
        _ if most <= 0.0 => UNWEIGHTED,
        Some(weight) => ((weight / most).max(0.0).sqrt() * LARGEST).max(SMALLEST),
        None => SMALLEST,
    }
}
