//! Letters: their outlines, their widths, and where lines break.

use std::sync::LazyLock;

use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, OutlineBuilder};

/// The two weights of the fonts inside the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// Text.
    Regular,
    /// Headings.
    Bold,
}

static REGULAR: LazyLock<Option<Face<'static>>> =
    LazyLock::new(|| Face::parse(include_bytes!("fonts/card-regular.ttf"), 0).ok());
static BOLD: LazyLock<Option<Face<'static>>> =
    LazyLock::new(|| Face::parse(include_bytes!("fonts/card-bold.ttf"), 0).ok());

fn face(weight: Weight) -> Option<&'static Face<'static>> {
    match weight {
        Weight::Regular => REGULAR.as_ref(),
        Weight::Bold => BOLD.as_ref(),
    }
}

/// Whether both fonts have every letter of a text.
pub(super) fn has_all(text: &str) -> bool {
    let has = |weight, c| face(weight).is_some_and(|face| face.glyph_index(c).is_some());
    text.chars()
        .all(|c| c.is_whitespace() || has(Weight::Regular, c) && has(Weight::Bold, c))
}

/// A line of text, ready to be drawn.
pub(super) struct Line {
    text: String,
    weight: Weight,
    size: f32,
}

impl Line {
    pub(super) fn new(text: String, weight: Weight, size: f32) -> Self {
        Self { text, weight, size }
    }

    /// The outlines of the line, with its baseline beginning at `x`, `y`.
    pub(super) fn path(&self, x: f32, y: f32) -> Option<Path> {
        let face = face(self.weight)?;
        let scale = self.size / f32::from(face.units_per_em());
        let mut pen = Pen {
            path: PathBuilder::new(),
            x,
            y,
            scale,
        };
        for c in self.text.chars() {
            let glyph = face.glyph_index(c).or_else(|| face.glyph_index(' '))?;
            face.outline_glyph(glyph, &mut pen);
            pen.x += f32::from(face.glyph_hor_advance(glyph).unwrap_or_default()) * scale;
        }
        pen.path.finish()
    }
}

/// Moves outlines from the units of the font to the card, whose y grows downwards.
struct Pen {
    path: PathBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }
    fn close(&mut self) {
        self.path.close();
    }
}

fn width(text: &str, weight: Weight, size: f32) -> f32 {
    let Some(face) = face(weight) else {
        return 0.0;
    };
    let advance = |c| {
        let glyph = face.glyph_index(c).or_else(|| face.glyph_index(' '));
        f32::from(
            glyph
                .and_then(|glyph| face.glyph_hor_advance(glyph))
                .unwrap_or_default(),
        )
    };
    text.chars().map(advance).sum::<f32>() * size / f32::from(face.units_per_em())
}

/// Text that fits in one line, cut after a word where it is too long.
pub(super) fn cut(text: &str, weight: Weight, size: f32, room: f32) -> String {
    wrap(text, weight, size, room, 1).pop().unwrap_or_default()
}

/// Breaks text into at most `most` lines; the last of them says with "…" that there is more.
pub(super) fn wrap(text: &str, weight: Weight, size: f32, room: f32, most: usize) -> Vec<String> {
    let fits = |text: &str| width(text, weight, size) <= room;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (index, word) in words.iter().enumerate() {
        let longer = if line.is_empty() {
            (*word).to_owned()
        } else {
            format!("{line} {word}")
        };
        if fits(&longer) || line.is_empty() {
            line = longer;
        } else if lines.len() + 1 == most {
            let rest = format!("{line} {}", words[index..].join(" "));
            lines.push(shortened(&rest, fits));
            return lines;
        } else {
            lines.push(std::mem::replace(&mut line, (*word).to_owned()));
        }
    }
    if !line.is_empty() {
        lines.push(if fits(&line) {
            line
        } else {
            shortened(&line, fits)
        });
    }
    lines
}

/// As much of a text as fits with "…" after a whole word, or after a letter of a very long word.
fn shortened(text: &str, fits: impl Fn(&str) -> bool) -> String {
    let marked = |text: &str| {
        let text = text.trim_end_matches([' ', ',', ';', ':', '.', '–', '(']);
        format!("{text}…")
    };
    let ends: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let words = ends.iter().rev().map(|at| marked(&text[..*at]));
    let letters = text.char_indices().rev().map(|(at, _)| marked(&text[..at]));
    let mut shorter = words.chain(letters);
    shorter.find(|text| fits(text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_the_last_one_says_that_there_is_more() {
        let lines = wrap(
            "one two three four five six",
            Weight::Regular,
            10.0,
            60.0,
            2,
        );
        assert_eq!(lines.len(), 2);
        assert!(
            lines[1].ends_with('…') && !lines[1].contains(" …"),
            "{lines:?}"
        );
        for line in &lines {
            assert!(width(line, Weight::Regular, 10.0) <= 60.0);
        }
        assert_eq!(wrap("short", Weight::Bold, 10.0, 60.0, 2), ["short"]);
    }

    #[test]
    fn a_comma_does_not_stand_before_the_mark() {
        let line = cut("one, two, three, four", Weight::Regular, 10.0, 50.0);
        assert!(!line.contains(",…"), "{line}");
    }
}
