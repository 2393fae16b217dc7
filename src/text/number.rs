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
    let limit = |value: f64| fixed(value, decimals_of_limit(value, decimals));
    format!("{} to {}", limit(low), limit(high))
}

/// More decimals than this are given to no limit.
const MOST_FOR_A_LIMIT: usize = 6;

/// How many decimals a limit of an interval needs: so many, and more where rounding would put it on 0
/// or 1 though it is not there, because readers look whether an interval reaches no difference.
pub fn decimals_of_limit(value: f64, decimals: usize) -> usize {
    let lands = |decimals: usize, on: f64| {
        let rounded = format!("{value:.decimals$}").parse::<f64>();
        rounded.is_ok_and(|rounded| rounded == on)
    };
    let on = [0.0, 1.0].into_iter().find(|on| lands(decimals, *on));
    let Some(on) = on.filter(|on| decimals > 0 && (value - on).abs() > AS_GOOD_AS) else {
        return decimals;
    };
    (decimals..MOST_FOR_A_LIMIT)
        .find(|more| !lands(*more, on))
        .unwrap_or(MOST_FOR_A_LIMIT)
}

/// Numbers that differ by less are the same but for the arithmetic.
const AS_GOOD_AS: f64 = 1e-9;

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
    fn a_limit_is_rounded_onto_no_difference_only_where_it_lies_there() {
        assert_eq!(interval(0.59, 0.997, 2), "0.59 to 0.997");
        assert_eq!(interval(1.0002, 1.6, 2), "1.0002 to 1.60");
        assert_eq!(interval(-0.4, -0.0031, 2), "\u{2212}0.40 to \u{2212}0.003");
        assert_eq!(interval(0.004, 0.4, 2), "0.004 to 0.40");
        assert_eq!(interval(0.5, 1.0, 2), "0.50 to 1.00");
        assert_eq!(interval(0.0, 0.995, 2), "0.00 to 0.99");
        assert_eq!(interval(0.5, 1.0 - 1e-12, 2), "0.50 to 1.00");
        assert_eq!(interval(0.4, 56.0, 0), "0 to 56");
    }

    #[test]
    fn groups_thousands() {
        assert_eq!(grouped(12477), "12,477");
        assert_eq!(count(1, "study", "studies"), "1 study");
    }
}
