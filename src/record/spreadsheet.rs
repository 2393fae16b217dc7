//! Ids that a spreadsheet has turned into a date or a number when a table was opened and saved.

use super::checked_text::TextFault;

/// What schemas call texts under `x-format` that must not look like that.
pub const FORMAT: &str = "no-date";

/// What is wrong with an id; nothing for one that no spreadsheet has changed.
pub fn fault(text: &str) -> Option<TextFault> {
    let text = text.trim();
    (is_date(text) || is_scientific(text) || is_error(text)).then(|| {
        TextFault::new(
            format!("`{text}` looks like a date or a number that a spreadsheet made of an id."),
            "Write the id as it was, and format the column as text before saving.",
        )
    })
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// "1-Mar", "Mar-21", "01/03/2024", "2024-03-01", "2024-03-01 00:00:00".
fn is_date(text: &str) -> bool {
    let day = text.split(' ').next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    let is_month = |part: &str| MONTHS.contains(&part.to_ascii_lowercase().as_str());
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    match parts.as_slice() {
        [one, other] => {
            (is_month(one) && number(other).is_some()) || (number(one).is_some() && is_month(other))
        }
        [one, middle, other] => {
            let is_in_year = |part: &str| is_month(part) || number(part).is_some_and(|n| n <= 31);
            let is_year = |part: &str| number(part).is_some() && matches!(part.len(), 2 | 4);
            let has_day = number(one).is_some() && number(other).is_some();
            has_day && is_in_year(middle) && (is_year(one) || is_year(other))
        }
        _ => false,
    }
}

/// "3.00E+05".
fn is_scientific(text: &str) -> bool {
    let parts = text.split_once(['E', 'e']);
    parts.is_some_and(|(digits, power)| {
        let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
        let sign = power.strip_prefix(['+', '-']);
        let is_power = sign.is_some_and(|power| power.bytes().all(|b| b.is_ascii_digit()));
        is_number && is_power
    })
}

/// "#NAME?", "#REF!".
fn is_error(text: &str) -> bool {
    text.starts_with('#') && text.ends_with(['!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_a_spreadsheet_has_changed_are_told_from_others() {
        for text in [
            "1-Mar",
            "Mar-21",
            "01/03/2024",
            "2024-03-01",
            "2024-03-01 00:00:00",
            "03-Jan-24",
            "3.00E+05",
            "#NAME?",
        ] {
            assert!(fault(text).is_some(), "{text}");
        }
        for text in [
            "M03",
            "T1",
            "mar-a",
            "2024",
            "1-2",
            "finch-2021",
            "E5",
            "R-1-2",
            "sep1",
            "4E",
        ] {
            assert!(fault(text).is_none(), "{text}");
        }
    }
}
