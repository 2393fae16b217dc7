//! The tornado diagram: how far the result moves when one input at a time goes to its low and its high value.

use crate::axis;
use crate::fact::{Alternative, ChartWords, Column, Label, Line, Nothing};
use crate::figure::{self, Figure};
use crate::key::{self, Entry, Sample};
use crate::measure::{self, Face};
use crate::plane::priced;
use crate::scale::{Scale, Spread};
use crate::svg::{Anchor, Point, Rect, Svg, step};
use crate::voice::{Said, Voice};

use super::heading::{Heading, Table};

/// A tornado diagram.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tornado {
    /// Its name.
    pub heading: Heading,
    /// What is measured: "Net cost per year".
    pub result: String,
    /// "£"; empty for a result that is not money.
    pub currency: String,
    /// Decimals of results.
    pub decimals: usize,
    /// The result with all inputs at their central values.
    pub base: f64,
    /// Inputs in any order; the widest is drawn on top.
    pub bars: Vec<TornadoBar>,
}

/// One input.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TornadoBar {
    /// Its name.
    pub label: String,
    /// Its low value, in words.
    pub low_input: String,
    /// Its high value, in words.
    pub high_input: String,
    /// The result at its low value.
    pub low: f64,
    /// The result at its high value.
    pub high: f64,
}

const LABEL: f64 = 230.0;
const PLOT: f64 = 300.0;
/// Room beside the bars for the results at their ends.
const ENDS: f64 = 84.0;
const WIDTH: f64 = LABEL + 2.0 * ENDS + PLOT + 8.0;
const HEAD: f64 = 40.0;

/// Draws a tornado diagram.
pub fn draw(input: &Tornado, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let bars = sorted(input);
    let table = table(input, &bars);
    if bars.is_empty() || !usable(input.base) {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoInput);
    }
    let ends = bars
        .iter()
        .flat_map(|bar| [bar.low, bar.high])
        .chain([input.base]);
    let scale = Scale::over(Spread::Linear, ends, (LABEL + ENDS, LABEL + ENDS + PLOT));
    let bottom = HEAD + bars.iter().map(|bar| height(input.voice, bar)).sum::<f64>();
    let mut svg = Svg::new();
    frame(&mut svg, input, &scale, bottom);
    let mut y = HEAD;
    for bar in &bars {
        one(&mut svg, input, &scale, bar, y);
        y += height(input.voice, bar);
    }
    let key = key::draw(
        &mut svg,
        &entries(input.voice),
        (8.0, bottom + 54.0),
        WIDTH - 16.0,
    );
    let size = (WIDTH, bottom + 58.0 + key);
    Figure {
        svg: svg.finish(&input.heading, "ch", size, &describe(input, &bars)),
        table,
    }
}

fn usable(value: f64) -> bool {
    value.abs() < 1e100
}

fn sorted(input: &Tornado) -> Vec<&TornadoBar> {
    let mut bars: Vec<&TornadoBar> = input
        .bars
        .iter()
        .filter(|bar| usable(bar.low) && usable(bar.high))
        .collect();
    let swing = |bar: &TornadoBar| (bar.high - bar.low).abs();
    bars.sort_by(|a, b| swing(b).total_cmp(&swing(a)));
    bars
}

fn one(svg: &mut Svg, input: &Said<'_, Tornado>, scale: &Scale, bar: &TornadoBar, y: f64) {
    let label = label(bar);
    svg.lines(Face::Body, Anchor::Start, (8.0, y + 16.0), &label);
    let below = y + 4.0 + step(label.len()) * Face::Body.leading();
    svg.paragraph(
        Face::Small,
        (8.0, below),
        LABEL - 16.0,
        &span(input.voice, bar),
    );
    sides(svg, input, scale, bar, y + 5.0);
    numbers(svg, input, scale, bar, y + 20.0);
}

fn height(voice: Voice<'_>, bar: &TornadoBar) -> f64 {
    let span = measure::wrap(&span(voice, bar), Face::Small, LABEL - 16.0, 12).len();
    step(label(bar).len()) * Face::Body.leading() + step(span) * Face::Small.leading() + 14.0
}

fn label(bar: &TornadoBar) -> Vec<String> {
    measure::wrap(&bar.label, Face::Body, LABEL - 16.0, 3)
}

/// "1 hour to 4 hours".
fn span(voice: Voice<'_>, bar: &TornadoBar) -> String {
    if bar.low_input.is_empty() && bar.high_input.is_empty() {
        return String::new();
    }
    voice.line(Line::FromTo {
        low: &bar.low_input,
        high: &bar.high_input,
    })
}

/// The longer side first, so that both are seen when both lie on the same side of the base.
fn sides(svg: &mut Svg, input: &Said<'_, Tornado>, scale: &Scale, bar: &TornadoBar, y: f64) {
    let mut sides = [(bar.low, "ch-tornado-low"), (bar.high, "ch-tornado-high")];
    sides.sort_by(|a, b| {
        (b.0 - input.base)
            .abs()
            .total_cmp(&(a.0 - input.base).abs())
    });
    for (value, class) in sides {
        let (a, b) = (scale.at(input.base), scale.at(value));
        svg.rect(class, Rect::new(a.min(b), y, (a - b).abs(), 22.0));
    }
}

fn numbers(svg: &mut Svg, input: &Said<'_, Tornado>, scale: &Scale, bar: &TornadoBar, y: f64) {
    let (least, most) = (bar.low.min(bar.high), bar.low.max(bar.high));
    let (left, right) = (
        scale.at(least.min(input.base)),
        scale.at(most.max(input.base)),
    );
    svg.label(Anchor::End, (left - 6.0, y), &amount(input, least));
    svg.label(Anchor::Start, (right + 6.0, y), &amount(input, most));
}

fn frame(svg: &mut Svg, input: &Said<'_, Tornado>, scale: &Scale, y: f64) {
    let x = scale.at(input.base);
    svg.line("ch-base", (x, HEAD - 8.0), (x, y));
    let base = amount(input, input.base);
    let base = input.voice.line(Line::AllCentral { result: &base });
    svg.text(Face::SmallStrong, Anchor::Middle, (x, HEAD - 16.0), &base);
    if scale.shows(0.0) {
        svg.line("ch-null", (scale.at(0.0), HEAD - 8.0), (scale.at(0.0), y));
    }
    let ticks = if input.currency.is_empty() {
        scale.ticks(input.voice)
    } else {
        priced(scale.ticks(input.voice), &input.currency, input.voice)
    };
    axis::bottom(svg, scale, y, &ticks);
    svg.text(
        Face::SmallStrong,
        Anchor::Middle,
        (LABEL + ENDS + PLOT / 2.0, y + 40.0),
        &input.result,
    );
}

fn amount(input: &Said<'_, Tornado>, value: f64) -> String {
    input.voice.money(value, &input.currency, input.decimals)
}

fn entries(voice: Voice<'_>) -> Vec<Entry> {
    let low = Sample::Icon(|svg, at| swatch(svg, "ch-tornado-low", at));
    let high = Sample::Icon(|svg, at| swatch(svg, "ch-tornado-high", at));
    vec![
        Entry::new(low, voice.label(Label::InputLow)),
        Entry::new(high, voice.label(Label::InputHigh)),
    ]
}

fn swatch(svg: &mut Svg, class: &str, (x, y): Point) {
    svg.rect(class, Rect::new(x - 10.0, y - 6.0, 20.0, 12.0));
}

fn table(input: &Said<'_, Tornado>, bars: &[&TornadoBar]) -> Table {
    let names = input.voice.columns(&[
        Column::Input,
        Column::LowValue,
        Column::HighValue,
        Column::ResultAtLow,
        Column::ResultAtHigh,
    ]);
    let row = |bar: &&TornadoBar| {
        let results = [amount(input, bar.low), amount(input, bar.high)];
        let inputs = [
            bar.label.clone(),
            bar.low_input.clone(),
            bar.high_input.clone(),
        ];
        inputs.into_iter().chain(results).collect()
    };
    input.heading.table(names, bars.iter().map(row).collect())
}

fn describe(input: &Said<'_, Tornado>, bars: &[&TornadoBar]) -> String {
    let whole = input.voice.alternative(Alternative::Tornado {
        result: &input.result,
    });
    let widest = bars
        .first()
        .map(|bar| input.voice.line(Line::DependsMost { input: &bar.label }));
    std::iter::once(whole)
        .chain(widest)
        .collect::<Vec<_>>()
        .join(" ")
}
