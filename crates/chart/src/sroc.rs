//! Studies of a test in the plane of sensitivity and specificity, with what they come to: a summary point
//! with its regions, and a summary curve. Specificity runs from 1 on the left to 0, as in every plot of
//! this kind.

use crate::fact::{ChartWords, Nothing};
use crate::figure::{self, Figure};
use crate::frame::{self, Side};
use crate::key::{Entry, Sample};
use crate::scale::{Scale, Spread};
use crate::svg::{Path, Point, Rect, Svg};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// Studies of a test and their summary. Points are pairs of false positive rate and sensitivity.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sroc {
    /// Its name.
    pub heading: Heading,
    /// The name of the sensitivity, upwards.
    pub sensitivity: String,
    /// The name of the specificity, across from 1 to 0.
    pub specificity: String,
    /// The head of the first column of the table, and of the key.
    pub study: String,
    /// The head of the column of people.
    pub people: String,
    /// The drawing in words.
    pub alternative: String,
    /// The studies.
    pub studies: Vec<Accuracy>,
    /// The summary point; nothing where there is none.
    pub point: Option<Named<Point>>,
    /// Where the point lies, at the usual level.
    pub confidence: Option<Named<Vec<Point>>>,
    /// Where new studies lie.
    pub prediction: Option<Named<Vec<Point>>>,
    /// The summary curve.
    pub curve: Option<Named<Vec<Point>>>,
}

/// Something with its name in the key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Named<T> {
    /// The name.
    pub label: String,
    /// The thing.
    pub at: T,
}

/// A study of a test.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Accuracy {
    /// Its name.
    pub label: String,
    /// Its sensitivity.
    pub sensitivity: f64,
    /// Its specificity.
    pub specificity: f64,
    /// People tested.
    pub people: f64,
}

const PLOT: Rect = Rect {
    x: 64.0,
    y: 34.0,
    w: 380.0,
    h: 380.0,
};
const WIDTH: f64 = 470.0;
/// Radii of the circles with nobody and with most people.
const RADII: (f64, f64) = (3.0, 11.0);

/// Draws the plot.
pub fn draw(input: &Sroc, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    let usable: Vec<&Accuracy> = input.studies.iter().filter(|one| is_usable(one)).collect();
    if usable.is_empty() {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoStudy);
    }
    // From 1 on the left to 0: the scale runs backwards.
    let across = Scale::exact(Spread::Linear, (0.0, 1.0), (PLOT.right(), PLOT.x));
    let up = Scale::exact(Spread::Linear, (0.0, 1.0), (PLOT.bottom(), PLOT.y));
    let at = |(rate, sensitivity): Point| (across.at(1.0 - rate), up.at(sensitivity));
    let mut svg = Svg::new();
    svg.line("ch-half", at((0.0, 0.0)), at((1.0, 1.0)));
    let most = usable.iter().map(|one| one.people).fold(0.0, f64::max);
    for one in &usable {
        let share = if most > 0.0 { one.people / most } else { 0.0 };
        let place = at((1.0 - one.specificity, one.sensitivity));
        svg.circle("ch-spot-hollow", place, frame::radius(share, RADII));
    }
    let regions = [
        (CURVE, &input.curve, false),
        (CONFIDENCE, &input.confidence, true),
        (PREDICTION, &input.prediction, true),
    ];
    for (class, shape, closes) in regions {
        let points = shape.iter().flat_map(|shape| &shape.at);
        let path = Path::polyline(points.map(|point| at(*point)));
        svg.path(class, &if closes { path.close() } else { path });
    }
    if let Some(point) = &input.point {
        let (x, y) = at(point.at);
        svg.rect("ch-square", Rect::new(x - 5.0, y - 5.0, 10.0, 10.0));
    }
    let up = Side::new(&up, &input.sensitivity, input.voice);
    let mut across = Side::new(&across, &input.specificity, input.voice);
    // Labels are spaced from left to right.
    across.ticks.reverse();
    let height = frame::axes_and_key(&mut svg, PLOT, (&across, &up), &entries(input), WIDTH);
    Figure {
        svg: svg.finish(&input.heading, "ch", (WIDTH, height), &input.alternative),
        table,
    }
}

const CURVE: &str = "ch-curve ch-curve-a";
const CONFIDENCE: &str = "ch-funnel";
const PREDICTION: &str = "ch-curve ch-curve-c";

fn is_usable(one: &Accuracy) -> bool {
    let share = 0.0..=1.0;
    share.contains(&one.sensitivity)
        && share.contains(&one.specificity)
        && (0.0..1e100).contains(&one.people)
}

fn entries(input: &Said<'_, Sroc>) -> Vec<Entry> {
    let mut entries = vec![Entry::new(Sample::Disc("ch-spot-hollow"), &input.study)];
    let point = input.point.iter();
    entries.extend(point.map(|one| Entry::new(Sample::Fill("ch-square"), &one.label)));
    for (class, shape) in [
        (CURVE, &input.curve),
        (CONFIDENCE, &input.confidence),
        (PREDICTION, &input.prediction),
    ] {
        let shape = shape.iter();
        entries.extend(shape.map(|one| Entry::new(Sample::Line(class), &one.label)));
    }
    entries
}

/// The studies and the point; of each region its ends, and of the curve its two ends.
fn table(input: &Said<'_, Sroc>) -> Table {
    let fixed = |value: f64| input.voice.fixed(value, 2);
    let columns = [
        &input.study,
        &input.sensitivity,
        &input.specificity,
        &input.people,
    ];
    let row = |one: &Accuracy| {
        vec![
            one.label.clone(),
            fixed(one.sensitivity),
            fixed(one.specificity),
            input.voice.count(one.people.round() as u64),
        ]
    };
    let mut rows: Vec<Vec<String>> = input.studies.iter().map(row).collect();
    if let Some(point) = &input.point {
        let (rate, sensitivity) = point.at;
        let numbers = [fixed(sensitivity), fixed(1.0 - rate), String::new()];
        rows.push(
            std::iter::once(point.label.clone())
                .chain(numbers)
                .collect(),
        );
    }
    for shape in [&input.curve, &input.confidence, &input.prediction] {
        rows.extend(shape.as_ref().map(|shape| {
            let range = |of: fn(&Point) -> f64| {
                let values = shape.at.iter().map(of);
                let low = values.clone().fold(f64::INFINITY, f64::min);
                let high = values.fold(f64::NEG_INFINITY, f64::max);
                input.voice.interval(low, high, 2)
            };
            vec![
                shape.label.clone(),
                range(|point| point.1),
                range(|point| 1.0 - point.0),
                String::new(),
            ]
        }));
    }
    input
        .heading
        .table(columns.into_iter().cloned().collect(), rows)
}
