//! L'Abbé's plot: risk with the comparator across, risk with the intervention upwards, a circle for each
//! study (L'Abbé, Detsky and O'Rourke 1987). On the diagonal both risks are the same.

use crate::fact::{ChartWords, Nothing};
use crate::figure::{self, Figure};
use crate::frame::{self, Side};
use crate::key::{Entry, Sample};
use crate::scale::{Scale, Spread};
use crate::svg::{Path, Point, Rect, Svg};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// A plot of risks with two arms.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Labbe {
    /// Its name.
    pub heading: Heading,
    /// What is across: the risk with the comparator.
    pub across: String,
    /// What is upwards: the risk with the intervention.
    pub up: String,
    /// The head of the first column of the table.
    pub study: String,
    /// The head of the column of people.
    pub people: String,
    /// What the diagonal means.
    pub same: String,
    /// What the line means.
    pub line_label: String,
    /// The drawing in words.
    pub alternative: String,
    /// The studies.
    pub studies: Vec<RiskPair>,
    /// The pooled effect as pairs of risks, comparator first.
    pub line: Vec<Point>,
}

/// Two risks of a study, each from 0 to 1.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RiskPair {
    /// Its name.
    pub label: String,
    /// The risk with the comparator.
    pub comparator: f64,
    /// The risk with the intervention.
    pub intervention: f64,
    /// People in both arms.
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
const RADII: (f64, f64) = (3.0, 13.0);

/// Draws the plot.
pub fn draw(input: &Labbe, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    let usable: Vec<&RiskPair> = input.studies.iter().filter(|one| is_usable(one)).collect();
    if usable.is_empty() {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoRisk);
    }
    let highest = usable
        .iter()
        .map(|one| one.comparator.max(one.intervention))
        .fold(0.0, f64::max);
    let top = if highest > 0.0 {
        (1.08 * highest).min(1.0)
    } else {
        1.0
    };
    let across = Scale::exact(Spread::Linear, (0.0, top), (PLOT.x, PLOT.right()));
    let up = Scale::exact(Spread::Linear, (0.0, top), (PLOT.bottom(), PLOT.y));
    let mut svg = Svg::new();
    svg.line(
        "ch-null",
        (across.at(0.0), up.at(0.0)),
        (across.at(top), up.at(top)),
    );
    let inside = |point: &&Point| across.shows(point.0) && up.shows(point.1);
    let places = input.line.iter().filter(inside);
    let places = places.map(|point| (across.at(point.0), up.at(point.1)));
    svg.path("ch-curve ch-curve-b", &Path::polyline(places));
    let most = usable.iter().map(|one| one.people).fold(0.0, f64::max);
    for one in &usable {
        let share = if most > 0.0 { one.people / most } else { 0.0 };
        let place = (across.at(one.comparator), up.at(one.intervention));
        svg.circle("ch-spot-hollow", place, frame::radius(share, RADII));
    }
    let across = Side::percent(&across, &input.across, input.voice);
    let up = Side::percent(&up, &input.up, input.voice);
    let height = frame::axes_and_key(&mut svg, PLOT, (&across, &up), &entries(input), WIDTH);
    Figure {
        svg: svg.finish(&input.heading, "ch", (WIDTH, height), &input.alternative),
        table,
    }
}

fn is_usable(one: &RiskPair) -> bool {
    let risks = 0.0..=1.0;
    risks.contains(&one.comparator)
        && risks.contains(&one.intervention)
        && (0.0..1e100).contains(&one.people)
}

fn entries(input: &Said<'_, Labbe>) -> Vec<Entry> {
    let mut entries = vec![
        Entry::new(Sample::Disc("ch-spot-hollow"), &input.study),
        Entry::new(Sample::Line("ch-null"), &input.same),
    ];
    if !input.line.is_empty() {
        entries.push(Entry::new(
            Sample::Line("ch-curve ch-curve-b"),
            &input.line_label,
        ));
    }
    entries
}

fn table(input: &Said<'_, Labbe>) -> Table {
    let names = [&input.study, &input.across, &input.up, &input.people];
    let row = |one: &RiskPair| {
        vec![
            one.label.clone(),
            input.voice.percent(100.0 * one.comparator, 1),
            input.voice.percent(100.0 * one.intervention, 1),
            input.voice.count(one.people.round() as u64),
        ]
    };
    input.heading.table(
        names.into_iter().cloned().collect(),
        input.studies.iter().map(row).collect(),
    )
}
