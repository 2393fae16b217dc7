//! What plots of points have in common: two axes with their names, and the key below them.

use crate::axis;
use crate::key::{self, Entry};
use crate::measure::Face;
use crate::scale::{Scale, Tick};
use crate::svg::{Anchor, Rect, Svg};
use crate::voice::Voice;

/// An axis of a plot.
pub(crate) struct Side<'a> {
    /// Its scale.
    pub scale: &'a Scale,
    /// Its ticks.
    pub ticks: Vec<Tick>,
    /// What is measured on it.
    pub name: &'a str,
}

impl<'a> Side<'a> {
    /// An axis with the ticks that its scale gives.
    pub fn new(scale: &'a Scale, name: &'a str, voice: Voice<'_>) -> Self {
        let ticks = scale.ticks(voice);
        Self { scale, ticks, name }
    }

    /// The axis of a share from 0 to 1, whose ticks are in percent.
    pub fn percent(scale: &'a Scale, name: &'a str, voice: Voice<'_>) -> Self {
        let ticks = scale.ticks(voice).into_iter();
        let ticks = ticks.map(|tick| Tick {
            label: voice.percent(100.0 * tick.value, tick.decimals.saturating_sub(2)),
            ..tick
        });
        let ticks = ticks.collect();
        Self { scale, ticks, name }
    }
}

/// Draws the axes of a plot. Returns where its drawing ends.
pub(crate) fn axes(svg: &mut Svg, plot: Rect, across: &Side<'_>, up: &Side<'_>) -> f64 {
    axis::title(svg, (8.0, 20.0), up.name);
    axis::left(svg, up.scale, plot.x, &up.ticks);
    axis::bottom(svg, across.scale, plot.bottom(), &across.ticks);
    let below = plot.bottom() + axis::BOTTOM;
    let middle = (plot.middle().0, below + 12.0);
    svg.text(Face::SmallStrong, Anchor::Middle, middle, across.name);
    below + 24.0
}

/// Draws the axes of a plot, and the key below them in a drawing of this width. Returns the height.
pub(crate) fn axes_and_key(
    svg: &mut Svg,
    plot: Rect,
    (across, up): (&Side<'_>, &Side<'_>),
    entries: &[Entry],
    width: f64,
) -> f64 {
    let top = axes(svg, plot, across, up) + 4.0;
    top + key::draw(svg, entries, (8.0, top), width - 16.0) + 4.0
}

/// The radius of a circle whose area grows with a share from 0 to 1, between these two radii.
pub(crate) fn radius(share: f64, (least, most): (f64, f64)) -> f64 {
    least + (most - least) * share.max(0.0).sqrt()
}
