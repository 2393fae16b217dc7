//! A paired forest plot: two shares of each study side by side, each with its interval, on scales from 0
//! to 1; for a test its sensitivity and its specificity.

use crate::axis;
use crate::fact::{ChartWords, Nothing};
use crate::figure::{self, Figure};
use crate::measure::{self, Face};
use crate::scale::{Scale, Spread, Tick};
use crate::svg::{Anchor, Path, Point, Rect, Svg, step};
use crate::voice::{Said, Voice};

use super::heading::{Heading, Table};

/// A paired forest plot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PairedForest {
    /// Its name.
    pub heading: Heading,
    /// The head of the column of studies.
    pub study: String,
    /// The heads of the counts, as many as each study has.
    pub counts: Vec<String>,
    /// The names of the two shares.
    pub shares: [String; 2],
    /// The drawing in words.
    pub alternative: String,
    /// The studies.
    pub studies: Vec<PairedRow>,
    /// What all come to; nothing where that is not known.
    pub summary: Option<PairedRow>,
}

/// A study with two shares.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PairedRow {
    /// Its name.
    pub label: String,
    /// Its counts.
    pub counts: Vec<u32>,
    /// The two shares, each with its lower and upper limit.
    pub shares: [(f64, f64, f64); 2],
}

const LABELS: f64 = 150.0;
const COUNT: f64 = 42.0;
const NUMBERS: f64 = 118.0;
const DRAWN: f64 = 136.0;
const GAP: f64 = 12.0;
const ROW: f64 = 22.0;
const HEAD: f64 = 34.0;

/// Draws the plot.
pub fn draw(input: &PairedForest, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let table = table(input);
    if input.studies.is_empty() {
        return figure::nothing(&input.heading, table, input.voice, Nothing::NoStudy);
    }
    let mut svg = Svg::new();
    let rows: Vec<&PairedRow> = input.studies.iter().chain(&input.summary).collect();
    let left = LABELS + COUNT * step(input.counts.len());
    let bottom = HEAD + ROW * step(rows.len()) + 4.0;
    let side = |of: usize| left + GAP + step(of) * (NUMBERS + DRAWN + 2.0 * GAP);
    heads(&mut svg, input, side);
    for (place, row) in rows.iter().enumerate() {
        let y = HEAD + ROW * step(place) + ROW / 2.0;
        let is_summary = place == input.studies.len();
        names(&mut svg, input.voice, row, y, is_summary);
        for (of, share) in row.shares.iter().enumerate() {
            let scale = scale_of(side(of));
            one(
                &mut svg,
                input.voice,
                *share,
                (side(of), y),
                &scale,
                is_summary,
            );
        }
    }
    for of in 0..2 {
        let scale = scale_of(side(of));
        axis::bottom(&mut svg, &scale, bottom, &ticks(&scale, input.voice));
    }
    let size = (side(2), bottom + axis::BOTTOM + 4.0);
    Figure {
        svg: svg.finish(&input.heading, "ch", size, &input.alternative),
        table,
    }
}

/// The scale of a share whose numbers begin at `x`.
fn scale_of(x: f64) -> Scale {
    let from = x + NUMBERS + GAP;
    Scale::exact(Spread::Linear, (0.0, 1.0), (from, from + DRAWN))
}

fn ticks(scale: &Scale, voice: Voice<'_>) -> Vec<Tick> {
    let all = scale.ticks(voice).into_iter();
    all.filter(|tick| (tick.value * 10.0).round() as i64 % 5 == 0)
        .collect()
}

fn heads(svg: &mut Svg, input: &Said<'_, PairedForest>, side: impl Fn(usize) -> f64) {
    let y = HEAD - 14.0;
    svg.text(Face::SmallStrong, Anchor::Start, (4.0, y), &input.study);
    for (place, name) in input.counts.iter().enumerate() {
        let x = LABELS + COUNT * step(place + 1) - 6.0;
        svg.text(Face::SmallStrong, Anchor::End, (x, y), name);
    }
    for (of, name) in input.shares.iter().enumerate() {
        svg.text(Face::SmallStrong, Anchor::Start, (side(of), y), name);
    }
    let rule = HEAD - 6.0;
    svg.line("ch-rule", (0.0, rule), (side(2), rule));
}

fn names(svg: &mut Svg, voice: Voice<'_>, row: &PairedRow, y: f64, is_summary: bool) {
    let face = if is_summary {
        Face::SmallStrong
    } else {
        Face::Small
    };
    let label = measure::wrap(&row.label, face, LABELS - 10.0, 1).concat();
    svg.text(face, Anchor::Start, (4.0, y + 4.0), &label);
    for (place, count) in row.counts.iter().enumerate() {
        let x = LABELS + COUNT * step(place + 1) - 6.0;
        svg.text(face, Anchor::End, (x, y + 4.0), &voice.count(*count));
    }
}

fn one(
    svg: &mut Svg,
    voice: Voice<'_>,
    (value, low, high): (f64, f64, f64),
    (x, y): Point,
    scale: &Scale,
    is_summary: bool,
) {
    let numbers = voice.estimate(value, low, high, 2);
    let face = if is_summary {
        Face::SmallStrong
    } else {
        Face::Small
    };
    svg.text(face, Anchor::Start, (x, y + 4.0), &numbers);
    if !(value.is_finite() && low.is_finite() && high.is_finite()) {
        return;
    }
    let (middle, from, to) = (scale.at(value), scale.at(low), scale.at(high));
    if is_summary {
        let corners = [(from, y), (middle, y - 6.0), (to, y), (middle, y + 6.0)];
        svg.path("ch-diamond", &Path::polygon(corners));
        return;
    }
    svg.line("ch-whisker", (from, y), (to, y));
    svg.rect("ch-square", Rect::new(middle - 4.0, y - 4.0, 8.0, 8.0));
}

fn table(input: &Said<'_, PairedForest>) -> Table {
    let names = std::iter::once(&input.study)
        .chain(&input.counts)
        .chain(&input.shares);
    let row = |row: &PairedRow| {
        let counts = (0..input.counts.len()).map(|place| {
            let count = row.counts.get(place);
            count.map_or_else(String::new, |count| input.voice.count(*count))
        });
        let shares = row.shares.iter();
        let shares = shares.map(|(value, low, high)| input.voice.estimate(*value, *low, *high, 2));
        std::iter::once(row.label.clone())
            .chain(counts)
            .chain(shares)
            .collect()
    };
    let rows = input.studies.iter().chain(&input.summary).map(row);
    input
        .heading
        .table(names.cloned().collect(), rows.collect())
}
