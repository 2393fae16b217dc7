//! Letters: their outlines, their widths, and where lines break.

use std::sync::{Arc, LazyLock};

use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::raster::{self, Letter, PLACES, Shape, Weight};

/// Letters up to this one are looked up in a table.
const TABLE: usize = 0x250;

/// A font, and the glyphs of its common letters with their widths.
struct Font {
    face: Face<'static>,
    common: Vec<Option<(GlyphId, u16)>>,
}

impl Font {
    fn parse(bytes: &'static [u8]) -> Option<Self> {
        let face = Face::parse(bytes, 0).ok()?;
        let common = ('\0'..).take(TABLE).map(|c| glyph(&face, c)).collect();
        Some(Self { face, common })
    }

    /// The glyph of a letter and its width, in units of the font.
    fn glyph(&self, c: char) -> Option<(GlyphId, u16)> {
        let common = usize::try_from(u32::from(c)).ok();
        match common.and_then(|place| self.common.get(place)) {
            Some(known) => *known,
            None => glyph(&self.face, c),
        }
    }

    /// The glyph of a letter, or that of a space where the font has none.
    fn drawn(&self, c: char) -> Option<(GlyphId, u16)> {
        self.glyph(c).or_else(|| self.glyph(' '))
    }

    fn units(&self) -> f32 {
        f32::from(self.face.units_per_em())
    }
}

fn glyph(face: &Face<'_>, c: char) -> Option<(GlyphId, u16)> {
    let glyph = face.glyph_index(c)?;
    Some((glyph, face.glyph_hor_advance(glyph).unwrap_or_default()))
}

static REGULAR: LazyLock<Option<Font>> =
    LazyLock::new(|| Font::parse(include_bytes!("fonts/card-regular.ttf")));
static BOLD: LazyLock<Option<Font>> =
    LazyLock::new(|| Font::parse(include_bytes!("fonts/card-bold.ttf")));

fn font(weight: Weight) -> Option<&'static Font> {
    match weight {
        Weight::Regular => REGULAR.as_ref(),
        Weight::Bold => BOLD.as_ref(),
    }
}

/// Whether both fonts have every letter of a text.
pub(super) fn has_all(text: &str) -> bool {
    let has = |weight, c| font(weight).is_some_and(|font| font.glyph(c).is_some());
    text.chars()
        .all(|c| c.is_whitespace() || has(Weight::Regular, c) && has(Weight::Bold, c))
}

/// A line of text, ready to be drawn.
pub(super) struct Line {
    text: String,
    weight: Weight,
    /// In pixels.
    size: u16,
}

impl Line {
    pub(super) fn new(text: String, weight: Weight, size: u16) -> Self {
        Self { text, weight, size }
    }

    /// The shapes of its letters, each with the column where it is put, when the line begins at `x`.
    pub(super) fn shapes(&self, x: f32) -> Vec<(Arc<Shape>, i32)> {
        let Some(font) = font(self.weight) else {
            return Vec::new();
        };
        let scale = f32::from(self.size) / font.units();
        let mut x = x;
        let letters = self.text.chars().filter_map(|c| {
            let (glyph, advance) = font.drawn(c)?;
            let at = (x * f32::from(PLACES)).round() as i32;
            x += f32::from(advance) * scale;
            let places = i32::from(PLACES);
            let letter = Letter {
                weight: self.weight,
                size: self.size,
                glyph: glyph.0,
                place: u8::try_from(at.rem_euclid(places)).unwrap_or_default(),
            };
            let shape = raster::letter(letter, || outline(font, letter, scale));
            Some((shape, at.div_euclid(places)))
        });
        letters.collect()
    }
}

/// The outline of a letter with its baseline beginning within the pixel at 0, 0.
fn outline(font: &Font, letter: Letter, scale: f32) -> Option<Path> {
    let mut pen = Pen {
        path: PathBuilder::new(),
        x: f32::from(letter.place) / f32::from(PLACES),
        scale,
    };
    font.face.outline_glyph(GlyphId(letter.glyph), &mut pen);
    pen.path.finish()
}

/// Moves outlines from the units of the font to the card, whose y grows downwards.
struct Pen {
    path: PathBuilder,
    x: f32,
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, -y * self.scale)
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

fn width(text: &str, weight: Weight, size: u16) -> f32 {
    let Some(font) = font(weight) else {
        return 0.0;
    };
    let advance = |c| font.drawn(c).map_or(0, |(_, advance)| u32::from(advance));
    let units: u32 = text.chars().map(advance).sum();
    units as f32 * f32::from(size) / font.units()
}

/// Text that fits in one line, cut after a word where it is too long.
pub(super) fn cut(text: &str, weight: Weight, size: u16, room: f32) -> String {
    wrap(text, weight, size, room, 1).pop().unwrap_or_default()
}

/// Breaks text into at most `most` lines; the last of them says with "…" that there is more.
pub(super) fn wrap(text: &str, weight: Weight, size: u16, room: f32, most: usize) -> Vec<String> {
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
        let lines = wrap("one two three four five six", Weight::Regular, 10, 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(
            lines[1].ends_with('…') && !lines[1].contains(" …"),
            "{lines:?}"
        );
        for line in &lines {
            assert!(width(line, Weight::Regular, 10) <= 60.0);
        }
        assert_eq!(wrap("short", Weight::Bold, 10, 60.0, 2), ["short"]);
    }

    #[test]
    fn a_comma_does_not_stand_before_the_mark() {
        let line = cut("one, two, three, four", Weight::Regular, 10, 50.0);
        assert!(!line.contains(",…"), "{line}");
    }
}
