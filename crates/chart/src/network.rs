//! A network of treatments: a disc for each, as large as the people who had it; a line between two that
//! trials compare, as wide as there are trials. Pieces that nothing connects stand apart by having no line.

use std::f64::consts::TAU;

use crate::fact::{Alternative, ChartWords, Column, Label, Line, Nothing};
use crate::figure::{self, Figure};
use crate::key::{self, Entry, Sample};
use crate::measure::{self, Face};
use crate::svg::{Anchor, Path, Point, Svg, step};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// A network of treatments.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Network {
    /// Its name.
    pub heading: Heading,
    /// The treatments, in the order in which they stand round the circle, from the top clockwise.
    pub treatments: Vec<Treatment>,
    /// The pairs that trials compare.
    pub pairs: Vec<Pair>,
}

/// A treatment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Treatment {
    /// Its name.
    pub label: String,
    /// How many people had it.
    pub people: u64,
    /// How many studies have it.
    pub studies: usize,
    /// Whether the others are compared with it first.
    pub is_reference: bool,
}

/// A pair that studies compare.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pair {
    /// The place of one treatment.
    pub first: usize,
    /// The place of the other.
    pub second: usize,
    /// How many studies compare them.
    pub studies: usize,
    /// How many people had one of the two in them.
    pub people: u64,
}

/// The most room for names on each side.
const NAMES: f64 = 112.0;
/// From the middle of a disc to its name.
const OUT: f64 = DISCS.0 + 8.0;
/// The largest and the smallest disc.
const DISCS: (f64, f64) = (26.0, 5.0);
/// The widest and the narrowest line.
const LINES: (f64, f64) = (14.0, 1.5);

/// Draws the network.
pub fn draw(input: &Network, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    if input.treatments.is_empty() {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoStudy);
    }
    let ring = Ring::of(input);
    let mut svg = Svg::new();
    for pair in usable(input) {
        line(&mut svg, input, &ring, pair);
    }
    for (place, treatment) in input.treatments.iter().enumerate() {
        let class = match treatment.is_reference {
            true => "ch-node-reference",
            false => "ch-node",
        };
        svg.circle(class, ring.at(place), radius(input, treatment));
    }
    for pair in usable(input) {
        count(&mut svg, input, &ring, pair);
    }
    for (place, treatment) in input.treatments.iter().enumerate() {
        name(&mut svg, &ring, place, &treatment.label);
    }
    let (width, top) = (ring.width(), ring.height());
    let height = top + key::draw(&mut svg, &entries(input), (8.0, top), width - 16.0) + 4.0;
    let description = input.voice.alternative(Alternative::Network {
        treatments: input.treatments.len(),
        pairs: usable(input).count(),
    });
    Figure {
        svg: svg.finish(&input.heading, "ch", (width, height), &description),
        table,
    }
}

/// The circle on which treatments stand.
struct Ring {
    count: usize,
    radius: f64,
    /// Room for names on each side.
    names: f64,
}

impl Ring {
    fn of(input: &Network) -> Self {
        let count = input.treatments.len();
        let mut ring = Self {
            count,
            radius: (step(count) * 11.0).max(78.0),
            names: 0.0,
        };
        let beside = input.treatments.iter().enumerate();
        let beside = beside.filter(|(place, _)| !ring.is_above_or_below(*place));
        let lines = beside.flat_map(|(_, one)| measure::wrap(&one.label, Face::Body, NAMES, 2));
        let lines: Vec<String> = lines.collect();
        ring.names = measure::widest(lines.iter().map(String::as_str), Face::Body);
        ring
    }

    /// At least as wide as a key with a sentence in it needs.
    fn width(&self) -> f64 {
        (2.0 * (self.radius + OUT + self.names + 4.0)).max(300.0)
    }

    /// Whether a name stands above or below its disc, and not beside it.
    fn is_above_or_below(&self, place: usize) -> bool {
        self.direction(place).0.abs() < 0.35
    }

    fn height(&self) -> f64 {
        2.0 * self.radius + 2.0 * (DISCS.0 + 46.0)
    }

    /// The direction of a treatment from the middle.
    fn direction(&self, place: usize) -> Point {
        let turn = TAU * step(place) / step(self.count.max(1));
        (turn.sin(), -turn.cos())
    }

    fn at(&self, place: usize) -> Point {
        let (x, y) = self.direction(place);
        let middle = (self.width() / 2.0, self.height() / 2.0);
        (middle.0 + self.radius * x, middle.1 + self.radius * y)
    }
}

/// Pairs of two treatments that are there.
fn usable<'a>(input: &'a Said<'_, Network>) -> impl Iterator<Item = &'a Pair> {
    let count = input.treatments.len();
    input
        .pairs
        .iter()
        .filter(move |pair| pair.first != pair.second && pair.first.max(pair.second) < count)
}

/// The area of a disc stands for people.
fn radius(input: &Network, treatment: &Treatment) -> f64 {
    let most = input.treatments.iter().map(|one| one.people).max();
    let share = whole(treatment.people) / whole(most.unwrap_or(0).max(1));
    (DISCS.0 * share.sqrt()).max(DISCS.1)
}

fn thickness(input: &Network, pair: &Pair) -> f64 {
    let most = input.pairs.iter().map(|one| one.studies).max();
    let share = step(pair.studies) / step(most.unwrap_or(0).max(1));
    (LINES.0 * share).max(LINES.1)
}

fn whole(count: u64) -> f64 {
    // People are counted in numbers that a float holds.
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// A line as a shape, because a width is told by no class.
fn line(svg: &mut Svg, input: &Network, ring: &Ring, pair: &Pair) {
    let ((x1, y1), (x2, y2)) = (ring.at(pair.first), ring.at(pair.second));
    let length = (x2 - x1).hypot(y2 - y1).max(1.0);
    let half = thickness(input, pair) / 2.0;
    let (dx, dy) = ((y2 - y1) / length * half, (x1 - x2) / length * half);
    let corners = [
        (x1 + dx, y1 + dy),
        (x2 + dx, y2 + dy),
        (x2 - dx, y2 - dy),
        (x1 - dx, y1 - dy),
    ];
    svg.path("ch-edge", &Path::polygon(corners));
}

/// How many studies there are, beside the middle of the line where lines cross there.
fn count(svg: &mut Svg, input: &Said<'_, Network>, ring: &Ring, pair: &Pair) {
    let ((x1, y1), (x2, y2)) = (ring.at(pair.first), ring.at(pair.second));
    let along = 0.4;
    let at = (x1 + (x2 - x1) * along, y1 + (y2 - y1) * along + 4.0);
    svg.label(Anchor::Middle, at, &input.voice.count(pair.studies));
}

/// The name outside the circle; above and below it in the middle.
fn name(svg: &mut Svg, ring: &Ring, place: usize, label: &str) {
    let (dx, dy) = ring.direction(place);
    let (x, y) = ring.at(place);
    let is_above_or_below = ring.is_above_or_below(place);
    let room = match is_above_or_below {
        true => 2.0 * NAMES,
        false => NAMES,
    };
    let lines = measure::wrap(label, Face::Body, room, 2);
    let tall = step(lines.len()) * Face::Body.leading();
    let (anchor, at) = match is_above_or_below {
        true if dy < 0.0 => (
            Anchor::Middle,
            (x, y - OUT - tall + Face::Body.leading() - 2.0),
        ),
        true => (Anchor::Middle, (x, y + OUT + 12.0)),
        false if dx > 0.0 => (
            Anchor::Start,
            (x + OUT, y + 5.0 - tall / 2.0 + Face::Body.leading() / 2.0),
        ),
        false => (
            Anchor::End,
            (x - OUT, y + 5.0 - tall / 2.0 + Face::Body.leading() / 2.0),
        ),
    };
    svg.lines(Face::Body, anchor, at, &lines);
}

fn entries(input: &Said<'_, Network>) -> Vec<Entry> {
    let label = |label| input.voice.label(label);
    let mut entries = vec![Entry::new(Sample::Disc("ch-node"), label(Label::Treatment))];
    if input.treatments.iter().any(|one| one.is_reference) {
        let sample = Sample::Disc("ch-node-reference");
        entries.push(Entry::new(sample, label(Label::ReferenceTreatment)));
    }
    entries.push(Entry::new(Sample::Icon(sample), label(Label::DirectPair)));
    entries
}

fn sample(svg: &mut Svg, (x, y): Point) {
    let corners = [
        (x - 11.0, y - 3.0),
        (x + 11.0, y - 3.0),
        (x + 11.0, y + 3.0),
        (x - 11.0, y + 3.0),
    ];
    svg.path("ch-edge", &Path::polygon(corners));
}

/// Treatments first, then pairs.
fn table(input: &Said<'_, Network>) -> Table {
    let row = |name: String, studies: usize, people: u64| {
        vec![name, input.voice.count(studies), input.voice.count(people)]
    };
    let treatments = input.treatments.iter();
    let treatments = treatments.map(|one| row(one.label.clone(), one.studies, one.people));
    let label = |place: usize| input.treatments[place].label.as_str();
    let pairs = usable(input).map(|pair| {
        let name = input.voice.line(Line::PairOf {
            first: label(pair.first),
            second: label(pair.second),
        });
        row(name, pair.studies, pair.people)
    });
    let columns = [Column::TreatmentOrPair, Column::Studies, Column::People];
    let rows = treatments.chain(pairs).collect();
    input.heading.table(input.voice.columns(&columns), rows)
}
