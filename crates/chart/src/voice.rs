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
        const MOST: usize = 6;
        const AS_GOOD_AS: f64 = 1e-9;
        let lands = |decimals: usize, on: f64| {
            let rounded = format!("{value:.decimals$}").parse::<f64>();
            rounded.is_ok_and(|rounded| rounded == on)
        };
        let on = [0.0, 1.0].into_iter().find(|on| lands(decimals, *on));
        let decimals = match on {
            Some(on) if decimals > 0 && (value - on).abs() > AS_GOOD_AS => {
                let clear = (decimals..MOST).find(|more| !lands(*more, on));
                clear.unwrap_or(MOST)
            }
            _ => decimals,
        };
        self.fixed(value, decimals)
    }

    /// "0.75 (0.60 to 0.94)", the BMJ form, which survives negative limits.
    pub(crate) fn estimate(self, value: f64, low: f64, high: f64, decimals: usize) -> String {
        let point = self.fixed(value, decimals);
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
