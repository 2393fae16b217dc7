//! Comments of a script, in the language of the reader.

use crate::words::{Phrase, Words};

/// A line with a comment.
pub(super) fn comment<'a>(words: &Words, text: impl Into<Phrase<'a>>) -> String {
    let text = words.say(&text.into());
    // What stands behind a line break would be code.
    let line: Vec<&str> = text.split_whitespace().collect();
    format!("# {}\n", line.join(" "))
}
