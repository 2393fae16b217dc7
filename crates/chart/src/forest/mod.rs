//! Forest plots: one line per study, subgroup blocks, pooled diamonds, prediction interval.
//!
//! Conventions: squares with area proportional to weight (as RevMan and metafor, but with an exact area and a stated
//! floor), intervals clipped with an arrowhead, diamond as wide as the interval of the mean, prediction interval as a
//! thin bar below it, a solid line at no effect and a dashed line at the pooled estimate.

mod input;
mod line;
mod paint;
mod range;
pub mod sequence;
mod sheet;
mod standalone;
mod strips;

use input::studies;
use line::Line;

use crate::fact::{Alternative, ChartWords, Line as Sentence, Nothing};
use crate::figure::{self, Figure};
use crate::svg::Svg;
use crate::voice::Said;

pub use input::{Block, Forest, Marker, Pooled, Row};
pub use standalone::{FoundComparison, FoundRow, FoundScale, Standalone, Sure, standalone};
pub use strips::{Strips, strips};

/// Draws a forest plot.
pub fn draw(input: &Forest, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let lines = line::all(input);
    let table = line::table(input, &lines);
    if !lines.iter().any(Line::drawn) {
        return figure::nothing(&input.heading, table, input.voice, empty(input));
    }
    let sheet = sheet::fit(input, &lines);
    let mut svg = Svg::new();
    let height = paint::all(&mut svg, input, &sheet, &lines);
    let svg = svg.finish(
        &input.heading,
        "ch",
        (sheet.width, height),
        &describe(input),
    );
    Figure { svg, table }
}

fn empty(input: &Forest) -> Nothing {
    match studies(input).count() {
        0 => Nothing::NoStudy,
        studies => Nothing::NotEstimable { studies },
    }
}

fn describe(input: &Said<'_, Forest>) -> String {
    let (count, axis) = (studies(input).count(), &input.axis);
    let (measure, interval) = (axis.measure.as_str(), axis.interval.as_str());
    let whole = match input.marker {
        Marker::Square => Alternative::Forest {
            studies: count,
            measure,
            interval,
        },
        Marker::Disc => Alternative::ForestOfPooled {
            results: count,
            measure,
            interval,
        },
    };
    let pooled = |p: &Pooled| {
        input.voice.line(Sentence::Result {
            label: &p.label,
            estimate: &input
                .voice
                .estimate(p.estimate, p.low, p.high, axis.decimals),
        })
    };
    let whole = std::iter::once(input.voice.alternative(whole));
    let sentences = whole.chain(input.overall.iter().map(pooled));
    sentences.collect::<Vec<_>>().join(" ")
}
