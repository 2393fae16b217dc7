//! What every chart returns.

use serde::Serialize;

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
