//! The surface of a card and its colours, which are those of the default theme on light ground.

use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

use super::lettering::Line;
use super::png::{self, Rgb};

pub(super) const INK: Rgb = (0x1c, 0x25, 0x26);
pub(super) const INK_2: Rgb = (0x46, 0x54, 0x5a);
pub(super) const BRAND: Rgb = (0x13, 0x4e, 0x4a);
const GROUND: Rgb = (0xfb, 0xfa, 0xf7);

pub(super) struct Canvas {
    pixels: Pixmap,
}

impl Canvas {
    pub(super) fn new(width: u32, height: u32) -> Option<Self> {
        let mut pixels = Pixmap::new(width, height)?;
        let (r, g, b) = GROUND;
        pixels.fill(Color::from_rgba8(r, g, b, 255));
        Some(Self { pixels })
    }

    /// The band at the top.
    pub(super) fn band(&mut self) {
        let width = self.pixels.width() as f32;
        if let Some(band) = Rect::from_xywh(0.0, 0.0, width, 18.0) {
            let paint = paint(BRAND);
            self.pixels
                .fill_rect(band, &paint, Transform::identity(), None);
        }
    }

    /// One of the four marks of certainty or confidence, around its centre.
    pub(super) fn level(&mut self, x: f32, y: f32, is_filled: bool, is_square: bool) {
        const RADIUS: f32 = 13.0;
        let shape = if is_square {
            Rect::from_xywh(x - RADIUS, y - RADIUS, 2.0 * RADIUS, 2.0 * RADIUS)
                .map(PathBuilder::from_rect)
        } else {
            PathBuilder::from_circle(x, y, RADIUS)
        };
        if let Some(shape) = shape {
            if is_filled {
                self.fill(&shape, INK);
            }
            self.outline(&shape, INK);
        }
    }

    /// A line of text with its baseline at `y`.
    pub(super) fn line(&mut self, line: &Line, x: f32, y: f32, colour: Rgb) {
        if let Some(path) = line.path(x, y) {
            self.fill(&path, colour);
        }
    }

    /// The card as PNG.
    pub(super) fn png(&self) -> Option<Vec<u8>> {
        let (width, height) = (self.pixels.width(), self.pixels.height());
        png::encode(
            width,
            height,
            self.pixels.data(),
            &[GROUND, INK, INK_2, BRAND],
        )
    }

    fn fill(&mut self, path: &Path, colour: Rgb) {
        self.pixels.fill_path(
            path,
            &paint(colour),
            FillRule::Winding,
            Transform::identity(),
            None,
        );
    }

    fn outline(&mut self, path: &Path, colour: Rgb) {
        let stroke = Stroke {
            width: 3.0,
            ..Stroke::default()
        };
        self.pixels
            .stroke_path(path, &paint(colour), &stroke, Transform::identity(), None);
    }
}

fn paint((r, g, b): Rgb) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(r, g, b, 255);
    paint.anti_alias = true;
    paint
}
