//! The contour-enhanced funnel plot: effect across, standard error downwards.
//!
//! Shaded contours stand around no effect and show where a study alone would have p < 0.10, 0.05 and 0.01; the
//! dashed funnel stands around the pooled estimate, ±1.96 standard errors (Peters 2008; metafor's `funnel`).

use crate::axis::{self, EffectAxis};
use crate::fact::{Alternative, ChartWords, Column, Label, Line, Nothing};
use crate::figure::{self, Figure};
use crate::key::{self, Entry, Sample};
use crate::measure::{self, Face};
use crate::scale::{Scale, Spread};
use crate::svg::{Anchor, Path, Point, Rect, Svg};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// A funnel plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// Its name.
    pub heading: Heading,
    /// The scale of the effects; `band` and `interval` are not used.
    pub axis: EffectAxis,
    /// The studies.
    pub studies: Vec<Spot>,
    /// Studies that trim-and-fill imagines, drawn hollow. A sensitivity analysis, never a corrected truth.
    pub filled: Vec<Spot>,
    /// The pooled estimate, around which the funnel stands.
    pub pooled: Option<f64>,
    /// Below this many studies the plot is replaced by a sentence: asymmetry cannot be judged from a few.
    pub least: usize,
}

/// A study in a funnel.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spot {
    /// Its name.
    pub label: String,
    /// Its effect, a ratio as a ratio.
    pub effect: f64,
    /// Standard error, of the logarithm for ratios.
    pub error: f64,
}

impl Default for Funnel {
    fn default() -> Self {
        Self {
            heading: Heading::default(),
            axis: EffectAxis::default(),
            studies: Vec::new(),
            filled: Vec::new(),
            pooled: None,
            least: 10,
        }
    }
}

/// Contours from the outside in: z beyond which they begin, class, meaning.
const CONTOURS: [(f64, &str, Label); 4] = [
    (f64::INFINITY, "ch-contour-01", Label::ContourBelow01),
    (2.576, "ch-contour-05", Label::ContourAbove01),
    (1.96, "ch-contour-10", Label::ContourAbove05),
    (1.645, "ch-contour-ns", Label::ContourAbove10),
];

const PLOT: Rect = Rect {
    x: 58.0,
    y: 34.0,
    w: 470.0,
    h: 340.0,
};
const WIDTH: f64 = 550.0;
/// More outlier labels than this hide what they point at.
const LABELS: usize = 10;

/// The two scales and the largest standard error.
struct Plane {
    spread: Spread,
    across: Scale,
    down: Scale,
    most: f64,
}

impl Plane {
    fn fit(input: &Said<'_, Funnel>) -> Self {
        let spread = input.axis.spread;
        let most = drawn(input).map(|spot| spot.error).fold(0.0, f64::max);
        let most = if most > 0.0 { most * 1.05 } else { 1.0 };
        let effects = drawn(input).map(|spot| spot.effect).chain(input.pooled);
        let tip = input.axis.null().or(input.pooled);
        let null = tip
            .and_then(|tip| spread.transform(tip))
            .unwrap_or_default();
        let sides = [-2.7, 2.7].map(|z| spread.back(null + z * most));
        let across = Scale::over(spread, effects.chain(sides), (PLOT.x, PLOT.right()));
        let down = Scale::exact(Spread::Linear, (0.0, most), (PLOT.y, PLOT.bottom()));
        Self {
            spread,
            across,
            down,
            most,
        }
    }

    fn at(&self, spot: &Spot) -> Point {
        (self.across.at(spot.effect), self.down.at(spot.error))
    }

    /// The two lower corners of a triangle with its tip at `tip` and sides of slope `z`.
    fn feet(&self, tip: f64, z: f64) -> [Point; 2] {
        let moved = self.spread.transform(tip).unwrap_or_default();
        [-z, z].map(|z| {
            (
                self.across.at(self.spread.back(moved + z * self.most)),
                PLOT.bottom(),
            )
        })
    }
}

/// Draws a funnel plot.
pub fn draw(input: &Funnel, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    let count = input
        .studies
        .iter()
        .filter(|spot| usable(input.axis.spread, spot))
        .count();
    if count == 0 || count < input.least {
        return figure::nothing(
            &input.heading,
            table,
            input.voice,
            too_few(count, input.least),
        );
    }
    let plane = Plane::fit(input);
    let mut svg = Svg::new();
    if let Some(null) = input.axis.null() {
        contours(&mut svg, &plane, null);
    }
    funnel(&mut svg, &plane, input);
    spots(&mut svg, &plane, input);
    labels(&mut svg, &plane, input);
    let height = frame(&mut svg, &plane, input);
    let description = input.voice.alternative(Alternative::Funnel {
        studies: count,
        measure: &input.axis.measure,
    });
    Figure {
        svg: svg.finish(&input.heading, "ch", (WIDTH, height), &description),
        table,
    }
}

fn too_few(studies: usize, least: usize) -> Nothing {
    match studies {
        0 => Nothing::NoStandardError,
        _ => Nothing::TooFew { studies, least },
    }
}

fn usable(spread: Spread, spot: &Spot) -> bool {
    spread.transform(spot.effect).is_some() && (0.0..1e100).contains(&spot.error)
}

fn drawn(input: &Funnel) -> impl Iterator<Item = &Spot> {
    input
        .studies
        .iter()
        .chain(&input.filled)
        .filter(|spot| usable(input.axis.spread, spot))
}

fn contours(svg: &mut Svg, plane: &Plane, null: f64) {
    for (z, class, _) in CONTOURS {
        if z.is_infinite() {
            svg.rect(class, PLOT);
        } else {
            let [left, right] = plane.feet(null, z);
            svg.path(
                class,
                &Path::polygon([(plane.across.at(null), PLOT.y), left, right]),
            );
        }
    }
}

fn funnel(svg: &mut Svg, plane: &Plane, input: &Said<'_, Funnel>) {
    if let Some(null) = input.axis.null() {
        let x = plane.across.at(null);
        svg.line("ch-null", (x, PLOT.y), (x, PLOT.bottom()));
    }
    if let Some(pooled) = input.pooled.filter(|pooled| plane.across.shows(*pooled)) {
        let tip = (plane.across.at(pooled), PLOT.y);
        let [left, right] = plane.feet(pooled, 1.96);
        svg.path(
            "ch-funnel",
            &Path::polyline([left, tip, right])
                .lift()
                .to(tip)
                .to((tip.0, PLOT.bottom())),
        );
    }
}

fn spots(svg: &mut Svg, plane: &Plane, input: &Said<'_, Funnel>) {
    scatter(svg, plane, &input.studies, "ch-spot");
    scatter(svg, plane, &input.filled, "ch-spot-hollow");
}

fn scatter(svg: &mut Svg, plane: &Plane, spots: &[Spot], class: &str) {
    for spot in spots.iter().filter(|spot| usable(plane.spread, spot)) {
        svg.circle(class, plane.at(spot), 4.5);
    }
}

/// Names the studies outside the funnel, as far as there is room.
fn labels(svg: &mut Svg, plane: &Plane, input: &Said<'_, Funnel>) {
    let mut taken: Vec<Rect> = Vec::new();
    let usable = input
        .studies
        .iter()
        .filter(|spot| usable(input.axis.spread, spot));
    for spot in usable.filter(|spot| outlying(input, spot)).take(LABELS) {
        let text = measure::wrap(&spot.label, Face::Small, 150.0, 1).concat();
        let room = beside(plane.at(spot), measure::width(&text, Face::Small));
        if taken.iter().all(|other| apart(*other, room)) {
            svg.label(Anchor::Start, (room.x, room.y + 12.0), &text);
            taken.push(room);
        }
    }
}

/// Room for a label on the outer side of a spot, or on the inner side if there is none.
fn beside((x, y): Point, w: f64) -> Rect {
    let (left, right) = (x - 9.0 - w, x + 9.0);
    let outer = if x < PLOT.middle().0 { left } else { right };
    let fits = (PLOT.x..=PLOT.right() - w).contains(&outer);
    let inner = if outer == left { right } else { left };
    Rect::new(if fits { outer } else { inner }, y - 8.0, w, 16.0)
}

fn outlying(input: &Said<'_, Funnel>, spot: &Spot) -> bool {
    let place = |value| input.axis.spread.transform(value);
    let distance = input
        .pooled
        .and_then(|pooled| Some((place(spot.effect)? - place(pooled)?).abs()));
    distance.is_some_and(|distance| distance > 1.96 * spot.error)
}

fn apart(a: Rect, b: Rect) -> bool {
    a.right() < b.x || b.right() < a.x || a.bottom() < b.y || b.bottom() < a.y
}

fn frame(svg: &mut Svg, plane: &Plane, input: &Said<'_, Funnel>) -> f64 {
    axis::title(
        svg,
        (8.0, 20.0),
        &input.voice.label(Label::StandardErrorAxis),
    );
    axis::left(svg, &plane.down, PLOT.x, &plane.down.ticks(input.voice));
    axis::bottom(
        svg,
        &plane.across,
        PLOT.bottom(),
        &plane.across.ticks(input.voice),
    );
    let middle = (PLOT.middle().0, PLOT.bottom() + axis::BOTTOM + 12.0);
    svg.text(
        Face::SmallStrong,
        Anchor::Middle,
        middle,
        &input.axis.measure,
    );
    let words = axis::favours(svg, &input.axis, PLOT, PLOT.bottom() + axis::BOTTOM + 18.0);
    let top = PLOT.bottom() + axis::BOTTOM + 28.0 + words;
    top + key::draw(svg, &entries(input), (8.0, top), WIDTH - 16.0) + 4.0
}

fn entries(input: &Said<'_, Funnel>) -> Vec<Entry> {
    let label = |label| input.voice.label(label);
    let mut entries = vec![Entry::new(Sample::Disc("ch-spot"), label(Label::Study))];
    if !input.filled.is_empty() {
        entries.push(Entry::new(
            Sample::Disc("ch-spot-hollow"),
            label(Label::Imagined),
        ));
    }
    if input.pooled.is_some() {
        entries.push(Entry::new(
            Sample::Line("ch-funnel"),
            label(Label::FunnelAbout),
        ));
    }
    if input.axis.null().is_none() {
        return entries;
    }
    entries.push(Entry::new(Sample::Line("ch-null"), label(Label::NoEffect)));
    entries.extend(
        CONTOURS
            .iter()
            .rev()
            .map(|(_, class, words)| Entry::new(Sample::Fill(class), label(*words))),
    );
    entries
}

fn table(input: &Said<'_, Funnel>) -> Table {
    let names = [
        input.voice.column(Column::Study),
        input.axis.measure.clone(),
        input.voice.column(Column::StandardError),
    ];
    let row = |spot: &Spot, name: String| {
        let effect = input.voice.fixed(spot.effect, input.axis.decimals);
        vec![name, effect, input.voice.fixed(spot.error, 3)]
    };
    let imagined = |spot: &Spot| input.voice.line(Line::ImaginedStudy { study: &spot.label });
    let studies = input
        .studies
        .iter()
        .map(|spot| row(spot, spot.label.clone()));
    let filled = input.filled.iter().map(|spot| row(spot, imagined(spot)));
    input
        .heading
        .table(names.into(), studies.chain(filled).collect())
}
