//! Marks in a text where a term of the glossary stands, until the page around it is finished.
//!
//! The marks are noncharacters, which no text of a record or a theme has. They pass through
//! templates as any letter does: nothing escapes them.

use std::borrow::Cow;

use super::marks::FIRST_BYTE;

/// Before the number of a term.
const TERM: char = '\u{FDD2}';
/// Between the number and the words that name the term.
const WORDS: char = '\u{FDD3}';
/// After the words, or after the number where an author has set a link to the term.
const END: char = '\u{FDD4}';

/// What a text says at a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark<'t> {
    /// Words that name the term of this number.
    Used(usize, &'t str),
    /// The author has set a link to the term of this number here.
    Linked(usize),
    /// A mark that is not whole: it says nothing.
    Stray,
}

/// Writes words that name a term, marked.
pub fn push_used(out: &mut String, term: usize, words: &str) {
    out.push(TERM);
    out.push_str(&term.to_string());
    out.push(WORDS);
    out.push_str(words);
    out.push(END);
}

/// The mark of a term to which an author has set a link.
pub fn linked(term: usize) -> String {
    format!("{TERM}{term}{END}")
}

/// The mark with which a text begins, and how many bytes it takes together with its words.
pub fn at_start(text: &str) -> Option<(Mark<'_>, usize)> {
    let first = text.chars().next().filter(|c| is_mark(*c))?;
    Some(whole(text, first).unwrap_or((Mark::Stray, first.len_utf8())))
}

fn whole(text: &str, first: char) -> Option<(Mark<'_>, usize)> {
    let after = text.strip_prefix(TERM).filter(|_| first == TERM)?;
    let digits = after.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = after.split_at(digits);
    let number = number.parse().ok()?;
    let before = first.len_utf8() + digits;
    if rest.starts_with(END) {
        return Some((Mark::Linked(number), before + END.len_utf8()));
    }
    let rest = rest.strip_prefix(WORDS)?;
    let words = &rest[..rest.find(END)?];
    let length = before + WORDS.len_utf8() + words.len() + END.len_utf8();
    Some((Mark::Used(number, words), length))
}

/// A text without marks, its words kept.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.as_bytes().contains(&FIRST_BYTE) {
        return Cow::Borrowed(text);
    }
    let Some(first) = text.find(is_mark) else {
        return Cow::Borrowed(text);
    };
    let mut plain = text[..first].to_owned();
    let mut rest = &text[first..];
    while let Some((mark, length)) = at_start(rest) {
        if let Mark::Used(_, words) = mark {
            plain.push_str(words);
        }
        rest = &rest[length..];
        let next = rest.find(is_mark).unwrap_or(rest.len());
        plain.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    Cow::Owned(plain)
}

/// Whether a letter is one of these marks. ([`super::marks`] has others.)
pub fn is_mark(c: char) -> bool {
    (TERM..=END).contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_is_read_again() {
        let mut text = String::new();
        push_used(&mut text, 12, "risk ratio");
        assert_eq!(
            at_start(&text),
            Some((Mark::Used(12, "risk ratio"), text.len()))
        );
        assert_eq!(
            at_start(&linked(7)),
            Some((Mark::Linked(7), linked(7).len()))
        );
        assert_eq!(at_start("risk ratio"), None);
    }

    #[test]
    fn plain_text_keeps_its_words_and_loses_broken_marks() {
        let mut text = linked(3) + "a ";
        push_used(&mut text, 12, "risk ratio");
        assert_eq!(plain(&(text + " \u{FDD2}x\u{FDD4}")), "a risk ratio x");
        assert_eq!(plain("as it was"), "as it was");
    }
}
