//! The mark in a cell of an evidence-gap map: a disc as large as the evidence, or a dashed ring for a gap.

use crate::chart::certainty::{self, Certainty, Kind};
use crate::chart::figure::{Figure, columns};
use crate::chart::number;
use crate::chart::svg::{Anchor, Svg};

use super::heading::Heading;

/// A cell of the map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GapCell {
    /// Its name; an empty title becomes the words. Set `hidden` where the words stand beside it.
    pub heading: Heading,
    /// How many studies; 0 is a gap.
    pub studies: u64,
    /// The most studies in any cell: that disc is the largest, areas are in proportion.
    pub most: u64,
    /// Certainty (or confidence) of the evidence, if it was rated.
    pub certainty: Option<Certainty>,
    /// Circles or squares for it.
    pub kind: Kind,
}

const WIDTH: f64 = 72.0;
const MIDDLE: f64 = 26.0;
/// Radius of the largest disc, and the least that holds a number.
const RADII: (f64, f64) = (24.0, 11.0);

/// Draws a cell mark, 72 by 72.
pub fn draw(input: &GapCell) -> Figure {
    let words = words(input);
    let mut heading = input.heading.clone();
    if heading.title.trim().is_empty() {
        heading.title.clone_from(&words);
    }
    let mut svg = Svg::new();
    disc(&mut svg, input);
    if let Some(level) = input.certainty.filter(|_| input.studies > 0) {
        let left = (WIDTH - certainty::SPAN) / 2.0;
        certainty::place(&mut svg, input.kind, level, (left, 62.0));
    }
    let table = heading.table(columns(&["Evidence"]), vec![vec![words.clone()]]);
    Figure {
        svg: svg.finish(&heading, "ch-mark", (WIDTH, 72.0), &words),
        table,
    }
}

fn disc(svg: &mut Svg, input: &GapCell) {
    let middle = (WIDTH / 2.0, MIDDLE);
    if input.studies == 0 {
        svg.circle("ch-gap", middle, 22.0);
        svg.classed("ch-small", Anchor::Middle, (middle.0, MIDDLE + 4.0), "None");
    } else {
        svg.circle("ch-disc", middle, radius(input));
        let count = number::count(input.studies);
        svg.classed(
            "ch-on-disc",
            Anchor::Middle,
            (middle.0, MIDDLE + 4.5),
            &count,
        );
    }
}

/// Area in proportion to the studies, but never too small for its number.
fn radius(input: &GapCell) -> f64 {
    let (largest, least) = RADII;
    let studies = u32::try_from(input.studies).map_or(f64::from(u32::MAX), f64::from);
    let most = u32::try_from(input.most.max(input.studies)).map_or(f64::from(u32::MAX), f64::from);
    let least = if input.studies > 99 { largest } else { least };
    (largest * (studies / most).sqrt()).max(least)
}

fn words(input: &GapCell) -> String {
    let studies = match input.studies {
        0 => return "No evidence found".to_owned(),
        1 => "1 study".to_owned(),
        count => format!("{} studies", number::count(count)),
    };
    match input.certainty {
        Some(level) => format!("{studies}, {}", level.words(input.kind).to_lowercase()),
        None => format!("{studies}, certainty not rated"),
    }
}
