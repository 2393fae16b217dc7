//! The risk-of-bias summary: per domain a bar of the whole, divided by judgement, best first.
//!
//! As robvis: unweighted unless asked, order low to no information, "Overall" last.

use crate::appraisal::Grid;
use crate::fact::{Alternative, Cell, ChartWords, Column, Line, Nothing};
use crate::figure::{self, Figure};
use crate::mark::{self, LEVELS, Level};
use crate::measure::{self, Face};
use crate::scale::{Scale, Spread};
use crate::svg::{Anchor, Rect, Svg, step};
use crate::voice::Said;
use crate::{axis, key};

use super::heading::{Heading, Table};

/// A risk-of-bias summary.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summary {
    /// Its name.
    pub heading: Heading,
    /// The judgements.
    pub grid: Grid,
    /// What a study counts.
    pub weighting: Weighting,
}

/// What a study counts in the bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weighting {
    /// One each.
    #[default]
    Equal,
    /// Its weight in the meta-analysis; studies without a weight are left out.
    ByWeight,
}

/// The part of a bar that has one judgement.
struct Share {
    level: Level,
    part: f64,
    studies: usize,
}

/// A bar.
struct Bar {
    label: String,
    is_overall: bool,
    shares: Vec<Share>,
}

const LABEL: f64 = 220.0;
const PLOT: f64 = 420.0;
const WIDTH: f64 = LABEL + PLOT + 40.0;

/// Draws a risk-of-bias summary.
pub fn draw(input: &Summary, words: &dyn ChartWords) -> Figure {
    let input = &Said::new(input, words);
    let bars = bars(input);
    let table = table(input, &bars);
    if bars.iter().all(|bar| bar.shares.is_empty()) {
        return figure::nothing(&input.heading, table, input.voice, empty(input.weighting));
    }
    let mut svg = Svg::new();
    let scale = Scale::exact(Spread::Linear, (0.0, 1.0), (LABEL, LABEL + PLOT));
    let mut y = 8.0;
    for bar in &bars {
        y += one(&mut svg, input, &scale, bar, y);
    }
    axis::bottom(&mut svg, &scale, y, &axis::percents(input.voice));
    let key = key::draw(
        &mut svg,
        &input.grid.levels(),
        (8.0, y + 34.0),
        WIDTH - 16.0,
    );
    let svg = svg.finish(
        &input.heading,
        "ch",
        (WIDTH, y + 38.0 + key),
        &describe(input, &bars),
    );
    Figure { svg, table }
}

fn one(svg: &mut Svg, input: &Said<'_, Summary>, scale: &Scale, bar: &Bar, y: f64) -> f64 {
    let face = if bar.is_overall {
        Face::Strong
    } else {
        Face::Body
    };
    let label = measure::wrap(&bar.label, face, LABEL - 20.0, 3);
    svg.lines(face, Anchor::Start, (8.0, y + 18.0), &label);
    let mut from = 0.0;
    for share in &bar.shares {
        let (left, right) = (scale.at(from), scale.at(from + share.part));
        segment(
            svg,
            input,
            share,
            Rect::new(left, y + 2.0, right - left, 24.0),
        );
        from += share.part;
    }
    let spoken = svg.paragraph(Face::Small, (LABEL, y + 28.0), PLOT, &sentence(input, bar));
    f64::max(34.0 + spoken, 16.0 + step(label.len()) * face.leading())
}

/// Outlined with a gap to the next, so that two dark ones do not run together.
fn segment(svg: &mut Svg, input: &Said<'_, Summary>, share: &Share, rect: Rect) {
    let inset = Rect {
        x: rect.x + 1.0,
        w: rect.w - 2.0,
        ..rect
    };
    svg.rect(share.level.class(), inset);
    let percent = input.voice.percent(share.part * 100.0, 0);
    let (x, y) = rect.middle();
    let room = measure::width(&percent, Face::SmallStrong);
    if rect.w > room + 34.0 {
        mark::place(svg, share.level, (x - room / 2.0 - 4.0, y), 8.0);
        let class = if share.level.dark() {
            "ch-on-dark"
        } else {
            "ch-on-light"
        };
        svg.classed(class, Anchor::Middle, (x + 10.0, y + 4.5), &percent);
    } else if rect.w > 18.0 {
        mark::place(svg, share.level, (x, y), 7.5);
    }
}

/// "6 low, 3 some concerns", or the same in percent of weight.
fn sentence(input: &Said<'_, Summary>, bar: &Bar) -> String {
    let amount = |share: &Share| match input.weighting {
        Weighting::Equal => input.voice.count(share.studies),
        Weighting::ByWeight => input.voice.percent(share.part * 100.0, 1),
    };
    let part = |share: &Share| {
        input.voice.line(Line::Judged {
            amount: &amount(share),
            judgement: word(input, share.level),
        })
    };
    let parts: Vec<String> = bar.shares.iter().map(part).collect();
    if parts.is_empty() {
        input.voice.cell(Cell::NotJudged)
    } else {
        parts.join(", ")
    }
}

/// The word of the tool for a level that occurs.
fn word<'a>(input: &'a Said<'_, Summary>, level: Level) -> &'a str {
    input.grid.word(level).unwrap_or_default()
}

fn bars(input: &Said<'_, Summary>) -> Vec<Bar> {
    let columns = input.grid.columns(input.voice).into_iter().enumerate();
    columns
        .map(|(index, domain)| Bar {
            label: domain.label,
            is_overall: index == input.grid.domains.len(),
            shares: shares(input, index),
        })
        .collect()
}

fn shares(input: &Said<'_, Summary>, index: usize) -> Vec<Share> {
    let raw: Vec<Share> = LEVELS
        .into_iter()
        .map(|level| share(input, index, level))
        .collect();
    let total: f64 = raw.iter().map(|share| share.part).sum();
    let present = raw.into_iter().filter(|share| share.part > 0.0);
    present
        .map(|share| Share {
            part: share.part / total,
            ..share
        })
        .collect()
}

fn share(input: &Said<'_, Summary>, index: usize, level: Level) -> Share {
    let domains = input.grid.domains.len();
    let here = input.grid.rows.iter().filter(|row| {
        row.mark(index, domains)
            .is_some_and(|mark| mark.level == level)
    });
    let (mut part, mut studies) = (0.0, 0);
    for row in here {
        part += weight(input.weighting, row.weight);
        studies += 1;
    }
    Share {
        level,
        part,
        studies,
    }
}

fn weight(weighting: Weighting, weight: Option<f64>) -> f64 {
    match weighting {
        Weighting::Equal => 1.0,
        Weighting::ByWeight => weight
            .filter(|weight| weight.is_finite() && *weight > 0.0)
            .unwrap_or(0.0),
    }
}

fn table(input: &Said<'_, Summary>, bars: &[Bar]) -> Table {
    let names = input.voice.columns(&[
        Column::Domain,
        Column::Judgement,
        Column::Studies,
        match input.weighting {
            Weighting::Equal => Column::ShareOfStudies,
            Weighting::ByWeight => Column::ShareOfWeight,
        },
    ]);
    let row = |bar: &Bar, share: &Share| {
        let word = word(input, share.level).to_owned();
        vec![
            bar.label.clone(),
            word,
            input.voice.count(share.studies),
            input.voice.percent(share.part * 100.0, 1),
        ]
    };
    let rows = bars
        .iter()
        .flat_map(|bar| bar.shares.iter().map(move |share| row(bar, share)))
        .collect();
    input.heading.table(names, rows)
}

fn empty(weighting: Weighting) -> Nothing {
    match weighting {
        Weighting::Equal => Nothing::NotAppraised,
        Weighting::ByWeight => Nothing::NoWeight,
    }
}

fn describe(input: &Said<'_, Summary>, bars: &[Bar]) -> String {
    let spoken = |bar: &Bar| {
        input.voice.line(Line::JudgedDomain {
            domain: &bar.label,
            judgements: &sentence(input, bar),
        })
    };
    let whole = input.voice.alternative(match input.weighting {
        Weighting::Equal => Alternative::ShareOfStudies,
        Weighting::ByWeight => Alternative::ShareOfWeight,
    });
    let bars = bars.iter().map(spoken);
    std::iter::once(whole)
        .chain(bars)
        .collect::<Vec<_>>()
        .join(" ")
}
