//! Comments of a script, in the language of the reader.

use crate::words::{Phrase, Words};

/// A line with a comment.
pub(super) fn comment<'a>(words: &Words, text: impl Into<Phrase<'a>>) -> String {
    format!("# {}\n", words.say(&text.into()))
}
