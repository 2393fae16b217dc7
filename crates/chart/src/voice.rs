//! The words of the caller, and the numbers of a chart in them.

use std::ops::Deref;

use crate::fact::{Alternative, Cell, ChartWords, Column, Label, Line, Text};

/// Beyond this a number is no longer readable digit by digit and is written with an exponent.
const READABLE: f64 = 1e12;

/// The input of a chart with the words in which it is said.
pub(crate) struct Said<'a, T> {
    input: &'a T,
    /// The words.
    pub(crate) voice: Voice<'a>,
}

impl<'a, T> Said<'a, T> {
    pub(crate) fn new(input: &'a T, words: &'a dyn ChartWords) -> Self {
        Self {
            input,
            voice: Voice { words },
        }
    }
}

impl<T> Deref for Said<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.input
    }
}

/// The words of the caller.
#[derive(Clone, Copy)]
pub(crate) struct Voice<'a> {
    words: &'a dyn ChartWords,
}

impl Voice<'_> {
    pub(crate) fn say(self, text: &Text<'_>) -> String {
        self.words.say(text)
    }

    pub(crate) fn column(self, column: Column) -> String {
        self.say(&Text::Column(column))
    }

    pub(crate) fn columns(self, columns: &[Column]) -> Vec<String> {
        columns.iter().map(|column| self.column(*column)).collect()
    }

    pub(crate) fn cell(self, cell: Cell) -> String {
        self.say(&Text::Cell(cell))
    }

    pub(crate) fn label(self, label: Label) -> String {
        self.say(&Text::Label(label))
    }

    pub(crate) fn line(self, line: Line<'_>) -> String {
        self.say(&Text::Line(line))
    }

    pub(crate) fn alternative(self, alternative: Alternative<'_>) -> String {
        self.say(&Text::Alternative(alternative))
    }

    /// "−0.50": `decimals` places, "∞" for an unbounded limit, words for NaN.
    pub(crate) fn fixed(self, value: f64, decimals: usize) -> String {
        let sign = || if value < 0.0 { "\u{2212}" } else { "" };
        if value.is_nan() {
            self.cell(Cell::NotEstimable)
        } else if value.is_infinite() {
            format!("{}∞", sign())
        } else if value.abs() >= READABLE {
            format!("{}{:.1e}", sign(), value.abs())
        } else {
            self.words.decimal(value, decimals)
        }
    }

    /// A limit of an interval; it has more decimals where rounding would put it onto no difference, 0 or
    /// 1, though it does not lie there.
    fn limit(self, value: f64, decimals: usize) -> String {
        self.fixed(value, decimals_of_limit(value, decimals))
    }

    /// "0.75 (0.60 to 0.94)", the BMJ form, which survives negative limits.
    pub(crate) fn estimate(self, value: f64, low: f64, high: f64, decimals: usize) -> String {
        let point = self.fixed(value, decimals_of_point(value, (low, high), decimals));
        if value.is_nan() {
            return point;
        }
        if low.is_nan() || high.is_nan() {
            return self.line(Line::EstimateAlone { value: &point });
        }
        self.line(Line::Estimate {
            value: &point,
            low: &self.limit(low, decimals),
            high: &self.limit(high, decimals),
        })
    }

    /// "(0.60 to 0.94)".
    pub(crate) fn interval(self, low: f64, high: f64, decimals: usize) -> String {
        if low.is_nan() || high.is_nan() {
            return self.line(Line::IntervalNotEstimable);
        }
        self.line(Line::Interval {
            low: &self.limit(low, decimals),
            high: &self.limit(high, decimals),
        })
    }

    /// "12.3%".
    pub(crate) fn percent(self, value: f64, decimals: usize) -> String {
        if value.is_finite() {
            self.line(Line::Percent {
                number: &self.fixed(value, decimals),
            })
        } else {
            self.cell(Cell::NotGiven)
        }
    }

    /// "1,234".
    pub(crate) fn count(self, value: impl TryInto<u64>) -> String {
        self.words.whole(value.try_into().unwrap_or(u64::MAX))
    }

    /// "−£1,234": sign first, then the unit, then the digits, grouped where there are no decimals.
    pub(crate) fn money(self, value: f64, currency: &str, decimals: usize) -> String {
        if value.is_nan() {
            return self.fixed(value, decimals);
        }
        let size = value.abs();
        let amount = match decimals {
            // Below READABLE, so that nothing is lost in a whole number.
            0 if size < READABLE => self.count(size.round_ties_even() as u64),
            _ => self.fixed(size, decimals),
        };
        let zero = amount == self.count(0_u64) || amount == self.fixed(0.0, decimals);
        let sign = if value < 0.0 && !zero { "\u{2212}" } else { "" };
        let money = Line::Money {
            currency,
            amount: &amount,
        };
        format!("{sign}{}", self.line(money))
    }
}

/// More decimals than this are given to no number.
const MOST: usize = 6;

/// The decimals of a limit: more where rounding would put it onto 0 or 1 though it does not lie there.
fn decimals_of_limit(value: f64, decimals: usize) -> usize {
    const AS_GOOD_AS: f64 = 1e-9;
    let lands = |decimals: usize, on: f64| rounded(value, decimals) == Some(on);
    let on = [0.0, 1.0].into_iter().find(|on| lands(decimals, *on));
    match on {
        Some(on) if decimals > 0 && (value - on).abs() > AS_GOOD_AS => {
            let clear = (decimals..MOST).find(|more| !lands(*more, on));
            clear.unwrap_or(MOST)
        }
        _ => decimals,
    }
}

/// The decimals of an estimate: more where rounding would put it outside its limits as they are shown.
fn decimals_of_point(value: f64, (low, high): (f64, f64), decimals: usize) -> usize {
    let shown = |limit: f64| rounded(limit, decimals_of_limit(limit, decimals));
    let Some((least, most)) = shown(low).zip(shown(high)) else {
        return decimals;
    };
    let is_within =
        |decimals: &usize| rounded(value, *decimals).is_some_and(|v| (least..=most).contains(&v));
    let is_sound = (low..=high).contains(&value);
    let fit = (decimals..=MOST).find(is_within).filter(|_| is_sound);
    fit.unwrap_or(decimals)
}

fn rounded(value: f64, decimals: usize) -> Option<f64> {
    format!("{value:.decimals$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_is_never_drawn_outside_its_interval() {
        let decimals = |value, low, high| decimals_of_point(value, (low, high), 2);
        assert_eq!(decimals(0.9962, 0.91, 0.997), 3);
        assert_eq!(decimals(1.0041, 1.0021, 1.6), 3);
        assert_eq!(decimals(0.997, 0.91, 1.09), 2);
        assert_eq!(decimals(0.997, f64::NAN, 1.09), 2);
        assert_eq!(decimals(0.5, f64::NEG_INFINITY, f64::INFINITY), 2);
    }
}
