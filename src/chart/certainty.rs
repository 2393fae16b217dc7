//! Certainty of evidence as four marks filled in count: circles for GRADE certainty, squares for GRADE-CERQual
//! confidence, so that the two are never mixed up.

use crate::chart::figure::{Figure, columns};
use crate::chart::svg::{Path, Point, Rect, Svg, step};

use super::heading::Heading;

/// How sure a body of evidence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// One mark.
    VeryLow,
    /// Two marks.
    Low,
    /// Three marks.
    Moderate,
    /// Four marks.
    High,
}

/// What kind of judgement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// GRADE certainty: circles.
    #[default]
    Grade,
    /// GRADE-CERQual confidence: squares.
    Cerqual,
}

/// Certainty dots, to stand beside the word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertaintyInput {
    /// Its name; an empty title becomes the words. Set `hidden` where the words stand beside it.
    pub heading: Heading,
    /// Circles or squares.
    pub kind: Kind,
    /// How many are filled.
    pub level: Certainty,
}

impl Certainty {
    /// One to four.
    pub(crate) fn filled(self) -> usize {
        match self {
            Self::VeryLow => 1,
            Self::Low => 2,
            Self::Moderate => 3,
            Self::High => 4,
        }
    }

    /// "Very low certainty", "High confidence".
    pub(crate) fn words(self, kind: Kind) -> String {
        let level = match self {
            Self::VeryLow => "Very low",
            Self::Low => "Low",
            Self::Moderate => "Moderate",
            Self::High => "High",
        };
        match kind {
            Kind::Grade => format!("{level} certainty"),
            Kind::Cerqual => format!("{level} confidence"),
        }
    }
}

/// Draws the four marks, 62 by 16, in the colour of the text around them.
pub fn draw(input: &CertaintyInput) -> Figure {
    let words = input.level.words(input.kind);
    let mut heading = input.heading.clone();
    if heading.title.trim().is_empty() {
        heading.title.clone_from(&words);
    }
    let mut svg = Svg::new();
    place(&mut svg, input.kind, input.level, (8.0, 8.0));
    let table = heading.table(columns(&["Level"]), vec![vec![words.clone()]]);
    let described = format!("{words}: {} of 4", input.level.filled());
    Figure {
        svg: svg.finish(&heading, "ch-mark", (62.0, 16.0), &described),
        table,
    }
}

/// Width the four marks take from the middle of the first to the middle of the last.
pub(crate) const SPAN: f64 = 3.0 * GAP;

const GAP: f64 = 15.0;

/// Draws the marks; the point is the middle of the first.
pub(crate) fn place(svg: &mut Svg, kind: Kind, level: Certainty, (x, y): Point) {
    for (class, indices) in [
        ("ch-dot-on", 0..level.filled()),
        ("ch-dot", level.filled()..4),
    ] {
        let marks = indices.map(|index| (x + step(index) * GAP, y));
        svg.path(
            class,
            &marks.fold(Path::new(), |path, at| one(path, kind, at)),
        );
    }
}

fn one(path: Path, kind: Kind, (x, y): Point) -> Path {
    match kind {
        Kind::Grade => path.circle((x, y), 5.5),
        Kind::Cerqual => path.rect(Rect::new(x - 5.0, y - 5.0, 10.0, 10.0)),
    }
}
