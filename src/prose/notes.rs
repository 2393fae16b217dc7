//! Notes of a text: each reference leads to its own note, and the note back to where it is used first.

use crate::text::anchor::PLACE;

/// The notes of a text, numbered as they are met.
#[derive(Default)]
pub(super) struct Notes {
    /// Names as typed, with how many references each has so far.
    met: Vec<(String, usize)>,
    /// The number of the note that is open.
    open: usize,
}

impl Notes {
    /// The place of a note among those that were met.
    fn place(&mut self, name: &str) -> usize {
        let known = self.met.iter().position(|(known, _)| known == name);
        known.unwrap_or_else(|| {
            self.met.push((name.to_owned(), 0));
            self.met.len() - 1
        })
    }

    /// A reference to a note.
    pub(super) fn reference(&mut self, name: &str) -> String {
        let place = self.place(name);
        let number = place + 1;
        let times = &mut self.met[place].1;
        *times += 1;
        let id = match *times {
            1 => format!("note-ref-{number}"),
            times => format!("note-ref-{number}-{times}"),
        };
        format!(
            "<sup class=\"footnote-reference\"><a id=\"{PLACE}{id}\" href=\"#{PLACE}note-{number}\" role=\"doc-noteref\">{number}</a></sup>"
        )
    }

    /// The beginning of a note.
    pub(super) fn start(&mut self, name: &str) -> String {
        self.open = self.place(name) + 1;
        let number = self.open;
        format!(
            "<div class=\"footnote-definition\" id=\"{PLACE}note-{number}\"><sup class=\"footnote-definition-label\">{number}</sup>\n"
        )
    }

    /// The end of a note, with the way back; a note to which nothing refers has none.
    pub(super) fn end(&self, back: &str) -> String {
        let number = self.open;
        let note = number.checked_sub(1).and_then(|place| self.met.get(place));
        match note {
            Some((_, times)) if *times > 0 => format!(
                "<a class=\"footnote-back\" href=\"#{PLACE}note-ref-{number}\" role=\"doc-backlink\" aria-label=\"{back}\">↩</a></div>\n"
            ),
            _ => "</div>\n".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_numbered_where_it_is_met_and_leads_back() {
        let mut notes = Notes::default();
        assert!(notes.reference("b").contains("#\u{FDD6}note-1\""));
        assert!(notes.reference("a").contains(">2</a>"));
        assert!(notes.reference("b").contains("note-ref-1-2\""));
        assert!(notes.start("a").contains("id=\"\u{FDD6}note-2\""));
        assert!(notes.end("Back").contains("#\u{FDD6}note-ref-2\""));
        notes.start("unused");
        assert_eq!(notes.end("Back"), "</div>\n");
    }
}
