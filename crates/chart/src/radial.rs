//! The radial plot: precision across, the effect in standard errors upwards, so that a line through the
//! origin is one effect for all studies (Galbraith 1988). Around it stand the limits between which 95 in
//! 100 studies lie when nothing but chance tells them apart.

use crate::fact::{ChartWords, Nothing};
use crate::figure::{self, Figure};
use crate::frame::{self, Side};
use crate::key::{Entry, Sample};
use crate::scale::{Scale, Spread};
use crate::svg::{Path, Point, Rect, Svg};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// A radial plot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Radial {
    /// Its name.
    pub heading: Heading,
    /// What is across: one over the standard error.
    pub precision: String,
    /// What is upwards: the effect in standard errors.
    pub score: String,
    /// The head of the first column of the table, and of the key.
    pub study: String,
    /// What a study outside the limits is called in the key.
    pub outside: String,
    /// The head of the column that tells how far a study lies from the line.
    pub distance: String,
    /// What the line means.
    pub line: String,
    /// What the limits mean.
    pub limits: String,
    /// The drawing in words.
    pub alternative: String,
    /// The studies.
    pub studies: Vec<Ray>,
    /// The effect that all studies would share: the slope of the line.
    pub slope: f64,
    /// How far from the line the limits stand, in standard errors.
    pub reach: f64,
}

/// A study in a radial plot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ray {
    /// Its name.
    pub label: String,
    /// One over its standard error.
    pub precision: f64,
    /// Its effect in standard errors.
    pub score: f64,
}

const PLOT: Rect = Rect {
    x: 58.0,
    y: 34.0,
    w: 470.0,
    h: 300.0,
};
const WIDTH: f64 = 550.0;

/// Draws the plot.
pub fn draw(input: &Radial, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    let usable: Vec<&Ray> = input.studies.iter().filter(|one| is_usable(one)).collect();
    let is_line = input.slope.abs() < 1e100 && (0.0..1e100).contains(&input.reach);
    if usable.is_empty() || !is_line {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoStandardError);
    }
    let right = 1.06 * usable.iter().map(|one| one.precision).fold(0.0, f64::max);
    let ends = [-1.0, 1.0].map(|side| side * input.reach);
    let lines = ends
        .into_iter()
        .flat_map(|end| [end, end + right * input.slope]);
    let scores = usable.iter().map(|one| one.score).chain(lines);
    let across = Scale::exact(Spread::Linear, (0.0, right), (PLOT.x, PLOT.right()));
    let up = Scale::over(Spread::Linear, scores, (PLOT.bottom(), PLOT.y));
    let mut svg = Svg::new();
    svg.line("ch-half", (PLOT.x, up.at(0.0)), (PLOT.right(), up.at(0.0)));
    for (class, from) in [
        ("ch-funnel", ends[0]),
        ("ch-curve ch-curve-a", 0.0),
        ("ch-funnel", ends[1]),
    ] {
        let far = (PLOT.right(), up.at(from + right * input.slope));
        svg.path(class, &Path::polyline([(PLOT.x, up.at(from)), far]));
    }
    for one in &usable {
        let place: Point = (across.at(one.precision), up.at(one.score));
        svg.circle(class_of(input, one), place, 4.5);
    }
    let across = Side::new(&across, &input.precision, input.voice);
    let up = Side::new(&up, &input.score, input.voice);
    let key = entries(input, &usable);
    let height = frame::axes_and_key(&mut svg, PLOT, (&across, &up), &key, WIDTH);
    Figure {
        svg: svg.finish(&input.heading, "ch", (WIDTH, height), &input.alternative),
        table,
    }
}

fn is_usable(one: &Ray) -> bool {
    one.precision > 0.0 && one.precision < 1e100 && one.score.abs() < 1e100
}

/// How far a study lies from the line, in standard errors.
fn distance(input: &Said<'_, Radial>, one: &Ray) -> f64 {
    one.score - one.precision * input.slope
}

fn class_of(input: &Said<'_, Radial>, one: &Ray) -> &'static str {
    match distance(input, one).abs() > input.reach {
        true => "ch-spot-hollow",
        false => "ch-spot",
    }
}

fn entries(input: &Said<'_, Radial>, studies: &[&Ray]) -> Vec<Entry> {
    let has_outside = studies
        .iter()
        .any(|one| class_of(input, one) == "ch-spot-hollow");
    let outside = has_outside.then(|| Entry::new(Sample::Disc("ch-spot-hollow"), &input.outside));
    let study = Entry::new(Sample::Disc("ch-spot"), &input.study);
    let lines = [
        Entry::new(Sample::Line("ch-curve ch-curve-a"), &input.line),
        Entry::new(Sample::Line("ch-funnel"), &input.limits),
    ];
    [study].into_iter().chain(outside).chain(lines).collect()
}

fn table(input: &Said<'_, Radial>) -> Table {
    let names = [
        &input.study,
        &input.precision,
        &input.score,
        &input.distance,
    ];
    let row = |one: &Ray| {
        let numbers = [one.precision, one.score, distance(input, one)];
        let numbers = numbers.map(|number| input.voice.fixed(number, 2));
        std::iter::once(one.label.clone()).chain(numbers).collect()
    };
    input.heading.table(
        names.into_iter().cloned().collect(),
        input.studies.iter().map(row).collect(),
    )
}
