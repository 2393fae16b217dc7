//! Values of the parameters of a cost model, as pages show them.

use crate::record::cost_model::Takes;
use crate::view::desk::Desk;
use crate::words::{as_given, say};

/// A value of a parameter: a share in percent, an amount in groups of digits.
pub fn value_words(desk: &Desk<'_>, takes: Takes, value: f64) -> String {
    match takes {
        Takes::Share => say!(desk, "cost-model.percent", number = as_given(100.0 * value)),
        Takes::Amount | Takes::Whole => desk.words.amount(value),
    }
}

/// A low and a high value of a parameter: "12 to 26".
pub fn range_words(desk: &Desk<'_>, takes: Takes, low: f64, high: f64) -> String {
    let (low, high) = (
        value_words(desk, takes, low),
        value_words(desk, takes, high),
    );
    say!(desk, "number.interval", low = low, high = high)
}
