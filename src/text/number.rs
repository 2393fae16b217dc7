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

/// How many decimals an estimate needs beside its limits: so many, and more where rounding would put it
/// outside them, as 0.996 beside a limit of 0.997 that is not shown as 1.
pub fn decimals_of_point(value: f64, limits: Option<(f64, f64)>, decimals: usize) -> usize {
    let Some((low, high)) = limits.filter(|(low, high)| (*low..=*high).contains(&value)) else {
        return decimals;
    };
    let rounded = |value: f64, decimals: usize| format!("{value:.decimals$}").parse::<f64>();
    let shown = |limit: f64| rounded(limit, decimals_of_limit(limit, decimals));
    let (Ok(low), Ok(high)) = (shown(low), shown(high)) else {
        return decimals;
    };
    let is_within = |decimals: &usize| {
        rounded(value, *decimals).is_ok_and(|value| (low..=high).contains(&value))
    };
    (decimals..=MOST_FOR_A_LIMIT)
        .find(is_within)
        .unwrap_or(MOST_FOR_A_LIMIT)
}

/// An estimate that stands beside its limits.
pub fn point(value: f64, limits: Option<(f64, f64)>, decimals: usize) -> String {
    fixed(value, decimals_of_point(value, limits, decimals))
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

/// The values between two ends, of which one may be open: "goes from 0 to 1", "is 0 or more".
pub fn range(least: f64, most: f64) -> String {
    match (least.is_finite(), most.is_finite()) {
        (true, true) => format!("goes from {} to {}", as_given(least), as_given(most)),
        (true, false) => format!("is {} or more", as_given(least)),
        (false, true) => format!("is {} at most", as_given(most)),
        (false, false) => "can be any number".to_owned(),
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
    fn an_estimate_is_never_shown_outside_its_interval() {
        let shown = |value, low, high| {
            let limits = Some((low, high));
            format!("{} ({})", point(value, limits, 2), interval(low, high, 2))
        };
        assert_eq!(shown(0.9962, 0.91, 0.997), "0.996 (0.91 to 0.997)");
        assert_eq!(shown(1.0041, 1.0021, 1.6), "1.004 (1.002 to 1.60)");
        assert_eq!(
            shown(-0.0041, -0.3, -0.0031),
            "\u{2212}0.004 (\u{2212}0.30 to \u{2212}0.003)"
        );
        assert_eq!(shown(0.997, 0.91, 1.09), "1.00 (0.91 to 1.09)");
        assert_eq!(shown(0.5, 0.4, 0.6), "0.50 (0.40 to 0.60)");
    }

    #[test]
    fn whatever_is_rounded_keeps_its_order_and_its_sides() {
        // Numbers near 0 and 1 and far from them, in an order that does not repeat.
        let mut state = 0x9e37_79b9_u64;
        let mut drawn = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        for round in 0..60_000 {
            let around = [-1.0, 0.0, 1.0, 2.5][round % 4];
            let reach = 10f64.powf(-5.0 * drawn());
            let mut three = [0.0; 3].map(|_| around + reach * (drawn() - 0.5));
            three.sort_by(f64::total_cmp);
            let [low, value, high] = three;
            let decimals = round % 4;
            let read = |text: &str| text.replace(MINUS, "-").parse::<f64>().unwrap();
            let limits = interval(low, high, decimals);
            let (shown_low, shown_high) = limits.split_once(" to ").unwrap();
            let (shown_low, shown_high) = (read(shown_low), read(shown_high));
            let shown = read(&point(value, Some((low, high)), decimals));
            let is_within = (shown_low..=shown_high).contains(&shown);
            assert!(is_within, "{value} ({low} to {high}): {shown} ({limits})");
            for (limit, shown) in [(low, shown_low), (high, shown_high)] {
                for null in [0.0, 1.0] {
                    let is_far = decimals > 0 && f64::abs(limit - null) > 1e-6;
                    let keeps = limit.total_cmp(&null) == shown.total_cmp(&null);
                    assert!(!is_far || keeps, "{limit} beside {null}: {shown}");
                }
            }
        }
    }

    #[test]
    fn groups_thousands() {
        assert_eq!(grouped(12477), "12,477");
        assert_eq!(count(1, "study", "studies"), "1 study");
    }
}
