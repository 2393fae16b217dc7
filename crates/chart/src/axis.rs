//! Axes: what an effect is measured on, and how an axis is drawn.

use crate::fact::Line;
use crate::measure::{self, Face};
use crate::scale::{Scale, Spread, Tick};
use crate::svg::{Anchor, Path, Point, Rect, Svg, step};
use crate::voice::Voice;

/// The scale effects are shown on, with the words that belong to it. Ratios are given as ratios, not as logarithms.
#[derive(Debug, Clone, PartialEq)]
pub struct EffectAxis {
    /// Logarithmic for ratios, linear for differences.
    pub spread: Spread,
    /// Name of the measure: "Risk ratio".
    pub measure: String,
    /// Name of the interval: "95% CI".
    pub interval: String,
    /// Decimals of every estimate and limit.
    pub decimals: usize,
    /// What a value below the line means: "Favours the intervention". Derived by the caller from which direction is better.
    pub favours_low: String,
    /// What a value above the line means.
    pub favours_high: String,
    /// Where the line of no effect stands.
    pub no_effect: NoEffect,
    /// Effects too small to matter, shown as a band.
    pub band: Option<Band>,
}

/// Where the line of no effect stands.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum NoEffect {
    /// At 1 for ratios and at 0 for differences.
    #[default]
    Usual,
    /// At this value.
    At(f64),
    /// Nowhere: the effects are amounts, such as proportions, and compare nothing.
    Nowhere,
}

/// A range of values shown as a shaded band: between the thresholds of importance (MID).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Band {
    /// Lower threshold.
    pub low: f64,
    /// Upper threshold.
    pub high: f64,
    /// What the band means, in words.
    pub label: String,
}

impl Default for EffectAxis {
    fn default() -> Self {
        Self {
            spread: Spread::Linear,
            measure: String::new(),
            interval: String::new(),
            decimals: 2,
            favours_low: String::new(),
            favours_high: String::new(),
            no_effect: NoEffect::Usual,
            band: None,
        }
    }
}

impl EffectAxis {
    /// The value of no effect; nothing where there is none.
    pub(crate) fn null(&self) -> Option<f64> {
        match self.no_effect {
            NoEffect::Nowhere => None,
            NoEffect::At(null) if self.spread.transform(null).is_some() => Some(null),
            NoEffect::At(_) | NoEffect::Usual => Some(self.spread.null()),
        }
    }

    /// "Risk ratio (95% CI)".
    pub(crate) fn column(&self, voice: Voice<'_>) -> String {
        voice.line(Line::MeasureWithInterval {
            measure: &self.measure,
            interval: &self.interval,
        })
    }

    /// The band, if both its ends have a place on the axis.
    pub(crate) fn usable_band(&self) -> Option<&Band> {
        let placed = |value: f64| self.spread.transform(value).is_some();
        self.band
            .as_ref()
            .filter(|band| placed(band.low) && placed(band.high) && band.low < band.high)
    }
}

/// Height of a horizontal axis with its labels.
pub(crate) const BOTTOM: f64 = 26.0;

/// A horizontal axis under a plot.
pub(crate) fn bottom(svg: &mut Svg, scale: &Scale, y: f64, ticks: &[Tick]) {
    let (from, to) = scale.ends();
    let marks = |path: Path, tick: &Tick| {
        path.lift()
            .to((scale.at(tick.value), y))
            .to((scale.at(tick.value), y + 5.0))
    };
    let path = ticks
        .iter()
        .fold(Path::polyline([(from, y), (to, y)]), marks);
    svg.path("ch-axis", &path);
    for tick in spaced(ticks, scale) {
        svg.text(
            Face::Small,
            Anchor::Middle,
            (scale.at(tick.value), y + 18.0),
            &tick.label,
        );
    }
}

/// A vertical axis left of a plot.
pub(crate) fn left(svg: &mut Svg, scale: &Scale, x: f64, ticks: &[Tick]) {
    let (from, to) = scale.ends();
    let marks = |path: Path, tick: &Tick| {
        path.lift()
            .to((x, scale.at(tick.value)))
            .to((x - 5.0, scale.at(tick.value)))
    };
    let path = ticks
        .iter()
        .fold(Path::polyline([(x, from), (x, to)]), marks);
    svg.path("ch-axis", &path);
    for tick in ticks {
        svg.text(
            Face::Small,
            Anchor::End,
            (x - 8.0, scale.at(tick.value) + 4.0),
            &tick.label,
        );
    }
}

/// Ticks of a scale from 0 to 1, in percent.
pub(crate) fn percents(voice: Voice<'_>) -> Vec<Tick> {
    let label = |value: f64| voice.percent(value * 100.0, 0);
    let tick = |value| Tick {
        value,
        decimals: 0,
        label: label(value),
    };
    [0.0, 0.25, 0.5, 0.75, 1.0].map(tick).into()
}

/// The name of a vertical axis, written level above it.
pub(crate) fn title(svg: &mut Svg, (x, y): Point, text: &str) {
    svg.text(Face::SmallStrong, Anchor::Start, (x, y), text);
}

/// What lies below and above the line of no effect, under a horizontal axis; returns the height taken.
pub(crate) fn favours(svg: &mut Svg, axis: &EffectAxis, plot: Rect, y: f64) -> f64 {
    let arrow = |text: &str, before: &str, after: &str| match text.trim() {
        "" => String::new(),
        text => format!("{before}{text}{after}"),
    };
    let (low, high) = (
        arrow(&axis.favours_low, "← ", ""),
        arrow(&axis.favours_high, "", " →"),
    );
    let (low, high) = (share(&low, &high, plot.w), share(&high, &low, plot.w));
    let first = y + Face::Small.leading() - 4.0;
    svg.lines(Face::Small, Anchor::Start, (plot.x, first), &low);
    svg.lines(Face::Small, Anchor::End, (plot.right(), first), &high);
    step(low.len().max(high.len())) * Face::Small.leading()
}

/// A text broken into half the room, or into what the other text leaves of it.
fn share(text: &str, other: &str, room: f64) -> Vec<String> {
    let left = room - measure::width(other, Face::Small);
    measure::wrap(text, Face::Small, f64::max(left, room / 2.0) - 14.0, 4)
}

/// As many ticks as have room for their labels, evenly thinned, with the one at zero among them.
fn spaced<'a>(ticks: &'a [Tick], scale: &Scale) -> Vec<&'a Tick> {
    let zero = ticks.iter().position(|tick| tick.value == 0.0).unwrap_or(0);
    let every = |stride: usize| -> Vec<&Tick> {
        ticks.iter().skip(zero % stride).step_by(stride).collect()
    };
    (1..=ticks.len())
        .map(every)
        .find(|kept| roomy(kept, scale))
        .unwrap_or_default()
}

fn roomy(ticks: &[&Tick], scale: &Scale) -> bool {
    let half = |tick: &Tick| measure::width(&tick.label, Face::Small) / 2.0 + 2.0;
    let apart = |a: &Tick, b: &Tick| scale.at(b.value) - scale.at(a.value) >= half(a) + half(b);
    ticks
        .iter()
        .zip(ticks.iter().skip(1))
        .all(|(a, b)| apart(a, b))
}
