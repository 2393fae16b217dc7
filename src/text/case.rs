//! The first letter of a text.

/// `text` with a capital letter at its start.
pub fn capital(text: &str) -> String {
    with_first(text, |first| first.to_uppercase().collect())
}

/// `text` with a small letter at its start, unless its first word is an abbreviation.
pub fn small(text: &str) -> String {
    let is_abbreviation = text.chars().nth(1).is_some_and(char::is_uppercase);
    if is_abbreviation {
        return text.to_owned();
    }
    with_first(text, |first| first.to_lowercase().collect())
}

fn with_first(text: &str, change: impl Fn(char) -> String) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(change).unwrap_or_default();
    first + chars.as_str()
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
    }
}
