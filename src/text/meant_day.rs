//! The day that was probably meant by a text that is no date: days first, months by their names, numbers
//! of spreadsheets.

use jiff::civil::Date;

/// The months by the first letters of their English names.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The day, where it is certain: of `3/4/2024` nobody knows whether it is in March.
pub fn day(text: &str) -> Option<Date> {
    by_number(text).or_else(|| {
        let divides = |c: char| matches!(c, '-' | '/' | '.' | ' ' | ',');
        let parts: Vec<&str> = text
            .split(divides)
            .filter(|part| !part.is_empty())
            .collect();
        by_name(&parts).or_else(|| in_digits(&parts))
    })
}

/// Days since the end of 1899, as spreadsheets count them; those of this century.
fn by_number(text: &str) -> Option<Date> {
    let days: i64 = text.trim().parse().ok()?;
    if !(36_526..73_050).contains(&days) {
        return None;
    }
    let start = jiff::civil::date(1899, 12, 30);
    start
        .checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()
}

/// "15 January 2026", "Jan 15, 2026", "15-Jan-26".
fn by_name(parts: &[&str]) -> Option<Date> {
    let month = |part: &str| {
        let start: String = part.to_lowercase().chars().take(3).collect();
        let month = MONTHS.iter().position(|month| *month == start)?;
        i8::try_from(month + 1).ok()
    };
    let [first, second, third] = parts else {
        return None;
    };
    let (day, month) = match (month(first), month(second)) {
        (None, Some(month)) => (first, month),
        (Some(month), None) => (second, month),
        _ => return None,
    };
    let day = day
        .trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .parse()
        .ok()?;
    let year: i16 = third.parse().ok()?;
    let year = if third.len() == 2 { 2000 + year } else { year };
    Date::new(year, month, day).ok()
}

/// "2026/1/15", "15.01.2026".
fn in_digits(parts: &[&str]) -> Option<Date> {
    let numbers: Vec<i16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let small = |n: i16| i8::try_from(n).ok();
    match numbers.as_slice() {
        [year, month, day] if *year > 999 => Date::new(*year, small(*month)?, small(*day)?).ok(),
        [day, month, year] if *year > 999 && *day > 12 => {
            Date::new(*year, small(*month)?, small(*day)?).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn the_day_is_named_where_it_is_certain() {
        for text in [
            "15/01/2026",
            "15.1.2026",
            "2026/1/15",
            "15 January 2026",
            "January 15, 2026",
            "15th Jan 2026",
            "15-Jan-26",
            "46037",
        ] {
            assert_eq!(day(text), Some(jiff::civil::date(2026, 1, 15)), "{text}");
        }
        for text in ["3/4/2024", "soon", "2026-02-30", "2026", "12", "may"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
