//! A text by its lines.

/// A text with the places where its lines begin.
#[derive(Debug)]
pub struct Lines<'t> {
    /// The text.
    pub text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub fn of(text: &'t str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(breaks);
        Self {
            text,
            starts: starts.filter(|at| *at < text.len() || *at == 0).collect(),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line in which a byte is, counted from 0.
    pub fn of_byte(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).max(1) - 1
    }

    /// Where a line begins.
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// A line without its end.
    pub fn line(&self, line: usize) -> &'t str {
        let text = self.text.get(self.start(line)..self.start(line + 1));
        text.unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    /// What stands in the line of a byte from that byte on.
    pub fn rest(&self, at: usize) -> &'t str {
        let end = self.start(self.of_byte(at) + 1);
        let text = self.text.get(at..end);
        text.unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    /// How many characters stand before a byte in its line.
    pub fn column(&self, at: usize) -> usize {
        let start = self.start(self.of_byte(at));
        self.text
            .get(start..at)
            .map_or(0, |before| before.chars().count())
    }
}

/// Whether a line holds nothing, or a remark alone.
pub fn is_remark(line: &str) -> bool {
    let line = line.trim_start();
    line.trim_end().is_empty() || line.starts_with('#')
}

/// How far a line is indented.
pub fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
