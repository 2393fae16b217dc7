//! A sequential boundary: the share of the required information across, the cumulative Z upwards, and
//! how far from zero Z has to be at each look.

use crate::fact::{ChartWords, Nothing};
use crate::figure::{self, Figure};
use crate::frame::{self, Side};
use crate::key::{Entry, Sample};
use crate::scale::{Scale, Spread};
use crate::svg::{Path, Point, Rect, Svg};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// A cumulative Z against its boundary.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Boundary {
    /// Its name.
    pub heading: Heading,
    /// The head of the column of looks.
    pub look: String,
    /// What is across: the share of the information.
    pub share: String,
    /// What is upwards.
    pub z: String,
    /// What the boundary is called.
    pub boundary: String,
    /// What the line of the required information is called.
    pub required: String,
    /// What a cell says where a look has no boundary.
    pub none: String,
    /// The drawing in words.
    pub alternative: String,
    /// The looks, in order.
    pub looks: Vec<LookAt>,
}

/// A look at the evidence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LookAt {
    /// What it is called: its year.
    pub label: String,
    /// The share of the required information, from 0 to 1 and beyond.
    pub share: f64,
    /// The cumulative Z.
    pub z: f64,
    /// How far from zero it has to be; nothing where no distance would do.
    pub boundary: Option<f64>,
}

const PLOT: Rect = Rect {
    x: 58.0,
    y: 34.0,
    w: 470.0,
    h: 300.0,
};
const WIDTH: f64 = 550.0;
/// Boundaries beyond this run out of the drawing.
const HIGHEST: f64 = 8.0;

/// Draws the plot.
pub fn draw(input: &Boundary, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    let usable = |look: &&LookAt| (0.0..1e100).contains(&look.share) && look.z.abs() < 1e100;
    let looks: Vec<&LookAt> = input.looks.iter().filter(usable).collect();
    if looks.is_empty() {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoStandardError);
    }
    let right = looks.iter().map(|look| look.share).fold(1.0, f64::max) * 1.04;
    let of_bounds = looks.iter().filter_map(|look| look.boundary);
    let most = looks.iter().map(|look| look.z.abs()).chain(of_bounds);
    let most = most.fold(2.5, f64::max).min(HIGHEST) * 1.05;
    let across = Scale::exact(Spread::Linear, (0.0, right), (PLOT.x, PLOT.right()));
    let up = Scale::exact(Spread::Linear, (-most, most), (PLOT.bottom(), PLOT.y));
    let mut svg = Svg::new();
    svg.line("ch-half", (PLOT.x, up.at(0.0)), (PLOT.right(), up.at(0.0)));
    let whole = across.at(1.0);
    svg.line("ch-pooled-line", (whole, PLOT.y), (whole, PLOT.bottom()));
    for side in [1.0, -1.0] {
        let at = |look: &&&LookAt| {
            let boundary = side * look.boundary?;
            Some((across.at(look.share), up.at(boundary)))
        };
        let places: Vec<Point> = looks.iter().filter_map(|look| at(&look)).collect();
        svg.path(BOUND, &Path::polyline(places.iter().copied()));
        for place in places {
            svg.rect(
                "ch-square",
                Rect::new(place.0 - 2.5, place.1 - 2.5, 5.0, 5.0),
            );
        }
    }
    let places: Vec<Point> = looks
        .iter()
        .map(|look| (across.at(look.share), up.at(look.z)))
        .collect();
    let start = (across.at(0.0), up.at(0.0));
    let line = std::iter::once(start).chain(places.iter().copied());
    svg.path(SCORE, &Path::polyline(line));
    for place in places {
        svg.circle("ch-spot", place, 4.0);
    }
    let entries = [
        Entry::new(Sample::Line(SCORE), &input.z),
        Entry::new(Sample::Line(BOUND), &input.boundary),
        Entry::new(Sample::Line("ch-pooled-line"), &input.required),
    ];
    let across = Side::percent(&across, &input.share, input.voice);
    let up = Side::new(&up, &input.z, input.voice);
    let height = frame::axes_and_key(&mut svg, PLOT, (&across, &up), &entries, WIDTH);
    Figure {
        svg: svg.finish(&input.heading, "ch", (WIDTH, height), &input.alternative),
        table,
    }
}

const SCORE: &str = "ch-curve ch-curve-a";
const BOUND: &str = "ch-curve ch-curve-b";

fn table(input: &Said<'_, Boundary>) -> Table {
    let names = [&input.look, &input.share, &input.z, &input.boundary];
    let row = |look: &LookAt| {
        let boundary = look.boundary.map(|own| input.voice.fixed(own, 2));
        vec![
            look.label.clone(),
            input.voice.percent(100.0 * look.share, 1),
            input.voice.fixed(look.z, 2),
            boundary.unwrap_or_else(|| input.none.clone()),
        ]
    };
    input.heading.table(
        names.into_iter().cloned().collect(),
        input.looks.iter().map(row).collect(),
    )
}
