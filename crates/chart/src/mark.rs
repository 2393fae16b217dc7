//! Marks of judgement: shape and glyph say what the fill says, so that the fill may be lost.
//!
//! Glyphs follow robvis (+ – × ?), shapes are the theme's own: circle, triangle, octagon, double octagon, dashed square.

use crate::svg::{Path, Point, Rect, Svg};

/// A judgement by rank, shared by all appraisal tools; the tool's own word travels beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Level {
    /// Low risk of bias; "yes" in checklists.
    Low,
    /// Some concerns, moderate, unclear; "can't tell", "partial yes".
    Some,
    /// High, serious; "no".
    High,
    /// Critical, very high.
    Critical,
    /// No information.
    #[default]
    NoInformation,
    /// The question does not apply to this study.
    NotApplicable,
}

/// All levels, best first.
pub(crate) const LEVELS: [Level; 6] = [
    Level::Low,
    Level::Some,
    Level::High,
    Level::Critical,
    Level::NoInformation,
    Level::NotApplicable,
];

/// A judgement in the words of its tool.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its rank, which decides shape and glyph.
    pub level: Level,
    /// The tool's word: "Some concerns", "Serious", "Can't tell".
    pub word: String,
}

impl Mark {
    /// A judgement with its word.
    pub fn new(level: Level, word: impl Into<String>) -> Self {
        Self {
            level,
            word: word.into(),
        }
    }
}

impl Level {
    /// Class of the fill.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Low => "ch-rob ch-rob-low",
            Self::Some => "ch-rob ch-rob-some",
            Self::High => "ch-rob ch-rob-high",
            Self::Critical => "ch-rob ch-rob-critical",
            Self::NoInformation => "ch-rob ch-rob-none",
            Self::NotApplicable => "ch-rob ch-rob-na",
        }
    }

    /// Class of words or glyphs on the fill.
    pub(crate) fn dark(self) -> bool {
        matches!(self, Self::High | Self::Critical)
    }
}

/// Draws a mark around a point.
pub(crate) fn place(svg: &mut Svg, level: Level, at: Point, radius: f64) {
    svg.path(level.class(), &shape(level, at, radius));
    if level == Level::Critical {
        svg.path("ch-rob-ring", &octagon(at, radius * 0.78));
    }
    let class = if level.dark() {
        "ch-glyph-on-dark"
    } else {
        "ch-glyph"
    };
    svg.path(class, &glyph(level, at, radius));
}

fn shape(level: Level, at: Point, radius: f64) -> Path {
    match level {
        Level::Low => Path::new().circle(at, radius),
        Level::Some => triangle(at, radius),
        Level::High | Level::Critical => octagon(at, radius),
        Level::NoInformation => square(at, radius * 0.88),
        Level::NotApplicable => square(at, radius * 0.5),
    }
}

fn triangle((x, y): Point, r: f64) -> Path {
    Path::polygon([
        (x, y - r),
        (x + r * 1.12, y + r * 0.88),
        (x - r * 1.12, y + r * 0.88),
    ])
}

fn square((x, y): Point, r: f64) -> Path {
    Path::new().rect(Rect::new(x - r, y - r, r * 2.0, r * 2.0))
}

fn octagon((x, y): Point, r: f64) -> Path {
    let half = r * 0.414;
    let right = [(half, -r), (r, -half), (r, half), (half, r)];
    let left = [(-half, r), (-r, half), (-r, -half), (-half, -r)];
    Path::polygon(
        right
            .into_iter()
            .chain(left)
            .map(|(dx, dy)| (x + dx, y + dy)),
    )
}

fn glyph(level: Level, (x, y): Point, r: f64) -> Path {
    let arm = r * 0.45;
    match level {
        Level::Low => plus((x, y), arm),
        Level::Some => bar((x, y + r * 0.3), arm),
        Level::High => cross((x, y), arm * 0.85),
        Level::Critical => twice((x, y), r),
        Level::NoInformation => question((x, y), r),
        Level::NotApplicable => bar((x, y), arm * 0.6),
    }
}

fn bar((x, y): Point, arm: f64) -> Path {
    Path::polyline([(x - arm, y), (x + arm, y)])
}

fn plus((x, y): Point, arm: f64) -> Path {
    bar((x, y), arm).lift().to((x, y - arm)).to((x, y + arm))
}

fn cross((x, y): Point, arm: f64) -> Path {
    strokes(Path::new(), (x, y), arm)
}

fn twice((x, y): Point, r: f64) -> Path {
    let arm = r * 0.2;
    strokes(
        strokes(Path::new(), (x - r * 0.3, y), arm),
        (x + r * 0.3, y),
        arm,
    )
}

fn strokes(path: Path, (x, y): Point, arm: f64) -> Path {
    let falling = path.lift().to((x - arm, y - arm)).to((x + arm, y + arm));
    falling.lift().to((x - arm, y + arm)).to((x + arm, y - arm))
}

/// A question mark of straight strokes; the dot is a very short one.
fn question((x, y): Point, r: f64) -> Path {
    let hook = [
        (-0.28, -0.22),
        (-0.2, -0.46),
        (0.06, -0.52),
        (0.28, -0.34),
        (0.22, -0.08),
        (0.0, 0.08),
        (0.0, 0.24),
    ];
    let path = Path::polyline(hook.map(|(dx, dy)| (x + dx * r, y + dy * r)));
    path.lift().to((x, y + r * 0.54)).to((x, y + r * 0.56))
}
