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

use input::studies;
use line::Line;

use crate::chart::figure::{self, Figure};
use crate::chart::svg::Svg;

pub use input::{Block, Forest, Marker, Pooled, Row};

/// Draws a forest plot.
pub fn draw(input: &Forest) -> Figure {
    let lines = line::all(input);
    let table = line::table(input, &lines);
    if !lines.iter().any(Line::drawn) {
        return figure::nothing(&input.heading, table, &empty(input));
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

fn empty(input: &Forest) -> String {
    match studies(input).count() {
        0 => "Nothing to show: no study reports this outcome.".to_owned(),
        1 => "Nothing to show: the one study has no estimable effect.".to_owned(),
        count => format!("Nothing to show: none of the {count} studies has an estimable effect."),
    }
}

fn describe(input: &Forest) -> String {
    let count = studies(input).count();
    let kind = if input.marker == Marker::Disc {
        "pooled results"
    } else {
        "studies"
    };
    let axis = &input.axis;
    let pooled = |p: &Pooled| {
        format!(
            " {}: {}.",
            p.label,
            axis.estimate(p.estimate, p.low, p.high)
        )
    };
    let overall: String = input.overall.iter().map(pooled).collect();
    format!(
        "Forest plot of {count} {kind}: {} with {}.{overall}",
        axis.measure, axis.interval
    )
}
