//! Dates of publication in the forms in which databases and people write them.

use crate::record::value::Date;

/// What a text says of a date.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct When {
    /// The year.
    pub year: Option<u16>,
    /// The whole date, where there is one.
    pub day: Option<Date>,
    /// Whether there is more than a year that is no whole date: a month, a season.
    pub has_more: bool,
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Reads `2014`, `2014/05/03/`, `1948/07//`, `2014-05-03`, `2014 May 3`, `May-Jun 2014`, `c2014`. Days of
/// the form `03/05/2014` can be two days, so only their year is kept.
pub fn read(text: &str) -> When {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let Some((at, year)) = words
        .iter()
        .enumerate()
        .find_map(|(at, word)| Some((at, year(word)?)))
    else {
        return When::default();
    };
    let after = words.get(at + 1..).unwrap_or_default();
    let day = match after {
        [month_word, day_word, ..] => month(month_word).and_then(|month| {
            let day = day_word.parse().ok()?;
            let date = jiff::civil::Date::new(i16::try_from(year).ok()?, month, day).ok()?;
            Some(Date(date))
        }),
        _ => None,
    };
    let is_first = |day: Date| day.0.month() == 1 && day.0.day() == 1;
    When {
        year: Some(year),
        // Programs that have no date write the first day of the year.
        day: day.filter(|day| !is_first(*day)),
        has_more: words.len() > 1 && day.is_none(),
    }
}

fn year(word: &str) -> Option<u16> {
    let digits = word.trim_start_matches(|c: char| c.is_alphabetic());
    let bare = digits.trim_end_matches(|c: char| c.is_alphabetic());
    let number: u16 = bare.parse().ok().filter(|_| bare.len() == 4)?;
    (1500..=2100).contains(&number).then_some(number)
}

fn month(word: &str) -> Option<i8> {
    if let Ok(number) = word.parse::<i8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let start: String = word.to_lowercase().chars().take(3).collect();
    let at = MONTHS.iter().position(|name| *name == start)?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_are_certain() {
        for (text, wanted, day, has_more) in [
            ("2014", Some(2014), "", false),
            ("2014//", Some(2014), "", false),
            ("1948/07//", Some(1948), "", true),
            ("2014/05/03/", Some(2014), "2014-05-03", false),
            ("2014 May 3", Some(2014), "2014-05-03", false),
            ("2014 May-Jun", Some(2014), "", true),
            ("c2014", Some(2014), "", false),
            ("[2014]", Some(2014), "", false),
            ("2014a", Some(2014), "", false),
            ("03/05/2014", Some(2014), "", true),
            ("2014-02-31", Some(2014), "", true),
            ("2014/01/01/", Some(2014), "", false),
            ("in press", None, "", false),
            ("", None, "", false),
        ] {
            let read = read(text);
            assert_eq!(read.year, wanted, "{text}");
            let said = read.day.map(|day| day.to_string()).unwrap_or_default();
            assert_eq!((said.as_str(), read.has_more), (day, has_more), "{text}");
        }
    }
}
