//! Numbers as readers see them: fixed decimals, a real minus sign, grouped thousands.

/// U+2212: the sign that belongs before a number, which a hyphen is not.
const MINUS: &str = "\u{2212}";

/// Beyond this a number is no longer readable digit by digit and is written with an exponent.
const READABLE: f64 = 1e12;

/// "−0.50": `decimals` places, no negative zero, "∞" for an unbounded limit, "not estimable" for NaN.
pub fn fixed(value: f64, decimals: usize) -> String {
    if value.is_nan() {
        return "not estimable".to_owned();
    }
    format!("{}{}", sign(value, decimals), magnitude(value, decimals))
}

/// "0.75 (0.60 to 0.94)", the BMJ form, which survives negative limits; NaN anywhere reads "not estimable".
pub fn estimate(value: f64, low: f64, high: f64, decimals: usize) -> String {
    let point = fixed(value, decimals);
    if value.is_nan() {
        return point;
    }
    format!("{point} {}", interval(low, high, decimals))
}

/// "(0.60 to 0.94)".
pub fn interval(low: f64, high: f64, decimals: usize) -> String {
    if low.is_nan() || high.is_nan() {
        return "(interval not estimable)".to_owned();
    }
    format!("({} to {})", fixed(low, decimals), fixed(high, decimals))
}

/// "12.3%".
pub fn percent(value: f64, decimals: usize) -> String {
    if value.is_finite() {
        fixed(value, decimals) + "%"
    } else {
        "not given".to_owned()
    }
}

/// "1,234".
pub fn count(value: u64) -> String {
    group(&value.to_string())
}

/// "−£1,234": sign first, then the unit, then grouped digits.
pub fn money(value: f64, prefix: &str, decimals: usize) -> String {
    if value.is_nan() {
        return fixed(value, decimals);
    }
    let (sign, size) = (sign(value, decimals), grouped(value, decimals));
    format!("{sign}{prefix}{size}")
}

/// A coordinate: two decimals, trailing zeros trimmed, so that float noise never reaches the page.
pub(crate) fn coordinate(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

fn sign(value: f64, decimals: usize) -> &'static str {
    let zero = magnitude(value, decimals)
        .chars()
        .all(|c| matches!(c, '0' | '.'));
    if value < 0.0 && !zero { MINUS } else { "" }
}

fn magnitude(value: f64, decimals: usize) -> String {
    let size = value.abs();
    if size.is_infinite() {
        "∞".to_owned()
    } else if size >= READABLE {
        format!("{size:.1e}")
    } else {
        format!("{size:.decimals$}")
    }
}

fn grouped(value: f64, decimals: usize) -> String {
    let text = magnitude(value, decimals);
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    if whole.bytes().all(|b| b.is_ascii_digit()) {
        group(whole) + rest
    } else {
        text
    }
}

fn group(digits: &str) -> String {
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minus_is_a_minus_and_zero_has_no_sign() {
        assert_eq!(fixed(-0.5, 2), "\u{2212}0.50");
        assert_eq!(fixed(-0.001, 2), "0.00");
        assert_eq!(fixed(f64::NEG_INFINITY, 2), "\u{2212}∞");
        assert_eq!(fixed(f64::NAN, 2), "not estimable");
    }

    #[test]
    fn money_and_counts_are_grouped() {
        assert_eq!(money(-1_234_567.0, "£", 0), "\u{2212}£1,234,567");
        assert_eq!(money(1234.5, "£", 2), "£1,234.50");
        assert_eq!(count(999), "999");
        assert_eq!(count(1000), "1,000");
    }

    #[test]
    fn coordinates_are_short() {
        assert_eq!(coordinate(1.0 / 3.0), "0.33");
        assert_eq!(coordinate(-0.001), "0");
        assert_eq!(coordinate(120.0), "120");
        assert_eq!(coordinate(f64::NAN), "0");
    }
}
