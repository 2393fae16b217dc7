//! Numbers in messages to staff and in files of data: a real minus sign, fixed decimals, intervals
//! with "to". What readers see is written by the rules of their language, `words::Language`.

/// The minus sign.
pub const MINUS: char = '\u{2212}';

/// `value` with a fixed number of decimals, and never "−0".
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{:.*}", decimals, value.abs());
    let is_zero = text.chars().all(|c| matches!(c, '0' | '.'));
    if value < 0.0 && !is_zero {
        format!("{MINUS}{text}")
    } else {
        text
    }
}

/// An interval: "0.04 to 0.27".
pub fn interval(low: f64, high: f64, decimals: usize) -> String {
    format!("{} to {}", fixed(low, decimals), fixed(high, decimals))
}

/// `value` as it was written: no more decimals than it needs, at most four.
pub fn as_given(value: f64) -> String {
    let text = format!("{:.4}", value.abs());
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if value < 0.0 && text != "0" {
        format!("{MINUS}{text}")
    } else {
        text.to_owned()
    }
}

/// A whole number with commas: "12,477".
pub fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// "1 study", "2 studies".
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n as u64), if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_a_real_minus_and_no_negative_zero() {
        assert_eq!(fixed(-0.156, 2), "\u{2212}0.16");
        assert_eq!(fixed(-0.001, 2), "0.00");
        assert_eq!(as_given(-2.50), "\u{2212}2.5");
    }

    #[test]
    fn groups_thousands() {
        assert_eq!(grouped(12477), "12,477");
        assert_eq!(count(1, "study", "studies"), "1 study");
    }
}
