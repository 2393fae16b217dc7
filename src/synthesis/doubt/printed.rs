//! How exactly a number was printed.

/// Half a unit in the last decimal of a number as it is written: 0.005 for 1.25. A zero at the end
/// that was printed and is not stored makes this larger than it need be, never smaller.
pub(super) fn half_unit(value: f64) -> f64 {
    let text = format!("{value}");
    let decimals = text.split_once('.').map_or(0, |(_, after)| after.len());
    0.5 * 10_f64.powi(-(decimals.min(15) as i32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_unit_of_the_last_decimal() {
        assert!((half_unit(1.25) - 0.005).abs() < 1e-12);
        assert!((half_unit(62.0) - 0.5).abs() < 1e-12);
    }
}
