//! Writes SVG: escaped text, short coordinates, colours only by class.

use crate::coordinate::coordinate;
use crate::measure::{self, Face};

use super::heading::Heading;

/// A place on the drawing, x then y, in pixels from the top left.
pub(crate) type Point = (f64, f64);

/// A rectangle by its top left corner and its size.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Rect {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) w: f64,
    pub(crate) h: f64,
}

impl Rect {
    pub(crate) fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    pub(crate) fn right(self) -> f64 {
        self.x + self.w
    }

    pub(crate) fn bottom(self) -> f64 {
        self.y + self.h
    }

    /// Clockwise from the top left.
    fn corners(self) -> [Point; 4] {
        let (left, right) = (self.x, self.right());
        let (top, bottom) = (self.y, self.bottom());
        [(left, top), (right, top), (right, bottom), (left, bottom)]
    }

    pub(crate) fn middle(self) -> Point {
        (self.x + self.w / 2.0, self.y + self.h / 2.0)
    }
}

/// Which end of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn attribute(self) -> &'static str {
        match self {
            Self::Start => "",
            Self::Middle => " text-anchor=\"middle\"",
            Self::End => " text-anchor=\"end\"",
        }
    }
}

/// A drawing in progress.
#[derive(Debug, Default)]
pub(crate) struct Svg {
    body: String,
}

impl Svg {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn line(&mut self, class: &str, from: Point, to: Point) {
        let path = Path::new().to(from).to(to);
        self.path(class, &path);
    }

    pub(crate) fn rect(&mut self, class: &str, rect: Rect) {
        let place = attributes(&[("x", rect.x), ("y", rect.y)]);
        let size = attributes(&[("width", rect.w.max(0.0)), ("height", rect.h.max(0.0))]);
        self.push(&format!("<rect class=\"{class}\"{place}{size}/>"));
    }

    pub(crate) fn circle(&mut self, class: &str, (x, y): Point, radius: f64) {
        let place = attributes(&[("cx", x), ("cy", y), ("r", radius.max(0.0))]);
        self.push(&format!("<circle class=\"{class}\"{place}/>"));
    }

    /// Draws nothing for an empty path.
    pub(crate) fn path(&mut self, class: &str, path: &Path) {
        if !path.data.is_empty() {
            self.push(&format!("<path class=\"{class}\" d=\"{}\"/>", path.data));
        }
    }

    pub(crate) fn text(&mut self, face: Face, anchor: Anchor, at: Point, text: &str) {
        self.classed(face.class(), anchor, at, text);
    }

    /// Text with a class of its own, for words on a filled shape.
    pub(crate) fn classed(&mut self, class: &str, anchor: Anchor, at: Point, text: &str) {
        self.written(&format!("class=\"{class}\""), anchor, at, text);
    }

    /// Small text that may lie on a line: the paper shows around its letters.
    pub(crate) fn label(&mut self, anchor: Anchor, at: Point, text: &str) {
        self.written(
            "class=\"ch-label\" paint-order=\"stroke\"",
            anchor,
            at,
            text,
        );
    }

    fn written(&mut self, attributes: &str, anchor: Anchor, (x, y): Point, text: &str) {
        if !text.trim().is_empty() {
            let place = self::attributes(&[("x", x), ("y", y)]);
            let (anchor, text) = (anchor.attribute(), escape(text));
            self.push(&format!("<text {attributes}{place}{anchor}>{text}</text>"));
        }
    }

    /// Several lines, the first on the baseline given.
    pub(crate) fn lines(&mut self, face: Face, anchor: Anchor, (x, y): Point, lines: &[String]) {
        let mut baseline = y;
        for line in lines {
            self.text(face, anchor, (x, baseline), line);
            baseline += face.leading();
        }
    }

    /// Text wrapped to `room`; returns the height it takes. `y` is the top, not the baseline.
    pub(crate) fn paragraph(&mut self, face: Face, (x, y): Point, room: f64, text: &str) -> f64 {
        let lines = measure::wrap(text, face, room, 12);
        self.lines(face, Anchor::Start, (x, y + face.leading() - 4.0), &lines);
        step(lines.len()) * face.leading()
    }

    /// Closes the drawing: intrinsic size, accessible name and description (or hidden, if the heading says so).
    pub(crate) fn finish(
        self,
        heading: &Heading,
        class: &str,
        (w, h): Point,
        description: &str,
    ) -> String {
        let (w, h) = (coordinate(w.ceil()), coordinate(h.ceil()));
        let size = format!("width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\"");
        let (name, label) = naming(heading, description);
        let body = self.body;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{class}\" {size} {name}>{label}{body}</svg>"
        )
    }

    fn push(&mut self, element: &str) {
        self.body.push_str(element);
    }
}

/// Path data under construction.
#[derive(Debug, Default, Clone)]
pub(crate) struct Path {
    data: String,
    drawing: bool,
}

impl Path {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A closed shape through the points.
    pub(crate) fn polygon(points: impl IntoIterator<Item = Point>) -> Self {
        Self::polyline(points).close()
    }

    /// An open line through the points.
    pub(crate) fn polyline(points: impl IntoIterator<Item = Point>) -> Self {
        points.into_iter().fold(Self::new(), Self::to)
    }

    /// Goes to a point: the first one starts the line, the others draw.
    pub(crate) fn to(mut self, (x, y): Point) -> Self {
        let letter = if self.drawing { 'L' } else { 'M' };
        self.drawing = true;
        self.data += &format!("{letter}{} {}", coordinate(x), coordinate(y));
        self
    }

    /// Lifts the pen: the next point starts a new line.
    pub(crate) fn lift(mut self) -> Self {
        self.drawing = false;
        self
    }

    pub(crate) fn close(mut self) -> Self {
        if self.drawing {
            self.data.push('Z');
        }
        self.lift()
    }

    pub(crate) fn circle(mut self, (x, y): Point, radius: f64) -> Self {
        let (r, d) = (coordinate(radius), coordinate(radius * 2.0));
        let start = format!("M{} {}", coordinate(x - radius), coordinate(y));
        self.data += &format!("{start}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0Z");
        self.lift()
    }

    /// A point: a line of no length, which round line ends make visible.
    pub(crate) fn dot(mut self, (x, y): Point) -> Self {
        self.data += &format!("M{} {}h0", coordinate(x), coordinate(y));
        self.lift()
    }

    pub(crate) fn rect(self, rect: Rect) -> Self {
        rect.corners()
            .into_iter()
            .fold(self.lift(), Self::to)
            .close()
    }
}

/// A count as a length.
pub(crate) fn step(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// Escapes for XML text and attributes, and drops the characters XML does not allow.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

fn attributes(pairs: &[(&str, f64)]) -> String {
    pairs
        .iter()
        .map(|(name, value)| format!(" {name}=\"{}\"", coordinate(*value)))
        .collect()
}

fn naming(heading: &Heading, description: &str) -> (String, String) {
    if heading.hidden {
        return (
            "aria-hidden=\"true\" focusable=\"false\"".to_owned(),
            String::new(),
        );
    }
    let id = heading.anchor();
    let stated = if heading.description.trim().is_empty() {
        description
    } else {
        &heading.description
    };
    let name = format!("role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"");
    let title = format!(
        "<title id=\"{id}-title\">{}</title>",
        escape(heading.name())
    );
    (
        name,
        format!("{title}<desc id=\"{id}-desc\">{}</desc>", escape(stated)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_control_characters_go() {
        assert_eq!(
            escape("a<b> & \"c\"\u{0}\u{7}"),
            "a&lt;b&gt; &amp; &quot;c&quot;"
        );
    }

    #[test]
    fn an_empty_path_draws_nothing() {
        let mut svg = Svg::new();
        svg.path("ch-line", &Path::new());
        svg.text(Face::Body, Anchor::Start, (0.0, 0.0), "  ");
        assert!(svg.body.is_empty());
    }
}
