//! The cost-effectiveness plane: difference in effect across, difference in cost upwards, a dot per simulation.

use std::collections::BTreeSet;

use crate::axis;
use crate::fact::{Alternative, Cell, ChartWords, Column, Label, Line, Nothing};
use crate::figure::{self, Figure};
use crate::key::{self, Entry, Sample};
use crate::measure::{self, Face};
use crate::scale::{Scale, Spread, Tick};
use crate::svg::{Anchor, Path, Point, Rect, Svg, step};
use crate::voice::{Said, Voice};

use super::heading::{Heading, Table};

/// A cost-effectiveness plane.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plane {
    /// Its name.
    pub heading: Heading,
    /// "Difference in QALYs".
    pub effect: String,
    /// "Difference in cost per person".
    pub cost: String,
    /// "£".
    pub currency: String,
    /// Decimals of effects.
    pub decimals: usize,
    /// Simulated or bootstrapped differences: effect, cost.
    pub cloud: Vec<(f64, f64)>,
    /// The central estimate: effect, cost.
    pub central: Option<(f64, f64)>,
}

/// Quadrants: name, whether there is more effect, whether the cost is higher.
const QUADRANTS: [(Label, bool, bool); 4] = [
    (Label::LessEffectDearer, false, true),
    (Label::MoreEffectDearer, true, true),
    (Label::LessEffectCheaper, false, false),
    (Label::MoreEffectCheaper, true, false),
];

/// The plot; it moves to the right for long amounts on the vertical axis.
const PLOT: Rect = Rect {
    x: 60.0,
    y: 52.0,
    w: 460.0,
    h: 380.0,
};
/// More dots than this only make the page heavy.
const DOTS: usize = 1500;

/// Draws a cost-effectiveness plane.
pub fn draw(input: &Plane, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let cloud: Vec<Point> = input.cloud.iter().copied().filter(finite).collect();
    let table = table(input, &cloud);
    let central = input.central.filter(finite);
    if cloud.is_empty() && central.is_none() {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoCostAndEffect);
    }
    let all: Vec<Point> = cloud
        .iter()
        .chain(&central)
        .copied()
        .chain([(0.0, 0.0)])
        .collect();
    let field = Field::fit(input, &all);
    let mut svg = Svg::new();
    frame(&mut svg, input, &field);
    dots(
        &mut svg,
        cloud.iter().map(|point| field.at(*point)).collect(),
    );
    if let Some(central) = central {
        svg.path("ch-centre", &diamond(field.at(central)));
    }
    let (width, top) = (field.plot.right() + 16.0, PLOT.bottom() + 66.0);
    let key = key::draw(
        &mut svg,
        &entries(input, cloud.len()),
        (8.0, top),
        width - 16.0,
    );
    let description = describe(input, cloud.len());
    let svg = svg.finish(&input.heading, "ch", (width, top + key + 4.0), &description);
    Figure { svg, table }
}

/// The plot and its scales.
struct Field {
    plot: Rect,
    across: Scale,
    up: Scale,
    costs: Vec<Tick>,
}

impl Field {
    fn fit(input: &Said<'_, Plane>, points: &[Point]) -> Self {
        let up = points.iter().map(|point| point.1);
        let up = Scale::over(Spread::Linear, up, (PLOT.bottom(), PLOT.y));
        let costs = priced(up.ticks(input.voice), &input.currency, input.voice);
        let room = measure::widest(costs.iter().map(|tick| tick.label.as_str()), Face::Small);
        let plot = Rect {
            x: PLOT.x.max(room + 16.0),
            ..PLOT
        };
        let effects = points.iter().map(|point| point.0);
        let across = Scale::over(Spread::Linear, effects, (plot.x, plot.right()));
        Self {
            plot,
            across,
            up,
            costs,
        }
    }

    fn at(&self, (effect, cost): Point) -> Point {
        (self.across.at(effect), self.up.at(cost))
    }
}

fn finite(point: &Point) -> bool {
    point.0.abs() < 1e100 && point.1.abs() < 1e100
}

fn frame(svg: &mut Svg, input: &Said<'_, Plane>, field: &Field) {
    let (plot, (x, y)) = (field.plot, field.at((0.0, 0.0)));
    axis::title(svg, (8.0, 18.0), &input.cost);
    corners(svg, input.voice, plot);
    svg.line("ch-null", (x, plot.y), (x, plot.bottom()));
    svg.line("ch-null", (plot.x, y), (plot.right(), y));
    axis::left(svg, &field.up, plot.x, &field.costs);
    axis::bottom(
        svg,
        &field.across,
        plot.bottom(),
        &field.across.ticks(input.voice),
    );
    let below = (plot.middle().0, plot.bottom() + 58.0);
    svg.text(Face::SmallStrong, Anchor::Middle, below, &input.effect);
}

/// Names of the quadrants, outside the plot so that no dot runs through them.
fn corners(svg: &mut Svg, voice: Voice<'_>, plot: Rect) {
    for (words, more, dear) in QUADRANTS {
        let right = (plot.right(), Anchor::End);
        let (x, anchor) = if more { right } else { (plot.x, Anchor::Start) };
        let y = if dear {
            plot.y - 8.0
        } else {
            plot.bottom() + 38.0
        };
        svg.text(Face::Small, anchor, (x, y), &voice.label(words));
    }
}

/// Ticks with their currency; as many decimals as the ticks had.
pub(crate) fn priced(ticks: Vec<Tick>, currency: &str, voice: Voice<'_>) -> Vec<Tick> {
    let priced = |tick: Tick| Tick {
        label: voice.money(tick.value, currency, tick.decimals),
        ..tick
    };
    ticks.into_iter().map(priced).collect()
}

fn dots(svg: &mut Svg, places: Vec<Point>) {
    let stride = places.len().div_ceil(DOTS).max(1);
    let tenth = |value: f64| format!("{:08.1}", value);
    let mut seen = BTreeSet::new();
    let fresh = places
        .into_iter()
        .step_by(stride)
        .filter(|(x, y)| seen.insert((tenth(*x), tenth(*y))));
    svg.path("ch-cloud", &fresh.fold(Path::new(), Path::dot));
}

fn diamond((x, y): Point) -> Path {
    Path::polygon([(x, y - 8.0), (x + 8.0, y), (x, y + 8.0), (x - 8.0, y)])
}

fn entries(input: &Said<'_, Plane>, count: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    if count > 0 {
        let stride = count.div_ceil(DOTS).max(1);
        let label = match stride {
            1 => input.voice.label(Label::Simulation),
            _ => input.voice.line(Line::OneIn { stride }),
        };
        entries.push(Entry::new(
            Sample::Icon(|svg, at| svg.path("ch-cloud", &Path::new().dot(at))),
            label,
        ));
    }
    if input.central.is_some() {
        entries.push(Entry::new(
            Sample::Icon(|svg, at| svg.path("ch-centre", &diamond(at))),
            input.voice.label(Label::Central),
        ));
    }
    entries
}

fn table(input: &Said<'_, Plane>, cloud: &[Point]) -> Table {
    let mut rows = central(input);
    if !cloud.is_empty() {
        let count = input.voice.count(cloud.len());
        rows.push(vec![input.voice.cell(Cell::Simulations), count]);
        rows.extend(QUADRANTS.map(|quadrant| share(input.voice, quadrant, cloud)));
    }
    input
        .heading
        .table(input.voice.columns(&[Column::Measure, Column::Value]), rows)
}

fn central(input: &Said<'_, Plane>) -> Vec<Vec<String>> {
    let named = |name: &str, value: String| vec![input.voice.line(Line::CentralOf { name }), value];
    let rows = input.central.map(|(effect, cost)| {
        let cost = named(&input.cost, input.voice.money(cost, &input.currency, 0));
        [
            named(&input.effect, input.voice.fixed(effect, input.decimals)),
            cost,
        ]
    });
    rows.into_iter().flatten().collect()
}

fn share(
    voice: Voice<'_>,
    (name, more, dear): (Label, bool, bool),
    cloud: &[Point],
) -> Vec<String> {
    let here = |(effect, cost): &Point| (*effect > 0.0) == more && (*cost > 0.0) == dear;
    vec![voice.label(name), part(voice, cloud, &here)]
}

fn part(voice: Voice<'_>, cloud: &[Point], wanted: &dyn Fn(&Point) -> bool) -> String {
    let count = cloud.iter().filter(|point| wanted(point)).count();
    voice.percent(step(count) / step(cloud.len()) * 100.0, 1)
}

fn describe(input: &Said<'_, Plane>, count: usize) -> String {
    let whole = input.voice.alternative(Alternative::Plane {
        effect: &input.effect,
        cost: &input.cost,
        simulations: count,
    });
    let central = input.central.map(|(effect, cost)| {
        input.voice.line(Line::CentralEstimate {
            effect: &input.voice.fixed(effect, input.decimals),
            cost: &input.voice.money(cost, &input.currency, 0),
        })
    });
    let sentences = std::iter::once(whole).chain(central);
    sentences.collect::<Vec<_>>().join(" ")
}
