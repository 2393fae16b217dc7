//! A fault that was recognised, and how it quotes what is there.

use crate::diag::Code;

use super::lines::Line;

/// A fault that was recognised: the byte range in the YAML, the code, the words.
pub(super) struct Recognised {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) code: &'static Code,
    pub(super) message: String,
    pub(super) hints: Vec<String>,
}

impl Recognised {
    pub(super) fn at(
        start: usize,
        end: usize,
        code: &'static Code,
        message: impl Into<String>,
    ) -> Self {
        Self {
            start,
            end,
            code,
            message: message.into(),
            hints: Vec::new(),
        }
    }

    /// A fault of a whole line.
    pub(super) fn line(line: &Line<'_>, code: &'static Code, message: impl Into<String>) -> Self {
        Self::at(line.start + line.indent(), line.end(), code, message)
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// The text in quotation marks, as a person would write it, cut when it is long.
pub(super) fn in_marks(text: &str) -> String {
    let text = match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    };
    match (text.contains('"'), text.contains('\'')) {
        (false, _) if !text.contains('\\') => format!("\"{text}\""),
        (_, false) => format!("'{text}'"),
        _ => format!("'{}'", text.replace('\'', "''")),
    }
}

/// The advice that always works for a text.
pub(super) const AS_BLOCK: &str = "A text of any kind can be written as a block: `>-` after the colon, and the text on the next line, indented.";
