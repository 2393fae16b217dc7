//! Values of the parameters of a cost model, as pages show them.

use crate::record::cost_model::Takes;
use crate::view::desk::Desk;
use crate::words::{as_given, end_in, in_unit, say, unit_alone};

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

/// A value of a parameter with its unit: "£29,061 a year", "20% of saved hours".
pub fn value_in_unit(desk: &Desk<'_>, takes: Takes, value: f64, unit: &str) -> String {
    match takes {
        Takes::Share => format!("{} {unit}", value_words(desk, takes, value)),
        Takes::Amount | Takes::Whole => desk.words.show(&in_unit(value, unit)),
    }
}

/// The end of a range of a parameter, where its unit stands before: "£25,000".
pub fn end_words(desk: &Desk<'_>, takes: Takes, value: f64, unit: &str) -> String {
    match takes {
        Takes::Share => value_words(desk, takes, value),
        Takes::Amount | Takes::Whole => desk.words.show(&end_in(value, unit)),
    }
}

/// The unit of a parameter where its value stands elsewhere: "£ a year", "% of the salary".
pub fn unit_words(desk: &Desk<'_>, takes: Takes, unit: &str) -> String {
    match takes {
        Takes::Share => format!("{} {unit}", say!(desk, "cost-model.percent", number = "")),
        Takes::Amount | Takes::Whole => desk.words.show(&unit_alone(unit)),
    }
}
