//! Capital and small letters.

use super::marks::is_mark;

/// `text` with a capital letter at its start.
pub fn capital(text: &str) -> String {
    with_first(text, |first| first.to_uppercase().collect())
}

/// `text` with a small letter at its start, unless its first word is an abbreviation.
pub fn small(text: &str) -> String {
    let mut letters = text.chars().filter(|c| !is_mark(*c));
    let is_abbreviation = letters.nth(1).is_some_and(char::is_uppercase);
    if is_abbreviation {
        return text.to_owned();
    }
    with_first(text, |first| first.to_lowercase().collect())
}

/// `RiskOfBias` as `risk-of-bias`.
pub fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (at, letter) in name.char_indices() {
        if letter.is_uppercase() && at > 0 {
            out.push('-');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

/// Marks of the language may stand before the first letter.
fn with_first(text: &str, change: impl Fn(char) -> String) -> String {
    let at = text.find(|c| !is_mark(c)).unwrap_or(text.len());
    let (marks, text) = text.split_at(at);
    let mut chars = text.chars();
    let first = chars.next().map(change).unwrap_or_default();
    format!("{marks}{first}{}", chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_the_first_letter_only() {
        assert_eq!(capital("days in hospital"), "Days in hospital");
        assert_eq!(small("Days in Hospital"), "days in Hospital");
        assert_eq!(small("GP visits"), "GP visits");
        assert_eq!(capital(""), "");
        assert_eq!(capital("\u{FDD0}days"), "\u{FDD0}Days");
        assert_eq!(small("\u{FDD0}GP visits"), "\u{FDD0}GP visits");
        assert_eq!(kebab("RiskOfBias"), "risk-of-bias");
    }
}
