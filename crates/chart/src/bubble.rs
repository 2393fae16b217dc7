//! A bubble plot: a number of studies across, their effects upwards, larger circles for more weight, and
//! the line of a regression with its limits (Thompson and Higgins 2002).

use crate::fact::{ChartWords, Nothing};
use crate::figure::{self, Figure};
use crate::frame::{self, Side};
use crate::scale::{Scale, Spread};
use crate::svg::{Path, Rect, Svg};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// A bubble plot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bubbles {
    /// Its name.
    pub heading: Heading,
    /// What is across.
    pub number: String,
    /// What is upwards.
    pub effect: String,
    /// The head of the first column of the table.
    pub study: String,
    /// The head of the column of weights.
    pub weight: String,
    /// The drawing in words.
    pub alternative: String,
    /// Whether effects are ratios, on a logarithmic axis.
    pub is_ratio: bool,
    /// The value of no difference, drawn as a line.
    pub null: Option<f64>,
    /// The studies.
    pub studies: Vec<Bubble>,
    /// The line of the regression: number, effect, lower and upper limit.
    pub line: Vec<(f64, f64, f64, f64)>,
}

/// A study in a bubble plot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bubble {
    /// Its name.
    pub label: String,
    /// The number.
    pub number: f64,
    /// The effect.
    pub effect: f64,
    /// Its share of the weight, in percent.
    pub weight: f64,
}

const PLOT: Rect = Rect {
    x: 64.0,
    y: 34.0,
    w: 464.0,
    h: 300.0,
};
const WIDTH: f64 = 550.0;
/// Radii of the circles with no weight and with the most.
const RADII: (f64, f64) = (3.0, 14.0);

/// Draws a bubble plot.
pub fn draw(input: &Bubbles, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    let usable: Vec<&Bubble> = input
        .studies
        .iter()
        .filter(|one| is_usable(input, one))
        .collect();
    if usable.is_empty() {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoStandardError);
    }
    let (across, up) = scales(input, &usable);
    let mut svg = Svg::new();
    if let Some(null) = input.null {
        svg.line(
            "ch-half",
            (PLOT.x, up.at(null)),
            (PLOT.right(), up.at(null)),
        );
    }
    let most = usable.iter().map(|one| one.weight).fold(0.0, f64::max);
    for one in &usable {
        let share = if most > 0.0 {
            (one.weight / most).max(0.0)
        } else {
            0.0
        };
        let radius = frame::radius(share, RADII);
        svg.circle(
            "ch-spot-hollow",
            (across.at(one.number), up.at(one.effect)),
            radius,
        );
    }
    for (class, of) in [
        ("ch-curve ch-curve-a", 0),
        ("ch-curve ch-curve-b", 1),
        ("ch-curve ch-curve-b", 2),
    ] {
        let effect = |(_, mid, low, high): &(f64, f64, f64, f64)| [*mid, *low, *high][of];
        let places = input.line.iter().filter(|point| inside(effect(point), &up));
        let places = places.map(|point| (across.at(point.0), up.at(effect(point))));
        svg.path(class, &Path::polyline(places));
    }
    let across = Side::new(&across, &input.number, input.voice);
    let up = Side::new(&up, &input.effect, input.voice);
    let height = frame::axes(&mut svg, PLOT, &across, &up);
    Figure {
        svg: svg.finish(&input.heading, "ch", (WIDTH, height), &input.alternative),
        table,
    }
}

fn is_usable(input: &Said<'_, Bubbles>, one: &Bubble) -> bool {
    let is_there = one.number.abs() < 1e100 && one.effect.abs() < 1e100;
    is_there && (!input.is_ratio || one.effect > 0.0)
}

/// Whether a limit lies within the plot.
fn inside(effect: f64, up: &Scale) -> bool {
    let place = up.at(effect);
    place >= PLOT.y - 0.5 && place <= PLOT.bottom() + 0.5
}

fn scales(input: &Said<'_, Bubbles>, studies: &[&Bubble]) -> (Scale, Scale) {
    let ends = |values: &[f64]| {
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (least, most)
    };
    let numbers: Vec<f64> = studies.iter().map(|one| one.number).collect();
    let effects: Vec<f64> = studies
        .iter()
        .map(|one| one.effect)
        .chain(input.null)
        .collect();
    let (least, most) = ends(&numbers);
    let room = if most > least {
        0.05 * (most - least)
    } else {
        1.0
    };
    let across = Scale::exact(
        Spread::Linear,
        (least - room, most + room),
        (PLOT.x, PLOT.right()),
    );
    let (low, high) = ends(&effects);
    let (spread, range) = match input.is_ratio {
        true => (Spread::Log, (low / 1.15, high * 1.15)),
        false => {
            let room = if high > low { 0.08 * (high - low) } else { 1.0 };
            (Spread::Linear, (low - room, high + room))
        }
    };
    (across, Scale::exact(spread, range, (PLOT.bottom(), PLOT.y)))
}

fn table(input: &Said<'_, Bubbles>) -> Table {
    let names = [&input.study, &input.number, &input.effect, &input.weight];
    let row = |one: &Bubble| {
        vec![
            one.label.clone(),
            input.voice.fixed(one.number, 1),
            input.voice.fixed(one.effect, 2),
            input.voice.percent(one.weight, 1),
        ]
    };
    input.heading.table(
        names.into_iter().cloned().collect(),
        input.studies.iter().map(row).collect(),
    )
}
