//! The table of all English texts, and ids as places in it.

use super::form::{Form, Forms};

/// A text of the program's English.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its id: `study.what-it-found`.
    pub id: &'static str,
    /// The names in braces of all its forms, in alphabetical order.
    pub places: &'static [&'static str],
    /// The text by form; `Other` is always there.
    pub forms: &'static [(Form, &'static str)],
}

/// Every text of `themes/default/strings/en.yaml`, in the order of ids; `build.rs` makes it.
pub(super) const ENGLISH: &[Entry] = include!(concat!(env!("OUT_DIR"), "/english.rs"));

/// A text of the program: its place in the order of all ids.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId(u16);

impl TextId {
    /// The text with this id, where there is one.
    pub fn find(id: &str) -> Option<TextId> {
        find(id)
    }

    /// All texts, in the order of their ids.
    pub fn all() -> impl Iterator<Item = TextId> {
        (0..ENGLISH.len()).map(|at| TextId(at as u16))
    }

    /// The id in files: `study.what-it-found`.
    pub fn name(self) -> &'static str {
        self.entry().id
    }

    /// The names in braces that have to be filled.
    pub fn places(self) -> &'static [&'static str] {
        self.entry().places
    }

    /// Whether the text says a count, so that a language may have forms for it. English sometimes
    /// does without: "References ({count})".
    pub fn has_count(self) -> bool {
        is_counted(self)
            || self
                .places()
                .iter()
                .any(|place| ["count", "number"].contains(place))
    }

    /// The text in the English of the program, with its places open.
    pub fn english(self) -> &'static str {
        Forms::English(self.entry().forms).of(Form::Other)
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }

    pub(super) const fn entry(self) -> &'static Entry {
        &ENGLISH[self.0 as usize]
    }
}

impl std::fmt::Debug for TextId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Whether the English text has forms for counts.
pub(super) const fn is_counted(text: TextId) -> bool {
    text.entry().forms.len() > 1
}

pub(super) const fn find(id: &str) -> Option<TextId> {
    let (mut low, mut high) = (0, ENGLISH.len());
    while low < high {
        let middle = (low + high) / 2;
        match order(ENGLISH[middle].id, id) {
            0 => return Some(TextId(middle as u16)),
            1 => high = middle,
            _ => low = middle + 1,
        }
    }
    None
}

pub(super) const fn is_same(a: &str, b: &str) -> bool {
    order(a, b) == 0
}

/// −1, 0 or 1: whether `a` stands before, at or behind `b`.
const fn order(a: &str, b: &str) -> i8 {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return if a[at] < b[at] { -1 } else { 1 };
        }
        at += 1;
    }
    if a.len() == b.len() {
        0
    } else if a.len() < b.len() {
        -1
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_found_at_its_own_place() {
        for text in TextId::all() {
            assert_eq!(find(text.name()), Some(text));
        }
        assert_eq!(find(""), None);
        assert_eq!(find("zzz.zzz"), None);
        assert_eq!(find("study.what-it-foun"), None);
    }
}
