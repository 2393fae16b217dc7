//! Gives the boxes of the flow diagram their places and draws them with their arrows.

use crate::fact::{Stage, Text};
use crate::measure::{self, Face};
use crate::prisma::boxes::{ARROWS, Block, Part, ROWS, Slot};
use crate::svg::{Anchor, Path, Point, Rect, Svg, step};
use crate::voice::Voice;

const LABEL: f64 = 116.0;
const BOX: f64 = 204.0;
const GAP: f64 = 26.0;
const INSET: f64 = 10.0;
/// Most lines of one entry; far more than any real reason needs.
const LINES: usize = 6;

/// A box with a place.
struct Placed<'a> {
    block: &'a Block,
    rect: Rect,
}

/// Draws everything; returns the size.
pub(crate) fn draw(svg: &mut Svg, voice: Voice<'_>, boxes: &[Block]) -> Point {
    let tops = tops(boxes);
    let placed: Vec<Placed> = boxes.iter().map(|block| place(block, &tops)).collect();
    stages(svg, voice, &placed);
    arrows(svg, &placed);
    for one in &placed {
        paint(svg, one);
    }
    let right = placed
        .iter()
        .map(|one| one.rect.right())
        .fold(0.0, f64::max);
    let bottom = placed
        .iter()
        .map(|one| one.rect.bottom())
        .fold(0.0, f64::max);
    (right + 4.0, bottom + 4.0)
}

/// Top and height of each row.
fn tops(boxes: &[Block]) -> Vec<(f64, f64)> {
    let mut y = 4.0;
    let mut tops = Vec::new();
    for row in 0..ROWS {
        let height = boxes
            .iter()
            .filter(|block| block.row == row)
            .map(natural)
            .fold(0.0, f64::max);
        tops.push((y, height));
        y += if height > 0.0 { height + GAP } else { 0.0 };
    }
    tops
}

fn place<'a>(block: &'a Block, tops: &[(f64, f64)]) -> Placed<'a> {
    let (top, tall) = tops.get(block.row).copied().unwrap_or_default();
    let across = match block.slot {
        Slot::Main => 0.0,
        Slot::Out => BOX + GAP,
    };
    let x = 4.0 + LABEL + 12.0 + across;
    let height = natural(block);
    let (y, h) = if block.is_banner() {
        (top, tall)
    } else {
        (top + (tall - height) / 2.0, height)
    };
    Placed {
        block,
        rect: Rect::new(x, y, span(block), h),
    }
}

/// A banner reaches over the excluded beside it.
fn span(block: &Block) -> f64 {
    if block.is_banner() {
        BOX * 2.0 + GAP
    } else {
        BOX
    }
}

/// Lines of a box: indent, face, text.
fn lines(block: &Block) -> Vec<(f64, Face, Vec<String>)> {
    let room = span(block) - 2.0 * INSET;
    let one = |part: &Part| {
        let (indent, face) = match part.is_part {
            false => (0.0, Face::SmallStrong),
            true => (10.0, Face::Small),
        };
        (
            indent,
            face,
            measure::wrap(&part.text, face, room - indent, LINES),
        )
    };
    block.parts.iter().map(one).collect()
}

fn natural(block: &Block) -> f64 {
    let text: f64 = lines(block)
        .iter()
        .map(|(_, face, lines)| step(lines.len()) * face.leading())
        .sum();
    text + 2.0 * INSET
}

fn paint(svg: &mut Svg, one: &Placed) {
    let banner = one.block.is_banner();
    svg.rect(if banner { "ch-banner" } else { "ch-box" }, one.rect);
    let mut y = one.rect.y + INSET + 11.0;
    for (indent, face, lines) in lines(one.block) {
        svg.lines(
            face,
            Anchor::Start,
            (one.rect.x + INSET + indent, y),
            &lines,
        );
        y += step(lines.len()) * face.leading();
    }
}

fn stages(svg: &mut Svg, voice: Voice<'_>, placed: &[Placed]) {
    for stage in [Stage::Identification, Stage::Screening, Stage::Included] {
        let own = || {
            placed
                .iter()
                .filter(move |one| one.block.stage() == Some(stage))
                .map(|one| one.rect)
        };
        let top = own().map(|rect| rect.y).fold(f64::INFINITY, f64::min);
        let bottom = own().map(Rect::bottom).fold(0.0, f64::max);
        if bottom > top {
            let rect = Rect::new(4.0, top, LABEL, bottom - top);
            svg.rect("ch-stage", rect);
            let (x, y) = rect.middle();
            svg.text(
                Face::SmallStrong,
                Anchor::Middle,
                (x, y + 4.0),
                &voice.say(&Text::Stage(stage)),
            );
        }
    }
}

fn arrows(svg: &mut Svg, placed: &[Placed]) {
    let find = |(slot, row)| {
        placed
            .iter()
            .find(|one| one.block.slot == slot && one.block.row == row)
    };
    for (from, to) in ARROWS {
        if let (Some(from), Some(to)) = (find(from), find(to)) {
            arrow(svg, from.rect, to.rect);
        }
    }
}

/// Down in the same column, across in the same row.
fn arrow(svg: &mut Svg, from: Rect, to: Rect) {
    let (fx, fy) = from.middle();
    if (from.x - to.x).abs() < 1.0 {
        pointed(svg, &[(fx, from.bottom()), (fx, to.y)]);
    } else {
        pointed(svg, &[(from.right(), fy), (to.x, fy)]);
    }
}

fn pointed(svg: &mut Svg, points: &[Point]) {
    svg.path("ch-flow", &Path::polyline(points.iter().copied()));
    if let [.., (px, py), (x, y)] = *points {
        let (dx, dy) = ((x - px).clamp(-1.0, 1.0), (y - py).clamp(-1.0, 1.0));
        let base = (x - dx * 7.0, y - dy * 7.0);
        let corners = [
            (x, y),
            (base.0 + dy * 4.0, base.1 + dx * 4.0),
            (base.0 - dy * 4.0, base.1 - dx * 4.0),
        ];
        svg.path("ch-arrow", &Path::polygon(corners));
    }
}
