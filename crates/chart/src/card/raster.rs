//! Shapes as the share of each pixel that they cover. Letters come again and again, so each is
//! worked out once in a process.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use tiny_skia::{FillRule, Mask, Path, Transform};

/// The two weights of the fonts inside the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    /// Text.
    Regular,
    /// Headings.
    Bold,
}

/// A letter may begin at so many places within a pixel.
pub(super) const PLACES: u8 = 4;

/// Where a letter of one size begins within its pixel: part of the name of its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Letter {
    pub(super) weight: Weight,
    /// The size in whole pixels.
    pub(super) size: u16,
    /// The number of the glyph in its font.
    pub(super) glyph: u16,
    /// From 0 to [`PLACES`], without it.
    pub(super) place: u8,
}

/// The share of each pixel that a shape covers, from 0 to 255, in rows.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// Columns from the point where the shape is put to its left edge.
    pub(super) left: i32,
    /// Rows from that point to its upper edge.
    pub(super) top: i32,
    /// Its width in pixels; none has no pixel.
    pub(super) width: usize,
    /// The shares, row by row.
    pub(super) shares: Vec<u8>,
}

impl Shape {
    /// The shape that a path encloses.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let bounds = path.bounds().round_out()?;
        let (left, top) = (bounds.left(), bounds.top());
        let mut mask = Mask::new(bounds.width(), bounds.height())?;
        let moved = Transform::from_translate(-left as f32, -top as f32);
        mask.fill_path(path, FillRule::Winding, true, moved);
        Some(Self {
            left,
            top,
            width: usize::try_from(bounds.width()).ok()?,
            shares: mask.take(),
        })
    }
}

static LETTERS: LazyLock<RwLock<HashMap<Letter, Arc<Shape>>>> = LazyLock::new(RwLock::default);

/// The shape of a letter; `outline` gives its path where it is not yet known.
pub(super) fn letter(letter: Letter, outline: impl FnOnce() -> Option<Path>) -> Arc<Shape> {
    let known = LETTERS.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(shape) = known.get(&letter) {
        return Arc::clone(shape);
    }
    drop(known);
    let shape = outline().and_then(|path| Shape::of(&path));
    let shape = Arc::new(shape.unwrap_or_default());
    let mut known = LETTERS.write().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(known.entry(letter).or_insert(shape))
}
