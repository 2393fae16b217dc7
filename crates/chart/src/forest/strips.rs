//! The graphics column of a table: the drawing of each row alone, all of them on one scale, as wide as
//! the column is. Places on the scale are shares of the width, so that nothing is stretched but lengths.

use crate::appraisal::Domain;
use crate::coordinate::coordinate;
use crate::fact::ChartWords;
use crate::heading::Heading;
use crate::mark::{self, Mark};
use crate::measure::Face;
use crate::scale::{Scale, Tick};
use crate::svg::{Anchor, Svg, escape, step};
use crate::voice::Said;

use super::input::{Forest, studies};
use super::line::{self, Line, Sign};
use super::range;

/// Height of the drawing of a row, in pixels.
const HEIGHT: f64 = 28.0;
/// Half of it, where signs stand.
const MIDDLE: f64 = HEIGHT / 2.0;
/// Height of a diamond.
const DIAMOND: f64 = 14.0;
/// Height of a bar.
const BAR: f64 = 5.0;
/// Room for the mark of a judgement.
const MARK: f64 = 22.0;
/// More labels have no room in a narrow column.
const MOST_TICKS: usize = 4;

/// The drawings of the rows of a forest plot. Each is an SVG that screen readers pass over; the row
/// says the same in figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strips {
    /// The axis with its labels, for the head or the foot of the column.
    pub axis: String,
    /// One drawing per study, in the order of the input; empty where there is nothing to draw.
    pub rows: Vec<String>,
    /// The pooled results in their order, each with its prediction interval after it.
    pub pooled: Vec<String>,
    /// The marks of judgement of each study; empty where it was not judged.
    pub bias: Vec<String>,
    /// The short names of the domains, each above its marks; empty where nothing was judged.
    pub domains: String,
}

/// Draws the graphics column of a table. Nothing is drawn where no row has an estimate.
pub fn strips(input: &Forest, words: &dyn ChartWords) -> Strips {
    let input = &Said::new(input, words);
    let lines = line::all(input);
    let count = studies(input).count();
    if !lines.iter().any(Line::drawn) {
        return Strips {
            rows: vec![String::new(); count],
            ..marks(input)
        };
    }
    let scale = range::scale(input, &lines, (0.0, 100.0));
    let null = input.axis.null().filter(|null| scale.shows(*null));
    let drawn = lines.iter().filter(|line| !line.wide);
    let mut rows = drawn.map(|line| row(&scale, null, line.sign));
    Strips {
        axis: axis(&scale, &scale.ticks(input.voice)),
        rows: rows.by_ref().take(count).collect(),
        pooled: rows.collect(),
        ..marks(input)
    }
}

/// The marks of judgement, with what stands above them.
fn marks(input: &Forest) -> Strips {
    Strips {
        bias: studies(input).map(|row| judged(&row.bias)).collect(),
        domains: named(&input.bias),
        ..Strips::default()
    }
}

fn judged(bias: &[Mark]) -> String {
    let mut svg = Svg::new();
    for (index, judged) in bias.iter().enumerate() {
        mark::place(&mut svg, judged.level, (middle(index), MIDDLE), 9.0);
    }
    small(svg, bias.len(), HEIGHT)
}

fn named(domains: &[Domain]) -> String {
    let mut svg = Svg::new();
    for (index, domain) in domains.iter().enumerate() {
        svg.text(
            Face::Small,
            Anchor::Middle,
            (middle(index), 12.0),
            &domain.short,
        );
    }
    small(svg, domains.len(), 16.0)
}

fn middle(index: usize) -> f64 {
    (step(index) + 0.5) * MARK
}

fn small(svg: Svg, marks: usize, height: f64) -> String {
    let heading = Heading {
        hidden: true,
        ..Heading::default()
    };
    match marks {
        0 => String::new(),
        n => svg.finish(&heading, "ch-mark", (step(n) * MARK, height), ""),
    }
}

fn row(scale: &Scale, null: Option<f64>, sign: Sign) -> String {
    let body = match sign {
        Sign::Nothing => return String::new(),
        Sign::Point {
            estimate,
            low,
            high,
            side,
        } => {
            let square = format!(
                "<rect class=\"ch-square\" x=\"{at}\" y=\"{at}\" width=\"{side}\" height=\"{side}\"/>",
                at = coordinate(-side / 2.0),
                side = coordinate(side)
            );
            whisker(scale, low, high) + &placed(scale.at(estimate), &square)
        }
        Sign::Diamond {
            estimate,
            low,
            high,
            ..
        } => diamond(scale, estimate, (low, high)),
        Sign::Bar { low, high } => bar(scale, low, high),
    };
    let line = null.map(|null| vertical("ch-null", scale.at(null)));
    svg("ch-strip", HEIGHT, &(line.unwrap_or_default() + &body))
}

fn svg(class: &str, height: f64, body: &str) -> String {
    let height = coordinate(height);
    format!(
        "<svg class=\"{class}\" width=\"100%\" height=\"{height}\" aria-hidden=\"true\" focusable=\"false\">{body}</svg>"
    )
}

fn percent(at: f64) -> String {
    format!("{}%", coordinate(at))
}

fn vertical(class: &str, at: f64) -> String {
    let at = percent(at);
    format!("<line class=\"{class}\" x1=\"{at}\" x2=\"{at}\" y1=\"0\" y2=\"100%\"/>")
}

/// A shape around a place, of the same size whatever the width of the column.
fn placed(at: f64, shape: &str) -> String {
    let (x, y) = (percent(at), coordinate(MIDDLE));
    format!("<svg x=\"{x}\" y=\"{y}\" overflow=\"visible\">{shape}</svg>")
}

/// An interval, with an arrowhead at an end that lies beyond the scale.
fn whisker(scale: &Scale, low: f64, high: f64) -> String {
    let (from, to, y) = (
        percent(scale.at(low)),
        percent(scale.at(high)),
        coordinate(MIDDLE),
    );
    let mut line =
        format!("<line class=\"ch-whisker\" x1=\"{from}\" x2=\"{to}\" y1=\"{y}\" y2=\"{y}\"/>");
    if scale.below(low) {
        line += &placed(
            scale.at(low),
            "<path class=\"ch-arrow\" d=\"M0 0L7 -4L7 4Z\"/>",
        );
    }
    if scale.above(high) {
        line += &placed(
            scale.at(high),
            "<path class=\"ch-arrow\" d=\"M0 0L-7 -4L-7 4Z\"/>",
        );
    }
    line
}

/// A diamond as wide as its interval, with its points above and below at the estimate.
fn diamond(scale: &Scale, estimate: f64, (low, high): (f64, f64)) -> String {
    let (from, to) = (scale.at(low), scale.at(high));
    let width = (to - from).max(1.0);
    let tip = ((scale.at(estimate) - from) / width * 100.0).clamp(0.0, 100.0);
    let shape = format!("M0 50L{tip} 0L100 50L{tip} 100Z", tip = coordinate(tip));
    format!(
        "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\"><path class=\"ch-diamond\" d=\"{shape}\"/></svg>",
        percent(from),
        coordinate(MIDDLE - DIAMOND / 2.0),
        percent(width),
        coordinate(DIAMOND)
    )
}

fn bar(scale: &Scale, low: f64, high: f64) -> String {
    let (from, to) = (scale.at(low), scale.at(high));
    format!(
        "<rect class=\"ch-bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        percent(from),
        coordinate(MIDDLE - BAR / 2.0),
        percent((to - from).max(0.5)),
        coordinate(BAR)
    )
}

/// Labels above short marks, for the head of the column.
fn axis(scale: &Scale, ticks: &[Tick]) -> String {
    let mut body =
        String::from("<line class=\"ch-axis\" x1=\"0\" x2=\"100%\" y1=\"21\" y2=\"21\"/>");
    for tick in few(ticks) {
        let x = percent(scale.at(tick.value));
        body += &format!("<line class=\"ch-axis\" x1=\"{x}\" x2=\"{x}\" y1=\"17\" y2=\"21\"/>");
        body += &format!(
            "<text class=\"ch-small\" x=\"{x}\" y=\"12\" text-anchor=\"middle\">{}</text>",
            escape(&tick.label)
        );
    }
    svg("ch-strip ch-strip-axis", 22.0, &body)
}

/// As many ticks as have room in a narrow column, evenly thinned, with the one of no effect among them.
pub(super) fn few(ticks: &[Tick]) -> impl Iterator<Item = &Tick> {
    let stride = ticks.len().div_ceil(MOST_TICKS).max(1);
    let kept = ticks
        .iter()
        .position(|tick| tick.value == 0.0 || tick.value == 1.0);
    ticks
        .iter()
        .skip(kept.unwrap_or(0) % stride)
        .step_by(stride)
}

#[cfg(test)]
mod tests {
    use super::super::input::{Block, Pooled, Row};
    use super::*;
    use crate::fact::Text;

    struct Plain;

    impl ChartWords for Plain {
        fn say(&self, text: &Text<'_>) -> String {
            format!("{text:?}")
        }
        fn decimal(&self, value: f64, decimals: usize) -> String {
            format!("{value:.decimals$}")
        }
        fn whole(&self, value: u64) -> String {
            value.to_string()
        }
    }

    fn forest(rows: Vec<Row>) -> Forest {
        Forest {
            blocks: vec![Block {
                rows,
                ..Block::default()
            }],
            ..Forest::default()
        }
    }

    #[test]
    fn each_row_has_its_drawing_and_what_is_not_known_has_none() {
        let rows = vec![
            Row::new("a", 0.2, -0.1, 0.5),
            Row::new("b", f64::NAN, f64::NAN, f64::NAN),
        ];
        let drawn = strips(
            &Forest {
                overall: vec![Pooled::new("all", 0.2, 0.1, 0.3)],
                ..forest(rows)
            },
            &Plain,
        );
        assert_eq!((drawn.rows.len(), drawn.pooled.len()), (2, 1));
        assert!(drawn.rows[0].contains("ch-square") && drawn.rows[0].contains("ch-null"));
        assert_eq!(drawn.rows[1], "");
        assert!(drawn.pooled[0].contains("ch-diamond"));
        assert!(drawn.axis.contains("<text"));
    }

    #[test]
    fn nothing_known_is_nothing_drawn() {
        let rows = vec![Row::new("a", f64::NAN, f64::NAN, f64::NAN)];
        let drawn = strips(&forest(rows), &Plain);
        assert_eq!((drawn.axis.as_str(), drawn.rows), ("", vec![String::new()]));
    }

    #[test]
    fn rows_share_one_scale() {
        let rows = vec![Row::new("a", 0.5, 0.2, 0.8), Row::new("b", 0.5, 0.2, 0.8)];
        let drawn = strips(&forest(rows), &Plain);
        assert_eq!(drawn.rows[0], drawn.rows[1]);
    }
}
