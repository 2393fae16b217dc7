//! Densities of one quantity on one axis: what was believed before, and what after.

use crate::fact::{ChartWords, Nothing};
use crate::figure::{self, Figure};
use crate::frame::{self, Side};
use crate::key::{Entry, Sample};
use crate::scale::{Scale, Spread};
use crate::svg::{Path, Point, Rect, Svg};
use crate::voice::Said;

use super::heading::Heading;

/// Densities on one axis.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Densities {
    /// Its name.
    pub heading: Heading,
    /// What is across.
    pub quantity: String,
    /// What is upwards.
    pub density: String,
    /// The drawing in words.
    pub alternative: String,
    /// At most two curves, drawn apart by dashes.
    pub curves: Vec<DensityCurve>,
}

/// A density.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DensityCurve {
    /// Its name.
    pub label: String,
    /// The quantity with its density there, in order.
    pub points: Vec<Point>,
}

const PLOT: Rect = Rect {
    x: 58.0,
    y: 34.0,
    w: 470.0,
    h: 240.0,
};
const WIDTH: f64 = 550.0;
const CURVES: [&str; 2] = ["ch-curve ch-curve-b", "ch-curve ch-curve-a"];
/// A table of every point would help nobody: so many of them stand in it.
const ROWS: usize = 9;

/// Draws densities.
pub fn draw(input: &Densities, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    let points = || input.curves.iter().flat_map(|curve| &curve.points);
    let most = |of: fn(&Point) -> f64| points().map(of).fold(0.0, f64::max);
    let (right, top) = (most(|point| point.0), most(|point| point.1));
    if !(right > 0.0 && top > 0.0 && right < 1e100 && top < 1e100) {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoProbability);
    }
    let across = Scale::exact(Spread::Linear, (0.0, right), (PLOT.x, PLOT.right()));
    let up = Scale::exact(Spread::Linear, (0.0, 1.06 * top), (PLOT.bottom(), PLOT.y));
    let mut svg = Svg::new();
    for (curve, class) in input.curves.iter().zip(CURVES) {
        let places = curve.points.iter().filter(|point| point.1.is_finite());
        let places = places.map(|(x, y)| (across.at(*x), up.at(*y)));
        svg.path(class, &Path::polyline(places));
    }
    let named = input.curves.iter().zip(CURVES);
    let entries: Vec<Entry> = named
        .map(|(curve, class)| Entry::new(Sample::Line(class), &curve.label))
        .collect();
    let across = Side::new(&across, &input.quantity, input.voice);
    let up = Side::new(&up, &input.density, input.voice);
    let height = frame::axes_and_key(&mut svg, PLOT, (&across, &up), &entries, WIDTH);
    Figure {
        svg: svg.finish(&input.heading, "ch", (WIDTH, height), &input.alternative),
        table,
    }
}

fn table(input: &Said<'_, Densities>) -> super::heading::Table {
    let names = std::iter::once(input.quantity.clone())
        .chain(input.curves.iter().map(|curve| curve.label.clone()));
    let all = input.curves.first().map_or(0, |curve| curve.points.len());
    let step = (all.saturating_sub(1) / (ROWS - 1)).max(1);
    let row = |place: usize| {
        let own = input.curves.iter().map(|curve| curve.points.get(place));
        let at = input.curves.first()?.points.get(place)?.0;
        let cells =
            own.map(|point| point.map_or_else(String::new, |point| input.voice.fixed(point.1, 2)));
        Some(
            std::iter::once(input.voice.fixed(at, 2))
                .chain(cells)
                .collect(),
        )
    };
    let rows = (0..all).step_by(step).filter_map(row).collect();
    input.heading.table(names.collect(), rows)
}
