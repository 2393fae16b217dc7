//! Numbers in running text that may be values of records: no years, no numbers of places and names.

use std::ops::Range;

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The number without what groups its digits: `1204`, `-0.16`.
    pub number: String,
    /// Where it stands.
    pub range: Range<usize>,
    /// Whether it stands right behind the name of a measure whose sign says on which side the effect is:
    /// "SMD 0.12", "MD = 0.12".
    pub is_behind_measure: bool,
}

/// Measures that go below zero.
const SIGNED: [&str; 7] = ["SMD", "MD", "WMD", "RD", "SMCC", "SMCR", "IRD"];

/// Words before a number that names a place, an age or a version.
const BEFORE: [&str; 27] = [
    "age",
    "aged",
    "appendix",
    "box",
    "chapter",
    "chapters",
    "code",
    "figure",
    "grade",
    "item",
    "items",
    "level",
    "line",
    "page",
    "pages",
    "paragraph",
    "paragraphs",
    "part",
    "phase",
    "point",
    "row",
    "section",
    "step",
    "table",
    "tables",
    "version",
    "volume",
];

/// Words behind a number that is a date, a length of time or the level of an interval.
const BEHIND: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "confidence",
    "interval",
    "ci",
    "years",
    "year",
    "months",
    "month",
    "weeks",
    "week",
    "days",
    "hours",
    "minutes",
];

/// The numbers of `text` from a byte on that say how much or how many: ten or more, or with decimals.
pub fn figures(text: &str, from: usize) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(start) = text[at..]
        .find(|c: char| c.is_ascii_digit())
        .map(|it| at + it)
    {
        let end = end_of_number(text, start);
        at = end;
        if let Some(figure) = figure(text, from, start, end) {
            found.push(figure);
        }
    }
    found
}

/// All numbers of a value as it is shown.
pub fn numbers(shown: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = shown[at..]
        .find(|c: char| c.is_ascii_digit())
        .map(|it| at + it)
    {
        let end = end_of_number(shown, start);
        found.push(signed(shown, start, end));
        at = end;
    }
    found
}

/// One past the last byte of a number: points and commas only between digits.
fn end_of_number(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while is_digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && is_digit(end + 1)) {
        end += 1;
    }
    end
}

fn signed(text: &str, start: usize, end: usize) -> String {
    let number = text[start..end].replace(',', "");
    let before = before_money(&text[..start]);
    let sign = before
        .strip_suffix(['−', '–'])
        .or_else(|| before.strip_suffix('-'));
    let is_sign = sign.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    if is_sign {
        format!("-{number}")
    } else {
        number
    }
}

/// What stands before the sign of a currency: a minus stands there, "−£5" and "−US$5".
fn before_money(before: &str) -> &str {
    if let Some(rest) = before.strip_suffix('$') {
        return rest.trim_end_matches(|c: char| c.is_ascii_uppercase());
    }
    before.strip_suffix(['£', '€']).unwrap_or(before)
}

fn figure(text: &str, from: usize, start: usize, end: usize) -> Option<Figure> {
    let (before, behind) = (&text[..start], &text[end..]);
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '#' | '/' | '.' | ':');
    let is_in_a_name = before.ends_with(joins) || behind.starts_with(char::is_alphabetic);
    let is_behind_a_hyphen =
        before.ends_with('-') && before[..start - 1].ends_with(|c: char| c.is_alphanumeric());
    if is_in_a_name || is_behind_a_hyphen || is_quoted(&text[from..start]) {
        return None;
    }
    let number = signed(text, start, end);
    if !says_how_much(&number, before, behind) {
        return None;
    }
    Some(Figure {
        number,
        range: start..end,
        is_behind_measure: is_behind_measure(before),
    })
}

fn is_behind_measure(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '=', ':', '\n']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    word.is_some_and(|word| SIGNED.contains(&word))
}

fn says_how_much(number: &str, before: &str, behind: &str) -> bool {
    let word = |text: Option<&str>| text.unwrap_or_default().to_lowercase();
    let trimmed = |text: String| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let last = trimmed(word(before.split_whitespace().next_back()));
    let next = trimmed(word(
        behind
            .trim_start_matches(['%', ' '])
            .split_whitespace()
            .next(),
    ));
    let is_numbered = before.trim_end().ends_with("no.");
    if is_numbered || BEFORE.contains(&last.as_str()) || BEHIND.contains(&next.as_str()) {
        return false;
    }
    if number.contains('.') {
        return number.matches('.').count() == 1;
    }
    let Ok(whole) = number.parse::<i64>() else {
        return false;
    };
    let is_year = (1900..=2100).contains(&whole) && !before.ends_with(['£', '$', '€']);
    let is_base =
        matches!(whole, 100 | 1000) && matches!(last.as_str(), "in" | "of" | "per" | "out");
    whole.abs() >= 10 && !is_year && !is_base
}

/// Whether a quotation is open, in marks of either kind.
fn is_quoted(before: &str) -> bool {
    let opened = before.matches('“').count() > before.matches('”').count();
    opened || before.matches('"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        figures(text, 0).into_iter().map(|it| it.number).collect()
    }

    #[test]
    fn numbers_that_say_how_much_are_found() {
        assert_eq!(
            found("In 64 of 1,218 people (29%), RR 0.76 (-0.58 to 1.00), £2,154."),
            ["64", "1218", "29", "0.76", "-0.58", "1.00", "2154"]
        );
    }

    #[test]
    fn years_places_names_small_numbers_and_quoted_words_are_none() {
        for text in [
            "In 2015, GB-18 and M16",
            "see Table 12, paragraph 7.12 and version 23.0.3",
            "38 in 100 or per 1000"
                .split_once("38")
                .map_or("", |(_, rest)| rest),
            "two of 9 people on 15 March",
            "a 95% confidence interval, 95% CI",
            "one said “about 20 of us” or \"about 30\"",
            "people aged 65, the 12th, c24-record",
            "Smith 2004, no. 19, after 40 weeks",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_value_gives_all_its_numbers() {
        assert_eq!(
            numbers("SMD −0.20 (−0.31 to 1,204)"),
            ["-0.20", "-0.31", "1204"]
        );
        assert_eq!(numbers("3 trials"), ["3"]);
        assert_eq!(numbers("−US$4,473, £5"), ["-4473", "5"]);
    }
}
