//! Places in files.

/// A range of one line of a file, with the line itself, so that it can be shown without the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as the reader would name it: relative to the project, with forward slashes.
    pub file: String,
    /// The line, counted from 1; 0 when the whole file is meant.
    pub line: usize,
    /// The column, counted from 1 in characters.
    pub column: usize,
    /// How many characters are meant, at least 1.
    pub length: usize,
    /// The line itself, without its end.
    pub excerpt: String,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: 0,
            column: 0,
            length: 0,
            excerpt: String::new(),
        }
    }

    /// The characters from byte `start` to byte `end` of `text`; cut at the end of the first line.
    pub fn in_text(file: impl Into<String>, text: &str, start: usize, end: usize) -> Self {
        let start = floor_char(text, start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = floor_char(text, end.clamp(start, line_end));
        Self {
            file: file.into(),
            line: text.as_bytes()[..start]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count()
                + 1,
            column: text[line_start..start].chars().count() + 1,
            length: text[start..end].chars().count().max(1),
            excerpt: text[line_start..line_end].trim_end_matches('\r').to_owned(),
        }
    }

    /// The place for a report: `file:line:column`, or the file alone.
    pub fn label(&self) -> String {
        if self.line == 0 {
            return self.file.clone();
        }
        format!("{}:{}:{}", self.file, self.line, self.column)
    }
}

fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_columns_in_characters() {
        let place = Place::in_text("a.yaml", "één: 1\nnaïve: x\n", 10, 16);
        assert_eq!((place.line, place.column), (2, 2));
        assert_eq!(place.excerpt, "naïve: x");
    }

    #[test]
    fn survives_offsets_beyond_the_text_and_inside_a_character() {
        assert_eq!(Place::in_text("a", "é", 1, 9).column, 1);
        assert_eq!(Place::in_text("a", "", 5, 9).line, 1);
    }
}
