//! Where the columns and lines of a forest plot stand.

use crate::axis;
use crate::forest::line::{self, Line};
use crate::forest::range;
use crate::measure::{self, Face};
use crate::scale::Scale;
use crate::svg::{Anchor, Rect, step};
use crate::voice::Said;

use super::input::Forest;

/// The measured page.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) columns: Vec<Column>,
    /// Middles of the risk-of-bias columns.
    pub(crate) bias: Vec<f64>,
    /// Height of each line.
    pub(crate) heights: Vec<f64>,
    /// The plot between the heading and the axis.
    pub(crate) plot: Rect,
    pub(crate) scale: Scale,
    pub(crate) width: f64,
}

/// A column of text.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) x: f64,
    pub(crate) w: f64,
    pub(crate) head: Vec<String>,
    pub(crate) anchor: Anchor,
}

impl Column {
    /// Where its text is anchored.
    pub(crate) fn edge(&self) -> f64 {
        if self.anchor == Anchor::End {
            self.x + self.w
        } else {
            self.x
        }
    }
}

const GAP: f64 = 18.0;
const MARGIN: f64 = 8.0;
const PLOT: f64 = 320.0;
const BIAS: f64 = 26.0;
const LABEL: (f64, f64) = (110.0, 230.0);
const CELL: (f64, f64) = (40.0, 190.0);
/// Data of an arm break into two lines, so that the plot itself stays in view.
const ARM: (f64, f64) = (40.0, 104.0);
/// Lines of a heading.
const HEAD: usize = 3;
/// Room between a line's text and the next line's.
const PADDING: f64 = 8.0;

/// Measures everything.
pub(crate) fn fit(input: &Said<'_, Forest>, lines: &[Line]) -> Sheet {
    let columns = columns(input, lines);
    let left = columns
        .last()
        .map_or(MARGIN, |column| column.x + column.w + GAP);
    let heights: Vec<f64> = lines.iter().map(|line| height(&columns, line)).collect();
    let head = columns
        .iter()
        .map(|column| column.head.len())
        .max()
        .unwrap_or(1);
    let top = step(head) * Face::SmallStrong.leading() + 14.0;
    let plot = Rect::new(left, top, PLOT, heights.iter().sum());
    let bias = (0..input.bias.len())
        .map(|index| plot.right() + GAP + (step(index) + 0.5) * BIAS)
        .collect();
    let width = plot.right()
        + MARGIN
        + step(input.bias.len()) * BIAS
        + if input.bias.is_empty() { 0.0 } else { GAP };
    let scale = range::scale(input, lines, (plot.x, plot.right()));
    Sheet {
        columns,
        bias,
        heights,
        plot,
        scale,
        width,
    }
}

/// A text of a line as it is broken in its column.
pub(crate) fn broken(columns: &[Column], line: &Line, index: usize) -> Vec<String> {
    let text = line.texts.get(index).map_or("", String::as_str);
    if line.wide {
        return measure::wrap(text, line.face, inner(columns), 12);
    }
    let room = columns.get(index).map_or(0.0, |column| column.w);
    measure::wrap(text, line.face, room + 0.01, if index == 0 { 3 } else { 2 })
}

/// Height of the axis, its words and the air above the key.
pub(crate) const FOOT: f64 = axis::BOTTOM + 4.0;

fn inner(columns: &[Column]) -> f64 {
    columns
        .last()
        .map_or(LABEL.1, |column| column.x + column.w - MARGIN)
}

fn height(columns: &[Column], line: &Line) -> f64 {
    let most = (0..line.texts.len())
        .map(|index| broken(columns, line, index).len())
        .max()
        .unwrap_or(0);
    let above = if line.ruled { PADDING } else { 0.0 };
    step(most.max(1)) * line.face.leading() + PADDING + above
}

fn columns(input: &Said<'_, Forest>, lines: &[Line]) -> Vec<Column> {
    let mut x = MARGIN;
    let mut columns = Vec::new();
    for (index, name) in line::headings(input).into_iter().enumerate() {
        let room = match index {
            0 => LABEL,
            arm if arm <= input.columns.len() => ARM,
            _ => CELL,
        };
        let column = column(lines, index, &name, (x, room));
        x += column.w + GAP;
        columns.push(column);
    }
    columns
}

fn column(
    lines: &[Line],
    index: usize,
    name: &str,
    (x, (least, most)): (f64, (f64, f64)),
) -> Column {
    let natural = |line: &Line| Some(measure::width(line.texts.get(index)?, line.face));
    let texts = lines.iter().filter(|line| !line.wide);
    let texts = texts.filter_map(natural).fold(0.0, f64::max);
    let w = texts.max(roomy(name)).clamp(least, most).ceil();
    let head = measure::wrap(name, Face::SmallStrong, w + 0.01, HEAD);
    Column {
        x,
        w,
        head,
        anchor: if index == 0 {
            Anchor::Start
        } else {
            Anchor::End
        },
    }
}

/// The width at which a heading needs no more than [`HEAD`] lines.
fn roomy(name: &str) -> f64 {
    let word = measure::widest(measure::words(name), Face::SmallStrong);
    let fits = |room: &f64| measure::wrap(name, Face::SmallStrong, *room, HEAD + 1).len() <= HEAD;
    (0..12)
        .map(|extra| word + f64::from(extra) * 8.0 + 0.01)
        .find(fits)
        .unwrap_or(CELL.1)
}
