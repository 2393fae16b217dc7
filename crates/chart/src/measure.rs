//! How wide text will be, near enough to lay a chart out without a browser.
//!
//! Widths follow Arial's metrics with a margin for the widest system fonts in use (DejaVu Sans, Verdana), because the
//! page uses the reader's own.

use std::iter;

/// A text style of the charts: its class, its size, its line height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    Body,
    Strong,
    Small,
    SmallStrong,
}

impl Face {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Body => "ch-text",
            Self::Strong => "ch-strong",
            Self::Small => "ch-small",
            Self::SmallStrong => "ch-small-strong",
        }
    }

    fn size(self) -> f64 {
        match self {
            Self::Body | Self::Strong => 14.0,
            Self::Small | Self::SmallStrong => 12.0,
        }
    }

    /// Distance between baselines.
    pub(crate) fn leading(self) -> f64 {
        self.size() + 4.0
    }

    fn weight(self) -> f64 {
        match self {
            Self::Body | Self::Small => 1.14,
            Self::Strong | Self::SmallStrong => 1.26,
        }
    }
}

/// Width in pixels.
pub(crate) fn width(text: &str, face: Face) -> f64 {
    text.chars().map(advance).sum::<f64>() * face.size() * face.weight()
}

/// Width of the widest of several texts.
pub(crate) fn widest<'a>(texts: impl IntoIterator<Item = &'a str>, face: Face) -> f64 {
    texts
        .into_iter()
        .map(|text| width(text, face))
        .fold(0.0, f64::max)
}

/// Breaks `text` into at most `most` lines; what does not fit ends in an ellipsis (the table twin has it in full).
pub(crate) fn wrap(text: &str, face: Face, room: f64, most: usize) -> Vec<String> {
    let mut lines = broken(text, face, room);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = ellipsis(last, face, room);
        }
    }
    closed(lines)
}

/// Around words that the caller marks as those of another language. They have no width.
const MARKS: (char, char) = ('\u{fdd0}', '\u{fdd1}');

/// A mark that is broken over lines ends with each of them and begins again with the next.
fn closed(lines: Vec<String>) -> Vec<String> {
    let mut is_open = false;
    let close = |line: String| {
        let begun = if is_open {
            format!("{}{line}", MARKS.0)
        } else {
            line
        };
        let last = begun.chars().rev().find(|c| [MARKS.0, MARKS.1].contains(c));
        is_open = last == Some(MARKS.0);
        if is_open {
            format!("{begun}{}", MARKS.1)
        } else {
            begun
        }
    };
    lines.into_iter().map(close).collect()
}

fn broken(text: &str, face: Face, room: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in words(text).flat_map(|word| pieces(word, face, room)) {
        let joined = if line.is_empty() {
            piece.clone()
        } else {
            format!("{line} {piece}")
        };
        if line.is_empty() || width(&joined, face) <= room {
            line = joined;
        } else {
            lines.push(std::mem::replace(&mut line, piece));
        }
    }
    lines.extend(Some(line).filter(|line| !line.is_empty()));
    lines
}

/// Words; a no-break space holds its neighbours together.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let breaks = |c: char| c.is_whitespace() && c != '\u{a0}';
    text.split(breaks).filter(|word| !word.is_empty())
}

/// A word cut into pieces that fit; nearly always the word itself.
fn pieces(word: &str, face: Face, room: f64) -> Vec<String> {
    if width(word, face) <= room {
        return vec![word.to_owned()];
    }
    let mut rest = word;
    iter::from_fn(|| {
        let (head, tail) = rest.split_at(cut(rest, face, room));
        rest = tail;
        Some(head.to_owned()).filter(|head| !head.is_empty())
    })
    .collect()
}

/// How many bytes of `text` fit; at least one character, so that cutting always ends.
fn cut(text: &str, face: Face, room: f64) -> usize {
    let mut used = 0.0;
    for (index, c) in text.char_indices() {
        used += advance(c) * face.size() * face.weight();
        if used > room && index > 0 {
            return index;
        }
    }
    text.len()
}

fn ellipsis(line: &str, face: Face, room: f64) -> String {
    let keep = cut(line, face, room - width("…", face));
    format!("{}…", line.get(..keep).unwrap_or(line).trim_end())
}

/// Advance of one character in em.
fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.28,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '[' | ']' | '-' | '/' | '"' => 0.35,
        'm' | 'M' | 'W' | '%' | '@' | '…' => 0.92,
        'w' | 'G' | 'O' | 'Q' => 0.78,
        'A'..='Z' => 0.69,
        // Accents, and noncharacters with which others mark a text.
        '\u{300}'..='\u{36f}' | '\u{fdd0}'..='\u{fdef}' => 0.0,
        '\u{1100}'.. => wide(c),
        _ => 0.57,
    }
}

fn wide(c: char) -> f64 {
    if ('\u{2e80}'..).contains(&c) || ('\u{1100}'..='\u{11ff}').contains(&c) {
        1.0
    } else {
        0.62
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_at_words_and_marks_what_is_cut() {
        let lines = wrap(
            "shared breaks in the morning for everybody",
            Face::Body,
            100.0,
            2,
        );
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| width(line, Face::Body) <= 100.0));
        assert!(lines.last().is_some_and(|line| line.ends_with('…')));
    }

    #[test]
    fn breaks_a_word_that_is_too_long() {
        let lines = wrap(&"x".repeat(60), Face::Body, 80.0, 99);
        assert_eq!(lines.concat(), "x".repeat(60));
        assert!(lines.iter().all(|line| width(line, Face::Body) <= 80.0));
    }

    #[test]
    fn a_mark_is_closed_at_the_end_of_a_line_and_begun_again() {
        let marked = "\u{fdd0}peer support in the community\u{fdd1} sa";
        let lines = wrap(marked, Face::Body, 100.0, 9);
        assert!(lines.len() > 2);
        let balanced =
            |line: &String| line.matches('\u{fdd0}').count() == line.matches('\u{fdd1}').count();
        assert!(lines.iter().all(balanced), "{lines:?}");
        assert!(lines[1].starts_with('\u{fdd0}'));
        assert_eq!(
            width(marked, Face::Body),
            width("peer support in the community sa", Face::Body)
        );
    }

    #[test]
    fn nothing_has_no_lines() {
        assert!(wrap(" \n ", Face::Body, 80.0, 3).is_empty());
        assert!(wrap("x", Face::Body, 0.0, 3).len() == 1);
    }
}
