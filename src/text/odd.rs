//! Characters that are hardly ever meant: what a wrong encoding has made of letters (`Ã©` for `é`), and
//! what cannot be seen.

use super::character::{first_unfit, turns_direction};

/// Something in a text that is hardly ever meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// Its first byte.
    pub at: usize,
    /// One past its last byte.
    pub end: usize,
    /// What it is.
    pub kind: OddKind,
}

/// Why it is hardly ever meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OddKind {
    /// Letters that were saved in one encoding and read in another; what they were.
    Garbled(String),
    /// The sign for a letter that was lost.
    Lost,
    /// A character that cannot be seen.
    Unseen(char),
    /// A mark that turns the direction of writing, in a line that is written from left to right.
    Turns(char),
}

/// What is odd in a text, in order.
pub fn odd_places(text: &str) -> Vec<Odd> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.is_ascii() {
            in_line(line, start, &mut found);
        }
        start += line.len();
    }
    found
}

fn in_line(line: &str, start: usize, found: &mut Vec<Odd>) {
    let has_right_to_left = line.chars().any(is_right_to_left);
    // A mark that is not closed is an error, which is told elsewhere.
    let turns = !has_right_to_left && first_unfit(line).is_none();
    let mut until = 0;
    let mut before = ' ';
    for (at, c) in line
        .char_indices()
        .filter(|(_, c)| !c.is_ascii() || !c.is_control())
    {
        let was_before = std::mem::replace(&mut before, c);
        if at < until || c.is_ascii() {
            continue;
        }
        let after = line[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let (length, kind) = match c {
            '\u{FFFD}' => (c.len_utf8(), OddKind::Lost),
            c if is_unseen(c) => (c.len_utf8(), OddKind::Unseen(c)),
            // Between letters of scripts that join, and in pictures made of several, they are meant.
            '\u{200C}' | '\u{200D}' if is_latin(was_before) || is_latin(after) => {
                (c.len_utf8(), OddKind::Unseen(c))
            }
            '\u{200E}' | '\u{200F}' | '\u{61C}' if !has_right_to_left => {
                (c.len_utf8(), OddKind::Unseen(c))
            }
            c if turns && turns_direction(c) => (c.len_utf8(), OddKind::Turns(c)),
            _ => match garbled(&line[at..]) {
                Some((length, meant)) => (length, OddKind::Garbled(meant)),
                None => continue,
            },
        };
        until = at + length;
        let (at, end) = (start + at, start + until);
        found.push(Odd { at, end, kind });
    }
}

/// Characters that take no place, whatever stands beside them. (One at the start of a file says how it
/// is encoded, and is taken off before.)
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}' | '\u{2060}'
            ..='\u{2064}'
                | '\u{FEFF}'
                | '\u{180E}'
                | '\u{115F}'
                | '\u{1160}'
                | '\u{3164}'
                | '\u{FFA0}'
    )
}

fn is_latin(c: char) -> bool {
    c.is_alphanumeric() && u32::from(c) < 0x250
}

fn is_right_to_left(c: char) -> bool {
    let number = u32::from(c);
    c.is_alphabetic()
        && ((0x590..0x900).contains(&number)
            || (0xFB1D..0xFE00).contains(&number)
            || (0xFE70..0xFF00).contains(&number)
            || (0x1_0800..0x1_1000).contains(&number))
}

/// Characters of Windows-1252 from 0x80 to 0x9F; five bytes have none.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The byte that a character is in Windows-1252.
fn byte_of(c: char) -> Option<u8> {
    match u32::from(c) {
        0xA0..=0xFF => u8::try_from(u32::from(c)).ok(),
        _ => {
            let place = WINDOWS.chars().position(|known| known == c)?;
            u8::try_from(0x80 + place).ok()
        }
    }
}

/// The first letters of a text, when they are the bytes of another letter: their length, and that letter.
fn garbled(text: &str) -> Option<(usize, String)> {
    let mut chars = text.chars();
    let first = byte_of(chars.next()?)?;
    let second = chars.next()?;
    // What begins a letter in two bytes, in three and in four; of those in three only signs, because
    // `é” …` may be meant.
    let more = match first {
        0xC2 | 0xC3 => 1,
        0xC4..=0xD1 if !"‘’“”–—…".contains(second) => 1,
        0xE2 | 0xEF => 2,
        0xF0 => 3,
        _ => return None,
    };
    let mut bytes = vec![first];
    let mut length = text.chars().next().map_or(0, char::len_utf8);
    for c in text.chars().skip(1).take(more) {
        bytes.push(byte_of(c).filter(|byte| (0x80..0xC0).contains(byte))?);
        length += c.len_utf8();
    }
    // The last of three bytes may be one for which Windows-1252 has no character: it is lost.
    let meant = String::from_utf8(bytes).ok()?;
    Some((length, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn garbled_in(text: &str) -> Vec<String> {
        let found = odd_places(text).into_iter();
        let meant = found.map(|odd| match odd.kind {
            OddKind::Garbled(meant) => meant,
            other => format!("{other:?}"),
        });
        meant.collect()
    }

    #[test]
    fn letters_of_a_wrong_encoding_are_read_back() {
        for (text, meant) in [
            ("the patientâ€™s view", "’"),
            ("â€œquoted", "“"),
            ("cafÃ©", "é"),
            ("MÃ¼ller", "ü"),
            ("5Â\u{a0}Â°C", "\u{a0}°"),
            ("I2 â‰¥ 50%", "≥"),
            ("Å\u{81}Ã³dÅº", "Łóź"),
            ("ðŸ˜€", "😀"),
        ] {
            assert_eq!(garbled_in(text).concat(), meant, "{text}");
        }
    }

    #[test]
    fn letters_that_are_meant_stay() {
        for text in [
            "SÃO PAULO",
            "âge, château, NAÏVE",
            "Ångström",
            "„SmÅ“",
            "café”… and",
            "ÉTÉ",
            "Ðóra",
            "日本語",
            "25 °C ± 2 µg §3",
        ] {
            assert_eq!(garbled_in(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_found_at_its_place() {
        let text = "one\ntw\u{200B}o";
        let found = odd_places(text);
        assert_eq!((found[0].at, found[0].end), (6, 9));
        for (text, count) in [
            ("soft\u{AD}hyphen", 1),
            ("a\u{FEFF}b", 1),
            ("a\u{200D}b", 1),
            ("lost \u{FFFD}", 1),
            ("left\u{200E}", 1),
            ("\u{202A}Trial\u{202C}", 2),
            ("שלום\u{200F}!", 0),
            ("שלום \u{2067}abc\u{2069}", 0),
            ("می\u{200C}خواهم", 0),
            ("👩\u{200D}🔬", 0),
        ] {
            assert_eq!(odd_places(text).len(), count, "{text:?}");
        }
    }
}
