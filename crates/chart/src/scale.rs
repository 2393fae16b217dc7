//! From values to pixels, and the round numbers to label on the way.

use crate::voice::Voice;

/// How values are spread along an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spread {
    /// Equal differences take equal room: mean differences, risk differences, money.
    #[default]
    Linear,
    /// Equal ratios take equal room: risk, odds, rate and hazard ratios.
    Log,
}

/// Values larger than this are treated as unbounded: no axis can show them.
const LARGEST: f64 = 1e100;

/// How far beyond an end a tick may lie for rounding alone.
const NEAR: f64 = 1e-9;

/// Steps of a log axis, the usual ones first: every so many decades, at each multiple of the decade.
const LADDERS: [(i32, &[f64]); 5] = [
    (1, &[1.0, 2.0, 5.0]),
    (1, &[1.0, 1.5, 2.0, 3.0, 5.0, 7.0]),
    (1, &[1.0, 3.0]),
    (1, &[1.0]),
    (3, &[1.0]),
];

impl Spread {
    /// The value on the scale the axis is even on; `None` for what has no place there.
    pub(crate) fn transform(self, value: f64) -> Option<f64> {
        let moved = match self {
            Self::Linear => value,
            Self::Log if value > 0.0 => value.ln(),
            Self::Log => return None,
        };
        Some(moved).filter(|moved| moved.abs() < LARGEST)
    }

    /// Undoes [`Spread::transform`].
    pub(crate) fn back(self, moved: f64) -> f64 {
        match self {
            Self::Linear => moved,
            Self::Log => moved.exp(),
        }
    }

    /// The value of no effect: 1 for ratios, 0 for differences.
    pub(crate) fn null(self) -> f64 {
        match self {
            Self::Linear => 0.0,
            Self::Log => 1.0,
        }
    }

    /// Half the width given to an axis whose values are all the same.
    fn slack(self, at: f64) -> f64 {
        match self {
            Self::Linear => (at.abs() * 0.1).max(1.0),
            Self::Log => std::f64::consts::LN_2,
        }
    }
}

/// A labelled value on an axis.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tick {
    pub(crate) value: f64,
    /// How many decimals tell it from its neighbours.
    pub(crate) decimals: usize,
    pub(crate) label: String,
}

/// A mapping from values to pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    spread: Spread,
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Covers the values that have a place, with a little air, over the pixels `from` to `to`.
    pub(crate) fn over(
        spread: Spread,
        values: impl IntoIterator<Item = f64>,
        (from, to): (f64, f64),
    ) -> Self {
        let (low, high) = extent(
            values
                .into_iter()
                .filter_map(|value| spread.transform(value)),
        );
        let air = if high > low {
            (high - low) * 0.04
        } else {
            spread.slack(low)
        };
        Self {
            spread,
            low: low - air,
            high: high + air,
            from,
            to,
        }
    }

    /// Runs exactly from `low` to `high`; widened if they are not a range.
    pub(crate) fn exact(spread: Spread, (low, high): (f64, f64), pixels: (f64, f64)) -> Self {
        match (spread.transform(low), spread.transform(high)) {
            (Some(low), Some(high)) if low < high => Self {
                spread,
                low,
                high,
                from: pixels.0,
                to: pixels.1,
            },
            _ => Self::over(spread, [low, high], pixels),
        }
    }

    /// The pixel of a value; what lies beyond an end, or is unbounded, stands at that end. NaN stands at the start.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let moved = match self.spread.transform(value) {
            Some(moved) => moved.clamp(self.low, self.high),
            None if value > self.spread.null() => self.high,
            None => self.low,
        };
        self.from + (moved - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    /// Whether the value lies below the axis.
    pub(crate) fn below(&self, value: f64) -> bool {
        match self.spread.transform(value) {
            Some(moved) => moved < self.low,
            None => value <= self.spread.null(),
        }
    }

    /// Whether the value lies above the axis.
    pub(crate) fn above(&self, value: f64) -> bool {
        match self.spread.transform(value) {
            Some(moved) => moved > self.high,
            None => value > self.spread.null(),
        }
    }

    pub(crate) fn shows(&self, value: f64) -> bool {
        !value.is_nan() && !self.below(value) && !self.above(value)
    }

    /// First and last pixel.
    pub(crate) fn ends(&self) -> (f64, f64) {
        (self.from, self.to)
    }

    /// Round values inside the axis: 1, 2, 5 steps; on a log axis 0.1 0.2 0.5 1 2 5 10 and their like.
    pub(crate) fn ticks(&self, voice: Voice<'_>) -> Vec<Tick> {
        let label = |(value, decimals)| Tick {
            value,
            decimals,
            label: voice.fixed(value, decimals),
        };
        self.round_values().into_iter().map(label).collect()
    }

    /// The values with the decimals that they need.
    fn round_values(&self) -> Vec<(f64, usize)> {
        match self.spread {
            Spread::Linear => linear(self.low, self.high),
            Spread::Log => logarithmic(self.low.exp(), self.high.exp()),
        }
    }
}

/// Lowest and highest; (0, 0) for no values.
pub(crate) fn extent(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let grow = |ends: Option<(f64, f64)>, value: f64| match ends {
        None => Some((value, value)),
        Some((low, high)) => Some((low.min(value), high.max(value))),
    };
    values.fold(None, grow).unwrap_or_default()
}

fn linear(low: f64, high: f64) -> Vec<(f64, usize)> {
    let step = round_step((high - low) / 5.0);
    let first = (low / step - NEAR).ceil();
    if !first.is_finite() || first.abs() > 1e9 {
        return [low, high].map(|value| (value, 2)).into();
    }
    let decimals = decimals(step);
    let nth = |index: i32| (first + f64::from(index)) * step;
    (0..12)
        .map(nth)
        .take_while(|&value| value <= high + step * NEAR)
        .map(|value| (value, decimals))
        .collect()
}

/// The largest of 1, 2, 5 times a power of ten that does not exceed `rough` by much.
fn round_step(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    let lead = rough / power;
    let rounded = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|&nice| lead <= nice * 1.255)
        .unwrap_or(10.0);
    rounded * power
}

/// The fewest decimals that tell multiples of `step` apart.
fn decimals(step: f64) -> usize {
    let mut places = 0;
    let mut scaled = step;
    while scaled < 0.999 && places < 9 {
        scaled *= 10.0;
        places += 1;
    }
    places
}

fn logarithmic(low: f64, high: f64) -> Vec<(f64, usize)> {
    LADDERS
        .iter()
        .map(|&(stride, multiples)| ladder(low, high, stride, multiples))
        .find(|ticks| (4..=8).contains(&ticks.len()))
        .unwrap_or_else(|| linear(low, high))
}

fn ladder(low: f64, high: f64, stride: i32, multiples: &[f64]) -> Vec<(f64, usize)> {
    (-45..=45)
        .filter(|power| power % stride == 0)
        .flat_map(|power| {
            multiples
                .iter()
                .map(move |multiple| (multiple * 10f64.powi(power), power))
        })
        .filter(|(value, _)| (low * (1.0 - NEAR)..=high * (1.0 + NEAR)).contains(value))
        .map(|(value, power)| (value, needed(value, power)))
        .collect()
}

/// As many decimals as the number needs: "0.2", "1.5", "10".
fn needed(value: f64, power: i32) -> usize {
    let places = usize::try_from(1 - power).unwrap_or(0).min(9);
    let digits = format!("{value:.places$}");
    let digits = digits.split_once('.').map_or("", |(_, rest)| rest);
    digits.trim_end_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(scale: &Scale) -> Vec<String> {
        let values = scale.round_values().into_iter();
        values
            .map(|(value, decimals)| format!("{value:.decimals$}"))
            .collect()
    }

    #[test]
    fn log_ticks_are_the_usual_ones() {
        let scale = Scale::exact(Spread::Log, (0.1, 10.0), (0.0, 100.0));
        assert_eq!(labels(&scale), ["0.1", "0.2", "0.5", "1", "2", "5", "10"]);
        assert!((scale.at(1.0) - 50.0).abs() < 1e-9);
    }

    #[test]
    fn log_ticks_adapt_to_the_span() {
        assert_eq!(
            labels(&Scale::exact(Spread::Log, (0.5, 2.0), (0.0, 1.0))),
            ["0.5", "0.7", "1", "1.5", "2"]
        );
        assert_eq!(
            labels(&Scale::exact(Spread::Log, (0.001, 1000.0), (0.0, 1.0))).len(),
            7
        );
        assert!(
            labels(&Scale::exact(Spread::Log, (0.95, 1.05), (0.0, 1.0)))
                .contains(&"1.00".to_owned())
        );
    }

    #[test]
    fn linear_ticks_have_no_float_noise() {
        let scale = Scale::exact(Spread::Linear, (-0.3, 0.3), (0.0, 1.0));
        assert_eq!(
            labels(&scale),
            ["-0.3", "-0.2", "-0.1", "0.0", "0.1", "0.2", "0.3"]
        );
    }

    #[test]
    fn odd_values_never_leave_the_axis() {
        for values in [
            vec![],
            vec![f64::NAN],
            vec![f64::INFINITY, -1.0],
            vec![3.0; 4],
            vec![f64::MAX, -f64::MAX],
        ] {
            for spread in [Spread::Linear, Spread::Log] {
                let scale = Scale::over(spread, values.clone(), (10.0, 20.0));
                for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -5.0, 1e300] {
                    assert!(
                        (10.0..=20.0).contains(&scale.at(value)),
                        "{values:?} {value}"
                    );
                }
                assert!(scale.round_values().len() < 13);
            }
        }
    }
}
