//! Characters that no text of a record may hold, however they are written there.

/// Why a character does not belong in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// A control character: it cannot be seen, and neither XML nor a terminal takes it as a letter.
    Control,
    /// A number to which Unicode gives no character: programs keep them for marks of their own.
    Noncharacter,
    /// A mark that turns the direction of writing, without the one that turns it back: the text
    /// behind it, to the end of the line, is shown in another order than it has.
    Direction,
}

impl Unfit {
    /// What the character is, to stand after "Here is".
    pub fn words(self) -> &'static str {
        match self {
            Unfit::Control => "a control character, which cannot be seen",
            Unfit::Noncharacter => "a number that is no character in Unicode",
            Unfit::Direction => {
                "a mark that turns the direction of writing and is not closed in the same line"
            }
        }
    }
}

/// A character that does not belong in a text, and its byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its first byte.
    pub at: usize,
    /// The character.
    pub character: char,
    /// Why it does not belong there.
    pub reason: Unfit,
}

impl Found {
    /// Its number as Unicode writes it: `U+202E`.
    pub fn number(&self) -> String {
        format!("U+{:04X}", u32::from(self.character))
    }
}

/// What a character alone is, when it never belongs in a text.
pub fn unfit(character: char) -> Option<Unfit> {
    let number = u32::from(character);
    if character.is_control() && !matches!(character, '\n' | '\r' | '\t') {
        Some(Unfit::Control)
    } else if number & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&number) {
        Some(Unfit::Noncharacter)
    } else {
        None
    }
}

/// Whether a character turns the direction of writing, or turns it back.
pub fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character takes no place, or only that of a space: it cannot be seen in an address.
pub fn is_unseen(character: char) -> bool {
    character.is_whitespace()
        || unfit(character).is_some()
        || turns_direction(character)
        || matches!(
            character,
            '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2065}' | '\u{FEFF}'
        )
}

/// The first character of a text that does not belong in it.
pub fn first_unfit(text: &str) -> Option<Found> {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return None;
    }
    let alone = text.char_indices().find_map(|(at, character)| {
        let reason = unfit(character)?;
        Some(Found {
            at,
            character,
            reason,
        })
    });
    alone.or_else(|| first_turn(text))
}

/// The first mark of direction without its partner.
fn first_turn(text: &str) -> Option<Found> {
    if !text.contains(turns_direction) {
        return None;
    }
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => {
                open.push((at, character));
            }
            '\u{202C}' | '\u{2069}' => {
                let is_partner = |(_, first): &(usize, char)| {
                    (*first >= '\u{2066}') == (character == '\u{2069}')
                };
                if open.pop().filter(is_partner).is_none() {
                    return Some(turn(at, character));
                }
            }
            '\n' | '\u{2029}' if !open.is_empty() => break,
            _ => {}
        }
    }
    open.first().map(|(at, character)| turn(*at, *character))
}

fn turn(at: usize, character: char) -> Found {
    Found {
        at,
        character,
        reason: Unfit::Direction,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_noncharacters_belong_in_no_text() {
        for text in ["a\0", "\u{7}", "\u{7f}", "\u{85}", "\u{9b}31m"] {
            assert_eq!(
                first_unfit(text).map(|found| found.reason),
                Some(Unfit::Control)
            );
        }
        for text in [
            "\u{FFFE}",
            "a\u{FFFF}",
            "\u{FDD0}",
            "\u{FDEF}",
            "\u{1FFFE}",
            "\u{10FFFF}",
        ] {
            let reason = first_unfit(text).map(|found| found.reason);
            assert_eq!(reason, Some(Unfit::Noncharacter));
        }
        assert_eq!(
            first_unfit("Wörter\tund\r\nZeilen \u{2028} \u{FFFD} 😀"),
            None
        );
    }

    #[test]
    fn marks_of_direction_come_in_pairs_within_a_line() {
        for text in [
            "\u{2066}a\u{2069}",
            "\u{202B}\u{2067}a\u{2069}b\u{202C}",
            "\u{200F}a",
        ] {
            assert_eq!(first_unfit(text), None);
        }
        for (text, at) in [
            ("a\u{202E}b", 1),
            ("\u{2066}a\n\u{2069}", 0),
            ("a\u{2069}", 1),
            ("\u{202B}a\u{2069}", 4),
        ] {
            assert_eq!(
                first_unfit(text).map(|found| found.at),
                Some(at),
                "{text:?}"
            );
        }
    }
}
