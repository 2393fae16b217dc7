//! What every chart returns.

use serde::Serialize;

use crate::coordinate::coordinate;
use crate::fact::{Nothing, Text};
use crate::heading::{Heading, Table};
use crate::measure::{self, Face};
use crate::svg::{Anchor, Rect, Svg, step};
use crate::voice::Voice;

/// A drawing and the same content as a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// Inline SVG with an intrinsic width: put it in a box that scrolls sideways, never scale it down.
    pub svg: String,
    /// Every value of the drawing, for readers who cannot or would rather not see it.
    pub table: Table,
}

/// Light, dark and print rules of the charts, to be served with the theme whose custom properties they use.
pub const CSS: &str = include_str!("chart.css");

/// The colours of the light page, for files that stand alone.
const PAPER: &str = "svg{--ink:#1c2526;--ink-2:#46545a;--edge:#6f7b7d;--rule:#d5d2c8;--surface:#fff;--sunken:#f1efe8;--info:#e6f1f3;--for:#0b5c6e;--against:#b3471a;--neutral:#5f6b6d}\n";

/// Drawings one below the other as a file of their own, with their style in it. They keep the colours of
/// the light page, because a file stands on any ground.
pub fn file(drawings: &[&str]) -> String {
    let sizes = drawings
        .iter()
        .map(|svg| (length(svg, "width"), length(svg, "height")));
    let (mut width, mut height, mut body) = (0.0_f64, 0.0, String::new());
    for (svg, (w, h)) in drawings.iter().zip(sizes) {
        let inner = svg.replacen("<svg ", &format!("<svg y=\"{}\" ", coordinate(height)), 1);
        body += &inner;
        width = width.max(w);
        height += h;
    }
    let (w, h) = (coordinate(width), coordinate(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\"><style>{PAPER}{CSS}</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>{body}</svg>\n"
    )
}

/// The width or the height that a drawing gives itself.
fn length(svg: &str, name: &str) -> f64 {
    let from = svg.split_once(&format!(" {name}=\""));
    let value = from.and_then(|(_, rest)| rest.split('"').next());
    value.and_then(|value| value.parse().ok()).unwrap_or(0.0)
}

/// A frame with a sentence, for a chart that has nothing to draw.
pub(crate) fn nothing(heading: &Heading, table: Table, voice: Voice<'_>, why: Nothing) -> Figure {
    let reason = &voice.say(&Text::Nothing(why));
    let lines = measure::wrap(reason, Face::Body, 288.0, 8);
    let height = 28.0 + step(lines.len()) * Face::Body.leading();
    let mut svg = Svg::new();
    svg.rect("ch-empty", Rect::new(1.0, 1.0, 318.0, height - 2.0));
    svg.lines(Face::Body, Anchor::Start, (16.0, 28.0), &lines);
    Figure {
        svg: svg.finish(heading, "ch", (320.0, height), reason),
        table,
    }
}
