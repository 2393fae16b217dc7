//! Whether a number of a text is one that a record holds.

/// Whether a value is this number when it is rounded to its decimals, whatever its sign.
pub(super) fn is_rounded(value: &str, number: &str) -> bool {
    match (value.parse::<f64>(), number.parse::<f64>()) {
        (Ok(value), Ok(number_read)) => near(value.abs(), number_read.abs(), number),
        _ => value == number,
    }
}

/// Whether it is this number with its sign.
pub(super) fn is_same(value: &str, number: &str) -> bool {
    match (value.parse::<f64>(), number.parse::<f64>()) {
        (Ok(value), Ok(number_read)) => near(value, number_read, number),
        _ => value == number,
    }
}

/// Whether it is this number with the other sign.
pub(super) fn is_turned(value: &str, number: &str) -> bool {
    is_rounded(value, number) && !is_same(value, number)
}

fn near(value: f64, number: f64, written: &str) -> bool {
    let decimals = written
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let unit = 10_f64.powi(-i32::try_from(decimals).unwrap_or(0));
    (value - number).abs() <= unit / 2.0 + 1e-9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounded_value_is_the_number_and_a_turned_one_is_not() {
        assert!(is_rounded("-0.124", "0.12") && is_rounded("0.124", "-0.12"));
        assert!(is_same("0.124", "0.12") && !is_same("-0.124", "0.12"));
        assert!(is_turned("0.124", "-0.12") && !is_turned("0.13", "-0.12"));
        assert!(is_same("03", "3") && !is_turned("0.00", "-0.00"));
    }
}
