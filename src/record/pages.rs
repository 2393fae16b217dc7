//! Pages of a paper: "160-166", "S12-S19", "e123456", "1-10, 15-20".

use super::checked_text::{CheckedText, TextFault, checked_text};

/// Pages, or the number of an article, in one form: a hyphen between the first and the last page, and
/// both whole: "160–6" is kept as "160-166".
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pages(String);

checked_text!(Pages);

impl CheckedText for Pages {
    const FORMAT: &'static str = "pages";

    fn parse(text: &str) -> Result<Self, TextFault> {
        let bare = without_label(text.trim()).trim_end_matches(['.', ',', ';']);
        let ranges: Result<Vec<String>, String> = bare.split([',', ';']).map(range).collect();
        let ranges = ranges.map_err(|reason| {
            let hint = "Write the first and the last page with a hyphen, `160-166`, or the number of the article, `e12410`.";
            TextFault::new(format!("`{text}` cannot be pages: {reason}."), hint)
        })?;
        Ok(Self(ranges.join(", ")))
    }
}

impl Pages {
    /// First and last page; an article number stands first. Of several ranges, what stands behind the
    /// first page of the first is one text.
    pub fn ends(&self) -> (&str, Option<&str>) {
        match self.0.split_once(mark_in(&self.0)) {
            Some((first, last)) => (first, Some(last)),
            None => (&self.0, None),
        }
    }
}

/// What stands between the pages of a range that is kept.
fn mark_in(kept: &str) -> char {
    if kept.contains(APART) { APART } else { '-' }
}

/// What stands between two pages that have a hyphen themselves: "12-1–12-9".
const APART: char = '–';

/// What people write before pages.
const LABELS: [&str; 7] = ["pages", "page", "pp.", "pp", "pg.", "p.", "p "];

fn without_label(text: &str) -> &str {
    let small = text.to_ascii_lowercase();
    let label = LABELS.into_iter().find(|label| small.starts_with(label));
    let rest = label.map_or(text, |label| text[label.len()..].trim_start());
    let has_page = rest.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_alphabetic());
    if has_page { rest } else { text }
}

/// One range, or one page, in the form that is kept.
fn range(text: &str) -> Result<String, String> {
    let text = text.trim();
    let is_dash = |c: char| matches!(c, '‒' | '–' | '—' | '―' | '−');
    let one = text
        .replace(is_dash, "–")
        .replace("--", "–")
        .replace("–-", "–");
    let one = one.replace(" to ", "–").replace(['‐', '‑'], "-");
    let hyphens = one.matches('-').count();
    let (first, last) = match one.split_once('–') {
        Some((first, last)) => (first, Some(last)),
        None if hyphens == 1 => one
            .split_once('-')
            .map_or((one.as_str(), None), |(a, b)| (a, Some(b))),
        // "12-1-12-9": as many hyphens in the first page as in the last.
        None if hyphens == 3 => halves(&one),
        None => (one.as_str(), None),
    };
    let first = page(first)?;
    let Some(last) = last else { return Ok(first) };
    let last = whole(&first, &page(last)?);
    if let (Some(from), Some(to)) = (number(&first), number(&last))
        && to < from
    {
        return Err(format!(
            "the last page, {last}, comes before the first, {first}"
        ));
    }
    let mark = if first.contains('-') || last.contains('-') {
        APART
    } else {
        '-'
    };
    Ok(format!("{first}{mark}{last}"))
}

fn halves(text: &str) -> (&str, Option<&str>) {
    let middle = text.match_indices('-').nth(1);
    middle.map_or((text, None), |(at, _)| (&text[..at], Some(&text[at + 1..])))
}

/// A page: letters, digits and a few signs, with a digit or only letters of Roman numbers.
fn page(text: &str) -> Result<String, String> {
    let text = text.trim();
    let is_sign = |c: char| {
        c.is_alphanumeric() || matches!(c, '.' | ':' | '/' | '-' | '(' | ')' | '+' | '*' | '_')
    };
    if text.is_empty() {
        return Err("a page is missing before or after the hyphen".to_owned());
    }
    let is_roman = text.chars().all(|c| "ivxlcdmIVXLCDM".contains(c));
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    let is_word = |before: &str| !before.is_empty() && before.chars().all(char::is_alphabetic);
    let is_address = text
        .split_once(':')
        .is_some_and(|(before, _)| is_word(before));
    if (!has_digit && !is_roman) || is_address || !text.chars().all(|c| is_sign(c) || c == ' ') {
        return Err(format!("`{text}` is no page"));
    }
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The last page with the digits that it shares with the first: "6" after "160" is "166".
fn whole(first: &str, last: &str) -> String {
    let digits = first.trim_start_matches(|c: char| !c.is_ascii_digit());
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !are_digits(digits) || !are_digits(last) || last.len() >= digits.len() {
        let letters = &first[..first.len() - digits.len()];
        let is_same = !letters.is_empty() && letters.is_ascii() && last.len() == digits.len();
        return match is_same && are_digits(digits) && are_digits(last) {
            true => format!("{letters}{last}"),
            false => last.to_owned(),
        };
    }
    format!("{}{last}", &first[..first.len() - last.len()])
}

/// The number of a page, after letters where there are some: `None` where it is something else.
fn number(page: &str) -> Option<u64> {
    page.trim_start_matches(|c: char| c.is_ascii_alphabetic())
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_kept_in_one_form() {
        for (text, kept) in [
            ("160-166", "160-166"),
            ("160--166", "160-166"),
            ("160–6", "160-166"),
            ("1234-8", "1234-1238"),
            ("1234-41", "1234-1241"),
            ("13905–13911", "13905-13911"),
            ("pp. 160 – 166.", "160-166"),
            ("S12-S19", "S12-S19"),
            ("S12-9", "S12-S19"),
            ("S12-19", "S12-S19"),
            ("1-10, 15-20", "1-10, 15-20"),
            ("e123456", "e123456"),
            ("188", "188"),
            ("CD004807", "CD004807"),
            ("iv-xii", "iv-xii"),
            ("123.e1-123.e8", "123.e1-123.e8"),
            ("12-1–12-9", "12-1–12-9"),
            ("12-1-12-9", "12-1–12-9"),
            ("160 to 166", "160-166"),
        ] {
            assert_eq!(&*Pages::parse(text).expect(text), kept, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_pages_is_told() {
        for text in [
            "160-",
            "-166",
            "in press",
            "166-160",
            "199-04",
            "n/a",
            "tel:+1",
            "?",
            "160-166, ,",
        ] {
            assert!(Pages::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_ends_of_pages_are_first_and_last() {
        let ends = |text: &str| {
            let pages = Pages::parse(text).expect(text);
            let (first, last) = pages.ends();
            (first.to_owned(), last.map(str::to_owned))
        };
        assert_eq!(ends("160–6"), ("160".to_owned(), Some("166".to_owned())));
        assert_eq!(
            ends("12-1–12-9"),
            ("12-1".to_owned(), Some("12-9".to_owned()))
        );
        assert_eq!(ends("e12"), ("e12".to_owned(), None));
    }
}
