//! Bytes to text: the encodings and line ends that files of other programs have.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::text::character::{turns_direction, unfit};

/// A text, and what had to be done to make one of the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text: lines end in `\n`, and nothing is in it that no record may hold.
    pub text: String,
    /// What a reader of the file should know, in whole sentences.
    pub remarks: Vec<String>,
}

/// The bytes as text. Nothing is refused: what is neither UTF-8 nor UTF-16 is read as Latin-1 in the
/// form that Windows gave it, in which every byte is a letter.
pub fn decoded(bytes: &[u8]) -> Decoded {
    let mut remarks = Vec::new();
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None => (guessed(bytes), bytes),
    };
    if encoding == WINDOWS_1252 {
        let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        remarks.push(format!(
            "The file is not in UTF-8 (the first other byte is in line {line}): it was read as Latin-1 \
             (Windows-1252). Look at letters with accents."
        ));
    }
    let (text, had_faults) = encoding.decode_without_bom_handling(bytes);
    if had_faults {
        remarks.push(format!(
            "Some bytes are no letters in {}: they stand as \u{FFFD}.",
            encoding.name()
        ));
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_left = |c: &char| !(unfit(*c).is_some() || turns_direction(*c) || *c == '\u{FEFF}');
    let cleaned: String = text.chars().filter(is_left).collect();
    let removed = text.chars().count() - cleaned.chars().count();
    if removed > 0 {
        remarks.push(format!(
            "{removed} characters that cannot be seen and that no text may hold were left out."
        ));
    }
    Decoded {
        text: cleaned,
        remarks,
    }
}

/// What a text without a mark of its encoding is in.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let start = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let zeros = |odd: usize| {
        let every_other = start.iter().skip(odd).step_by(2);
        every_other.filter(|byte| **byte == 0).count() * 3
    };
    if start.len() > 8 && zeros(1) > start.len() {
        return UTF_16LE;
    }
    if start.len() > 8 && zeros(0) > start.len() {
        return UTF_16BE;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(_) => WINDOWS_1252,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_line_ends_and_old_encodings_are_read() {
        assert_eq!(decoded(b"\xEF\xBB\xBFa\r\nb\rc").text, "a\nb\nc");
        assert_eq!(decoded(b"\xFF\xFEa\0\xE9\0").text, "aé");
        let wide: Vec<u8> = "TY  - JOUR\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decoded(&wide).text, "TY  - JOUR\n");
        let latin = decoded(b"one\nM\xFCller \x96 two");
        assert_eq!(latin.text, "one\nMüller – two");
        assert!(latin.remarks[0].contains("line 2"), "{:?}", latin.remarks);
    }

    #[test]
    fn what_no_record_may_hold_is_left_out_and_told() {
        let found = decoded("a\u{0}b\u{202E}c".as_bytes());
        assert_eq!(found.text, "abc");
        assert!(found.remarks[0].starts_with('2'), "{:?}", found.remarks);
    }
}
