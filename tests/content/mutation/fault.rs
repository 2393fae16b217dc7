//! One slip in one place, and where a report must name it.

use super::spot::{Corpus, File, Spot, line_of};

/// One slip.
#[derive(Debug, Clone)]
pub struct Fault {
    /// What was done, for the list.
    pub what: String,
    pub edits: Vec<Edit>,
    /// The places of which one must be named.
    pub at: Vec<At>,
}

/// A file that is changed.
#[derive(Debug, Clone)]
pub enum Edit {
    Write(String, Vec<u8>),
    Remove(String),
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    pub file: String,
    /// The line, counted from 1; nothing where any line will do.
    pub line: Option<usize>,
}

impl At {
    pub fn file(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: None,
        }
    }

    pub fn line(file: impl Into<String>, line: usize) -> Self {
        Self {
            file: file.into(),
            line: Some(line),
        }
    }
}

impl Fault {
    /// A file with another text, to be named at bytes of that text.
    pub fn text(file: &File, text: String, at: &[usize]) -> Self {
        let at = at
            .iter()
            .map(|at| At::line(&file.name, line_of(&text, *at)))
            .collect();
        let what = differing_line(&file.text, &text);
        Self {
            what,
            edits: vec![Edit::Write(file.name.clone(), text.into_bytes())],
            at,
        }
    }

    /// The bytes of a spot's value replaced, to be named there.
    pub fn value(corpus: &Corpus, spot: &Spot, new: &str) -> Self {
        let file = corpus.file(spot);
        Self::text(
            file,
            file.with(spot.value.clone(), new),
            &[spot.value.start],
        )
    }

    /// The same fault, which may also be named at more bytes of the new text.
    #[must_use]
    pub fn or_at(mut self, more: &[usize]) -> Self {
        if let Some(Edit::Write(name, bytes)) = self.edits.first() {
            let text = String::from_utf8_lossy(bytes);
            let lines = more.iter().map(|at| At::line(name, line_of(&text, *at)));
            self.at.extend(lines.collect::<Vec<_>>());
        }
        self
    }
}

/// The first line that two texts do not share, as it was and as it is.
fn differing_line(old: &str, new: &str) -> String {
    let pairs = old.lines().zip(new.lines());
    let differing = pairs.into_iter().find(|(old, new)| old != new);
    differing.map_or_else(String::new, |(old, new)| {
        let short = |line: &str| line.trim().chars().take(70).collect::<String>();
        format!("{} => {}", short(old), short(new))
    })
}
