//! The surface of a card and its colours, which are those of the default theme on light ground.
//!
//! A pixel is a place in a palette: the ground, or one of three inks in one of a few shades.

use tiny_skia::{Path, PathBuilder, Rect, Stroke};

use super::lettering::Line;
use super::png::{self, Rgb};
use super::raster::Shape;

/// An ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Text.
    Black,
    /// What matters less.
    Grey,
    /// The colour of the site.
    Brand,
}

const GROUND: Rgb = (0xfb, 0xfa, 0xf7);
const INKS: [(Ink, Rgb); 3] = [
    (Ink::Black, (0x1c, 0x25, 0x26)),
    (Ink::Grey, (0x46, 0x54, 0x5a)),
    (Ink::Brand, (0x13, 0x4e, 0x4a)),
];
/// How many shades an ink has, the full one among them.
const SHADES: u8 = 16;

pub(super) struct Canvas {
    width: usize,
    height: usize,
    /// Places in the palette, row by row.
    pixels: Vec<u8>,
}

impl Canvas {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self {
            width,
            height,
            pixels: vec![0; width * height],
        }
    }

    /// The band at the top.
    pub(super) fn band(&mut self) {
        const HEIGHT: usize = 18;
        self.pixels[..HEIGHT * self.width].fill(place(Ink::Brand, SHADES));
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
                self.fill(&shape);
            }
            self.outline(&shape);
        }
    }

    /// A line of text with its baseline at `y`.
    pub(super) fn line(&mut self, line: &Line, x: f32, y: f32, ink: Ink) {
        for (shape, x) in line.shapes(x) {
            self.put(&shape, x, y.round() as i32, ink);
        }
    }

    /// The card as PNG.
    pub(super) fn png(&self) -> Option<Vec<u8>> {
        png::encode(self.width, &palette(), &self.pixels)
    }

    fn fill(&mut self, path: &Path) {
        if let Some(shape) = Shape::of(path) {
            self.put(&shape, 0, 0, Ink::Black);
        }
    }

    fn outline(&mut self, path: &Path) {
        let stroke = Stroke {
            width: 3.0,
            ..Stroke::default()
        };
        if let Some(drawn) = path.stroke(&stroke, 1.0) {
            self.fill(&drawn);
        }
    }

    /// Puts a shape where no other ink is; where shapes of one ink overlap, the darker shade stays.
    fn put(&mut self, shape: &Shape, x: i32, y: i32, ink: Ink) {
        if shape.width == 0 {
            return;
        }
        let rows = (y + shape.top..).zip(shape.shares.chunks(shape.width));
        for (row, shares) in rows {
            let Some(row) = usize::try_from(row).ok().filter(|row| *row < self.height) else {
                continue;
            };
            for (column, share) in (x + shape.left..).zip(shares) {
                let shade = shade(*share);
                let column = usize::try_from(column).ok().filter(|at| *at < self.width);
                if let (1.., Some(column)) = (shade, column) {
                    let pixel = &mut self.pixels[row * self.width + column];
                    *pixel = (*pixel).max(place(ink, shade));
                }
            }
        }
    }
}

/// The shade of a pixel that a shape covers by a share from 0 to 255; 0 for none.
fn shade(share: u8) -> u8 {
    let shade = (u16::from(share) * u16::from(SHADES) + 127) / 255;
    u8::try_from(shade).unwrap_or(SHADES)
}

/// The place of a shade of an ink in the palette; the ground is the first.
fn place(ink: Ink, shade: u8) -> u8 {
    let before = INKS.iter().take_while(|(of, _)| *of != ink);
    before.fold(shade, |place, _| place + SHADES)
}

/// The ground, and each ink from its lightest shade to the full one.
fn palette() -> Vec<Rgb> {
    let mix = |ground: u8, ink: u8, shade: u16| {
        let (all, shade) = (u16::from(SHADES), shade);
        let mixed = (u16::from(ground) * (all - shade) + u16::from(ink) * shade + all / 2) / all;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    let shades = |(_, ink): (Ink, Rgb)| {
        (1..=u16::from(SHADES)).map(move |shade| {
            (
                mix(GROUND.0, ink.0, shade),
                mix(GROUND.1, ink.1, shade),
                mix(GROUND.2, ink.2, shade),
            )
        })
    };
    std::iter::once(GROUND)
        .chain(INKS.into_iter().flat_map(shades))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_palette_has_the_ground_and_the_full_inks() {
        let palette = palette();
        assert_eq!(palette[0], GROUND);
        for (ink, colour) in INKS {
            assert_eq!(palette[usize::from(place(ink, SHADES))], colour);
        }
        assert_eq!((shade(0), shade(128), shade(255)), (0, 8, SHADES));
    }

    #[test]
    fn a_shape_beyond_the_edge_is_cut() {
        let mut canvas = Canvas::new(4, 4);
        let shape = Shape {
            left: -1,
            top: -1,
            width: 3,
            shares: vec![255; 9],
        };
        canvas.put(&shape, 0, 0, Ink::Black);
        canvas.put(&shape, 3, 3, Ink::Black);
        let inked = canvas.pixels.iter().filter(|pixel| **pixel > 0).count();
        assert_eq!(inked, 8);
    }
}
