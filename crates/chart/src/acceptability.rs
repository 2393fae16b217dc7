//! The cost-effectiveness acceptability curve: how likely an option is worth its cost, for each value of the effect.

use crate::axis;
use crate::fact::{Alternative, ChartWords, Column, Label, Line, Nothing};
use crate::figure::{self, Figure};
use crate::key::{self, Entry, Sample};
use crate::measure::{self, Face};
use crate::plane::priced;
use crate::scale::{Scale, Spread};
use crate::svg::{Anchor, Path, Point, Rect, Svg, step};
use crate::voice::Said;

use super::heading::{Heading, Table};

/// Acceptability curves.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Acceptability {
    /// Its name.
    pub heading: Heading,
    /// What the horizontal axis is: "Value of one QALY".
    pub worth: String,
    /// "£".
    pub currency: String,
    /// One curve per option or scenario.
    pub curves: Vec<Curve>,
}

/// A curve.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Curve {
    /// Its name.
    pub label: String,
    /// Value of one unit of effect, and the probability (0 to 1) that the option is worth its cost.
    pub points: Vec<(f64, f64)>,
}

const PLOT: Rect = Rect {
    x: 58.0,
    y: 52.0,
    w: 420.0,
    h: 280.0,
};
const NAMES: f64 = 150.0;
const WIDTH: f64 = PLOT.x + PLOT.w + NAMES;
/// Three hues, then the same again: dashes and the names at the ends tell them apart.
const CURVES: [&str; 6] = [
    "ch-curve ch-curve-a",
    "ch-curve ch-curve-b",
    "ch-curve ch-curve-c",
    "ch-curve ch-curve-d",
    "ch-curve ch-curve-e",
    "ch-curve ch-curve-f",
];

/// Draws acceptability curves.
pub fn draw(input: &Acceptability, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let curves: Vec<Curve> = input
        .curves
        .iter()
        .map(clean)
        .filter(|curve| !curve.points.is_empty())
        .collect();
    let table = table(input, &curves);
    if curves.is_empty() {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoProbability);
    }
    let worths = curves
        .iter()
        .flat_map(|curve| &curve.points)
        .map(|point| point.0)
        .collect::<Vec<_>>();
    let across = across(&worths);
    let up = Scale::exact(Spread::Linear, (0.0, 1.0), (PLOT.bottom(), PLOT.y));
    let mut svg = Svg::new();
    frame(&mut svg, input, &across, &up);
    let shown = curves.get(..CURVES.len()).unwrap_or(&curves);
    let ends = lines(&mut svg, shown, &across, &up);
    names(&mut svg, shown, ends);
    let top = PLOT.bottom() + 54.0;
    let height =
        top + key::draw(&mut svg, &entries(input, &curves), (8.0, top), WIDTH - 16.0) + 4.0;
    Figure {
        svg: svg.finish(
            &input.heading,
            "ch",
            (WIDTH, height),
            &describe(input, &curves),
        ),
        table,
    }
}

/// Exactly the values given, so that the curves start at the axis.
fn across(worths: &[f64]) -> Scale {
    let least = worths.iter().copied().fold(f64::INFINITY, f64::min);
    let most = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Scale::exact(Spread::Linear, (least, most), (PLOT.x, PLOT.right()))
}

fn clean(curve: &Curve) -> Curve {
    let usable = |point: &&(f64, f64)| point.0.abs() < 1e100 && (0.0..=1.0).contains(&point.1);
    let mut points: Vec<(f64, f64)> = curve.points.iter().filter(usable).copied().collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    Curve {
        label: curve.label.clone(),
        points,
    }
}

fn frame(svg: &mut Svg, input: &Said<'_, Acceptability>, across: &Scale, up: &Scale) {
    let title = input.voice.label(Label::ProbabilityAxis);
    axis::title(svg, (8.0, 18.0), &title);
    svg.line("ch-half", (PLOT.x, up.at(0.5)), (PLOT.right(), up.at(0.5)));
    axis::left(svg, up, PLOT.x, &axis::percents(input.voice));
    axis::bottom(
        svg,
        across,
        PLOT.bottom(),
        &priced(across.ticks(input.voice), &input.currency, input.voice),
    );
    let (middle, _) = PLOT.middle();
    svg.text(
        Face::SmallStrong,
        Anchor::Middle,
        (middle, PLOT.bottom() + 42.0),
        &input.worth,
    );
}

/// Draws the curves; returns where each ends.
fn lines(svg: &mut Svg, curves: &[Curve], across: &Scale, up: &Scale) -> Vec<Point> {
    let mut ends = Vec::new();
    for (curve, class) in curves.iter().zip(CURVES) {
        let places: Vec<Point> = curve
            .points
            .iter()
            .map(|(x, y)| (across.at(*x), up.at(*y)))
            .collect();
        svg.path(class, &Path::polyline(places.iter().copied()));
        if let [only] = places[..] {
            svg.circle("ch-spot", only, 4.0);
        }
        ends.extend(places.last());
    }
    ends
}

/// Names at the ends of the curves, pushed apart where ends are close.
fn names(svg: &mut Svg, curves: &[Curve], ends: Vec<Point>) {
    let broken = |curve: &Curve| measure::wrap(&curve.label, Face::Small, NAMES - 14.0, 2);
    let mut order: Vec<(Vec<String>, f64)> = curves
        .iter()
        .map(broken)
        .zip(ends.iter().map(|end| end.1))
        .collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    for (lines, y) in spread_out(order) {
        svg.lines(
            Face::Small,
            Anchor::Start,
            (PLOT.right() + 8.0, y + 4.0),
            &lines,
        );
    }
}

/// Moves names down until none overlaps, then up until none leaves the plot.
fn spread_out(mut names: Vec<(Vec<String>, f64)>) -> Vec<(Vec<String>, f64)> {
    let tall = |lines: &[String]| step(lines.len()) * Face::Small.leading();
    let mut free = f64::NEG_INFINITY;
    for (lines, y) in &mut names {
        *y = f64::max(*y, free);
        free = *y + tall(lines);
    }
    let mut limit = PLOT.bottom() + 10.0;
    for (lines, y) in names.iter_mut().rev() {
        *y = f64::min(*y, limit - tall(lines));
        limit = *y;
    }
    names
}

fn entries(input: &Said<'_, Acceptability>, curves: &[Curve]) -> Vec<Entry> {
    let named = curves.iter().zip(CURVES);
    let mut entries: Vec<Entry> = named
        .map(|(curve, class)| Entry::new(Sample::Line(class), &curve.label))
        .collect();
    if curves.len() > CURVES.len() {
        let curves = curves.len() - CURVES.len();
        entries.push(Entry::note(input.voice.line(Line::MoreCurves { curves })));
    }
    entries
}

fn table(input: &Said<'_, Acceptability>, curves: &[Curve]) -> Table {
    let row = |curve: &Curve, (worth, likely): &(f64, f64)| {
        let worth = input.voice.money(*worth, &input.currency, 0);
        vec![
            curve.label.clone(),
            worth,
            input.voice.percent(likely * 100.0, 0),
        ]
    };
    let rows = curves
        .iter()
        .flat_map(|curve| curve.points.iter().map(move |point| row(curve, point)))
        .collect();
    input.heading.table(
        input.voice.columns(&[
            Column::Choice,
            Column::WorthOfUnit,
            Column::ProbabilityWorth,
        ]),
        rows,
    )
}

fn describe(input: &Said<'_, Acceptability>, curves: &[Curve]) -> String {
    let spoken = |curve: &Curve| {
        let (first, last) = (curve.points.first()?, curve.points.last()?);
        let at = |point: &(f64, f64)| {
            input.voice.line(Line::ProbabilityAt {
                probability: &input.voice.percent(point.1 * 100.0, 0),
                worth: &input.voice.money(point.0, &input.currency, 0),
            })
        };
        Some(input.voice.line(Line::CurveFromTo {
            curve: &curve.label,
            first: &at(first),
            last: &at(last),
        }))
    };
    let whole = input.voice.alternative(Alternative::Acceptability {
        worth: &input.worth,
    });
    let curves = curves.iter().filter_map(spoken);
    std::iter::once(whole)
        .chain(curves)
        .collect::<Vec<_>>()
        .join(" ")
}
