//! The key under a chart: a sample of each sign and its meaning.

use crate::mark::{self, Level};
use crate::measure::{self, Face};
use crate::svg::{Anchor, Path, Point, Rect, Svg, step};

/// Draws a sign around a point.
pub(crate) type Icon = fn(&mut Svg, Point);

/// What stands before the words.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Sample {
    Mark(Level),
    Line(&'static str),
    Fill(&'static str),
    Disc(&'static str),
    Icon(Icon),
    Nothing,
    Paragraph,
}

/// One entry.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) sample: Sample,
    pub(crate) label: String,
}

impl Entry {
    pub(crate) fn new(sample: Sample, label: impl Into<String>) -> Self {
        Self {
            sample,
            label: label.into(),
        }
    }

    /// Words alone, in line with the other entries.
    pub(crate) fn words(label: impl Into<String>) -> Self {
        Self::new(Sample::Nothing, label)
    }

    /// A sentence with a line to itself.
    pub(crate) fn note(label: impl Into<String>) -> Self {
        Self::new(Sample::Paragraph, label)
    }

    fn alone(&self) -> bool {
        matches!(self.sample, Sample::Paragraph)
    }

    fn indent(&self) -> f64 {
        match self.sample {
            Sample::Nothing | Sample::Paragraph => 0.0,
            _ => 28.0,
        }
    }
}

/// Draws entries left to right, wrapping at `room`; returns the height taken.
pub(crate) fn draw(svg: &mut Svg, entries: &[Entry], (left, top): Point, room: f64) -> f64 {
    let (mut x, mut y, mut tall) = (left, top, 0.0);
    for entry in entries {
        let lines = measure::wrap(&entry.label, Face::Small, room - entry.indent(), 8);
        let wide =
            entry.indent() + measure::widest(lines.iter().map(String::as_str), Face::Small) + 20.0;
        if x > left && (x + wide - 20.0 > left + room || entry.alone()) {
            (x, y, tall) = (left, y + tall, 0.0);
        }
        one(svg, entry, &lines, (x, y));
        x += if entry.alone() { room } else { wide };
        tall = f64::max(tall, step(lines.len()) * Face::Small.leading() + 6.0);
    }
    y + tall - top
}

fn one(svg: &mut Svg, entry: &Entry, lines: &[String], (x, y): Point) {
    let middle = (x + 11.0, y + 8.0);
    match entry.sample {
        Sample::Mark(level) => mark::place(svg, level, middle, 8.0),
        Sample::Line(class) => {
            svg.path(class, &Path::polyline([(x, y + 8.0), (x + 22.0, y + 8.0)]))
        }
        Sample::Fill(class) => svg.rect(class, Rect::new(x + 1.0, y + 2.0, 20.0, 12.0)),
        Sample::Disc(class) => svg.circle(class, middle, 4.5),
        Sample::Icon(icon) => icon(svg, middle),
        Sample::Nothing | Sample::Paragraph => {}
    }
    svg.lines(
        Face::Small,
        Anchor::Start,
        (x + entry.indent(), y + 12.0),
        lines,
    );
}
