//! Records are written line by line, as a person would type them.

use std::fmt::Write;

/// Columns of a line of text.
const WIDTH: usize = 96;

/// A record as it grows.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A record with its first lines.
    pub fn new(text: impl Into<String>) -> Self {
        let mut lines = Self::default();
        lines.add(text.into());
        lines
    }

    /// Adds lines as they stand, and ends the last one.
    pub fn add(&mut self, text: impl AsRef<str>) {
        let text = text.as_ref();
        self.0.push_str(text);
        if !text.is_empty() && !text.ends_with('\n') {
            self.0.push('\n');
        }
    }

    /// Adds a longer text under its key, folded and indented two columns deeper than the key.
    pub fn text(&mut self, indent: usize, key: &str, text: &str) {
        let _ = writeln!(self.0, "{:indent$}{key}: >-", "");
        let mut column = 0;
        for word in text.split_whitespace() {
            if column == 0 || column + 1 + word.len() > WIDTH {
                let line_end = if column == 0 { "" } else { "\n" };
                let _ = write!(self.0, "{line_end}{:width$}{word}", "", width = indent + 2);
                column = indent + 2 + word.len();
            } else {
                let _ = write!(self.0, " {word}");
                column += 1 + word.len();
            }
        }
        self.0.push('\n');
    }

    /// The record.
    pub fn done(self) -> String {
        self.0
    }
}

/// Items in a row: `[a, b, c]`.
pub(super) fn row(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().collect();
    format!("[{}]", items.join(", "))
}
