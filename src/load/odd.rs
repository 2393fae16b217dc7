//! What is odd in the text of a file, told at its place.

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::text::odd::{Odd, OddKind, odd_places};

/// So many places of one file are told: where an encoding is wrong, all letters with accents are.
const MOST: usize = 5;

/// Warns of what is odd in a file.
pub(super) fn tell(name: &str, text: &str, found: &mut Diagnostics) {
    let places = odd_places(text);
    let more = places.len().saturating_sub(MOST);
    for (number, odd) in places.iter().take(MOST).enumerate() {
        let (message, hint) = words(odd, &text[odd.at..odd.end]);
        let place = Place::in_text(name, text, odd.at, odd.end);
        let problem = Diagnostic::new(&codes::ODD_CHARACTER, message)
            .at(place)
            .hint(hint);
        let is_last = number + 1 == MOST && more > 0;
        found.push(match is_last {
            true => problem.hint(match more {
                1 => "There is 1 more in this file.".to_owned(),
                more => format!("There are {more} more in this file."),
            }),
            false => problem,
        });
    }
}

fn words(odd: &Odd, written: &str) -> (String, String) {
    match &odd.kind {
        OddKind::Garbled(meant) => (
            format!("`{written}` is what a wrong encoding makes of `{meant}`."),
            format!("Write `{meant}`. If there are many, open the source again as UTF-8 and copy the text anew."),
        ),
        OddKind::Lost => (
            "Here stands the sign for a letter that was lost.".to_owned(),
            "Look the letter up in the source and type it.".to_owned(),
        ),
        OddKind::Unseen(c) => (
            format!("Here is a character that cannot be seen (U+{:04X}).", u32::from(*c)),
            "Delete it: words with it are not found by the search. It often comes with a text copied from a PDF file or a page of the web.".to_owned(),
        ),
        OddKind::Turns(c) => (
            format!("Here is a mark that turns the direction of writing (U+{:04X}), in a line that is written from left to right.", u32::from(*c)),
            "Delete it; it cannot be seen, and comes with copied text.".to_owned(),
        ),
    }
}
