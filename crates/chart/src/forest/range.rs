//! How far the axis of a forest plot reaches.
//!
//! Every estimate, every pooled interval, the line of no effect and the band are always in view. Intervals of single
//! studies and prediction intervals may stretch the axis by [`REACH`] times a typical half-interval, then they are clipped with an arrow.

use crate::forest::line::{Line, Sign};
use crate::scale::{self, Scale, Spread};

use super::input::Forest;

/// How far limits may stretch the axis, in typical half-intervals.
const REACH: f64 = 2.5;

/// The scale over the given pixels.
pub(crate) fn scale(input: &Forest, lines: &[Line], pixels: (f64, f64)) -> Scale {
    let axis = &input.axis;
    let core = core(input, lines);
    let whole = stretched(axis.spread, &core, lines);
    Scale::over(axis.spread, whole, pixels)
}

fn core(input: &Forest, lines: &[Line]) -> Vec<f64> {
    let mut values: Vec<f64> = input.axis.null().into_iter().collect();
    values.extend(
        input
            .axis
            .usable_band()
            .into_iter()
            .flat_map(|band| [band.low, band.high]),
    );
    for line in lines {
        match line.sign {
            Sign::Point { estimate, .. } => values.push(estimate),
            Sign::Diamond {
                estimate,
                low,
                high,
                ..
            } => values.extend([estimate, low, high]),
            Sign::Bar { .. } | Sign::Nothing => {}
        }
    }
    values
}

/// The core and those limits that lie within reach of it, or the reach itself.
fn stretched(spread: Spread, core: &[f64], lines: &[Line]) -> Vec<f64> {
    let place = |value: f64| spread.transform(value);
    let (low, high) = scale::extent(core.iter().filter_map(|value| place(*value)));
    let reach = REACH * typical(spread, lines);
    let ends = lines
        .iter()
        .filter_map(|line| line.sign.limits())
        .flat_map(|(l, h)| [l, h]);
    let (least, most) = scale::extent(ends.filter_map(place).chain([low, high]));
    [least.max(low - reach), most.min(high + reach)]
        .map(|moved| spread.back(moved))
        .into()
}

/// The median distance from an estimate to its limits.
fn typical(spread: Spread, lines: &[Line]) -> f64 {
    let mut halves: Vec<f64> = lines
        .iter()
        .flat_map(|line| halves(spread, line.sign))
        .collect();
    halves.sort_by(f64::total_cmp);
    halves.get(halves.len() / 2).copied().unwrap_or(0.0)
}

fn halves(spread: Spread, sign: Sign) -> Vec<f64> {
    let Sign::Point {
        estimate,
        low,
        high,
        ..
    } = sign
    else {
        return Vec::new();
    };
    let limits = [low, high]
        .into_iter()
        .filter_map(|limit| spread.transform(limit));
    let middle = spread.transform(estimate);
    limits
        .filter_map(|limit| Some((limit - middle?).abs()))
        .collect()
}
