//! Puts a measured forest plot on paper.

use crate::appraisal::spelled;
use crate::axis;
use crate::fact::{Label, Line as Sentence};
use crate::forest::line::{Line, Sign, weighted};
use crate::forest::sheet::{self, Sheet};
use crate::key::{self, Entry, Sample};
use crate::mark::{self, LEVELS};
use crate::measure::Face;
use crate::scale::Scale;
use crate::svg::{Anchor, Path, Rect, Svg};
use crate::voice::Said;

use super::input::{Forest, Marker};

/// Paints everything; returns the height.
pub(crate) fn all(svg: &mut Svg, input: &Said<'_, Forest>, sheet: &Sheet, lines: &[Line]) -> f64 {
    ground(svg, input, sheet);
    head(svg, input, sheet);
    body(svg, input, sheet, lines);
    let bottom = sheet.plot.bottom();
    axis::bottom(svg, &sheet.scale, bottom, &sheet.scale.ticks(input.voice));
    let words = axis::favours(svg, &input.axis, sheet.plot, bottom + axis::BOTTOM);
    let top = bottom + sheet::FOOT + words + 10.0;
    top + key::draw(
        svg,
        &entries(input, sheet, lines),
        (8.0, top),
        sheet.width - 16.0,
    ) + 4.0
}

/// Band, line of no effect, line of the pooled estimate: behind everything.
fn ground(svg: &mut Svg, input: &Said<'_, Forest>, sheet: &Sheet) {
    if let Some(band) = input.axis.usable_band() {
        let (from, to) = (sheet.scale.at(band.low), sheet.scale.at(band.high));
        svg.rect(
            "ch-band",
            Rect::new(from, sheet.plot.y, to - from, sheet.plot.h),
        );
    }
    if let Some(null) = input.axis.null() {
        upright(svg, "ch-null", sheet, null);
    }
    if let Some(pooled) = input.overall.first() {
        upright(svg, "ch-pooled-line", sheet, pooled.estimate);
    }
}

fn upright(svg: &mut Svg, class: &str, sheet: &Sheet, value: f64) {
    if sheet.scale.shows(value) {
        let x = sheet.scale.at(value);
        svg.line(class, (x, sheet.plot.y), (x, sheet.plot.bottom()));
    }
}

fn head(svg: &mut Svg, input: &Said<'_, Forest>, sheet: &Sheet) {
    for column in &sheet.columns {
        svg.lines(
            Face::SmallStrong,
            column.anchor,
            (column.edge(), 18.0),
            &column.head,
        );
    }
    for (domain, x) in input.bias.iter().zip(&sheet.bias) {
        svg.text(Face::SmallStrong, Anchor::Middle, (*x, 18.0), &domain.short);
    }
    rule(svg, sheet, sheet.plot.y);
}

fn rule(svg: &mut Svg, sheet: &Sheet, y: f64) {
    svg.line("ch-rule", (4.0, y), (sheet.width - 4.0, y));
}

fn body(svg: &mut Svg, input: &Said<'_, Forest>, sheet: &Sheet, lines: &[Line]) {
    let mut y = sheet.plot.y;
    for (line, height) in lines.iter().zip(&sheet.heights) {
        if line.ruled && y > sheet.plot.y {
            rule(svg, sheet, y + 4.0);
        }
        let above = if line.ruled { 8.0 } else { 0.0 };
        one(
            svg,
            input,
            sheet,
            line,
            Rect::new(0.0, y + above, sheet.width, height - above),
        );
        y += height;
    }
}

fn one(svg: &mut Svg, input: &Said<'_, Forest>, sheet: &Sheet, line: &Line, row: Rect) {
    let baseline = row.y + line.face.leading() - 1.0;
    for (index, column) in sheet.columns.iter().enumerate().take(line.texts.len()) {
        let broken = sheet::broken(&sheet.columns, line, index);
        svg.lines(line.face, column.anchor, (column.edge(), baseline), &broken);
    }
    let y = row.y + 13.0;
    sign(svg, input.marker, &sheet.scale, line.sign, y);
    for (mark, x) in line.bias.iter().zip(&sheet.bias) {
        mark::place(svg, mark.level, (*x, y), 9.0);
    }
}

fn sign(svg: &mut Svg, marker: Marker, scale: &Scale, sign: Sign, y: f64) {
    match sign {
        Sign::Point {
            estimate,
            low,
            high,
            side,
        } => {
            whisker(svg, scale, (low, high), y);
            point(
                svg,
                marker,
                (scale.at(estimate), y),
                side,
                scale.shows(estimate),
            );
        }
        Sign::Diamond {
            estimate,
            low,
            high,
            overall,
        } => {
            let class = if overall {
                "ch-diamond"
            } else {
                "ch-diamond-part"
            };
            diamond(svg, class, scale, (estimate, low, high), y);
        }
        Sign::Bar { low, high } => {
            let (from, to) = (scale.at(low), scale.at(high));
            svg.rect("ch-bar", Rect::new(from, y - 2.5, to - from, 5.0));
            arrows(svg, scale, (low, high), y);
        }
        Sign::Nothing => {}
    }
}

fn point(svg: &mut Svg, marker: Marker, (x, y): (f64, f64), side: f64, shown: bool) {
    match marker {
        _ if !shown => {}
        Marker::Square => svg.rect(
            "ch-square",
            Rect::new(x - side / 2.0, y - side / 2.0, side, side),
        ),
        Marker::Disc => svg.circle("ch-square", (x, y), side / 2.0),
    }
}

fn whisker(svg: &mut Svg, scale: &Scale, (low, high): (f64, f64), y: f64) {
    svg.line("ch-whisker", (scale.at(low), y), (scale.at(high), y));
    arrows(svg, scale, (low, high), y);
}

/// Arrowheads where an interval goes on beyond the axis.
fn arrows(svg: &mut Svg, scale: &Scale, (low, high): (f64, f64), y: f64) {
    let (from, to) = scale.ends();
    let tip = |x: f64, back: f64| Path::polygon([(x, y), (x + back, y - 4.5), (x + back, y + 4.5)]);
    if scale.below(low) {
        svg.path("ch-arrow", &tip(from - 3.0, 8.0));
    }
    if scale.above(high) {
        svg.path("ch-arrow", &tip(to + 3.0, -8.0));
    }
}

fn diamond(
    svg: &mut Svg,
    class: &str,
    scale: &Scale,
    (estimate, low, high): (f64, f64, f64),
    y: f64,
) {
    let (left, middle, right) = (scale.at(low), scale.at(estimate), scale.at(high));
    let path = Path::polygon([(left, y), (middle, y - 7.0), (right, y), (middle, y + 7.0)]);
    svg.path(class, &path);
    arrows(svg, scale, (low, high), y);
}

fn entries(input: &Said<'_, Forest>, sheet: &Sheet, lines: &[Line]) -> Vec<Entry> {
    let mut entries = signs(input, lines);
    let clipped = |line: &Line| {
        let (low, high) = line.sign.limits()?;
        Some(sheet.scale.below(low) || sheet.scale.above(high))
    };
    if lines.iter().filter_map(clipped).any(|clipped| clipped) {
        entries.push(Entry::new(
            Sample::Icon(arrow),
            input.voice.label(Label::BeyondAxis),
        ));
    }
    if let Some(band) = input
        .axis
        .usable_band()
        .filter(|band| !band.label.is_empty())
    {
        entries.push(Entry::new(Sample::Fill("ch-band"), &band.label));
    }
    entries.extend(spelled(&input.bias));
    entries.extend(levels(lines));
    entries
}

fn signs(input: &Said<'_, Forest>, lines: &[Line]) -> Vec<Entry> {
    let has = |wanted: fn(&Sign) -> bool| lines.iter().any(|line| wanted(&line.sign));
    let mut entries = Vec::new();
    if weighted(input) {
        entries.push(Entry::new(
            Sample::Icon(square),
            input.voice.label(Label::SquareArea),
        ));
    }
    if has(|sign| matches!(sign, Sign::Diamond { .. })) {
        entries.push(Entry::new(
            Sample::Icon(lozenge),
            input.voice.line(Sentence::PooledWithInterval {
                interval: &input.axis.interval,
            }),
        ));
    }
    if has(|sign| matches!(sign, Sign::Bar { .. })) {
        entries.push(Entry::new(
            Sample::Icon(bar),
            input.voice.label(Label::NewSetting),
        ));
    }
    entries
}

fn levels(lines: &[Line]) -> Vec<Entry> {
    let used = |level| {
        lines
            .iter()
            .flat_map(|line| &line.bias)
            .find(|mark| mark.level == level)
    };
    LEVELS
        .into_iter()
        .filter_map(|level| Some(Entry::new(Sample::Mark(level), &used(level)?.word)))
        .collect()
}

fn arrow(svg: &mut Svg, (x, y): (f64, f64)) {
    svg.line("ch-whisker", (x - 10.0, y), (x + 6.0, y));
    svg.path(
        "ch-arrow",
        &Path::polygon([(x + 10.0, y), (x + 2.0, y - 4.5), (x + 2.0, y + 4.5)]),
    );
}

fn square(svg: &mut Svg, (x, y): (f64, f64)) {
    svg.rect("ch-square", Rect::new(x - 5.0, y - 5.0, 10.0, 10.0));
}

fn lozenge(svg: &mut Svg, (x, y): (f64, f64)) {
    svg.path(
        "ch-diamond",
        &Path::polygon([(x - 10.0, y), (x, y - 6.0), (x + 10.0, y), (x, y + 6.0)]),
    );
}

fn bar(svg: &mut Svg, (x, y): (f64, f64)) {
    svg.rect("ch-bar", Rect::new(x - 10.0, y - 2.5, 20.0, 5.0));
}
