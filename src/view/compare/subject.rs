//! A record that is compared: its name and the lines of its cells.

use serde::Serialize;

use crate::words::{HasWords, count};

/// How many lines one cell holds; what is left over stands on the record's page.
const MOST_LINES: usize = 8;

/// What stands in a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The credits owed for its data, each in one line.
    pub credits: Vec<String>,
    /// Lines for each row, in the order of the rows; a row without lines says that nothing is known.
    pub cells: Vec<Vec<Line>>,
}

/// A line of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What the line is about, linked; empty when the line has no link.
    pub lead: String,
    /// Where it leads; empty when nowhere.
    pub href: String,
    /// The words; empty when the link says all.
    pub text: String,
}

impl Line {
    /// A line without a link.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self {
            lead: String::new(),
            href: String::new(),
            text: text.into(),
        }
    }

    /// A line that leads somewhere.
    pub(super) fn linked(
        lead: impl Into<String>,
        href: impl Into<String>,
        text: impl Into<String>,
    ) -> Self {
        Self {
            lead: lead.into(),
            href: href.into(),
            text: text.into(),
        }
    }
}

/// The first lines, and how many more there are.
pub(super) fn at_most(words: &impl HasWords, mut lines: Vec<Line>, href: &str) -> Vec<Line> {
    if lines.len() > MOST_LINES {
        let more = lines.len() - (MOST_LINES - 1);
        lines.truncate(MOST_LINES - 1);
        lines.push(Line::linked(
            count!(words, "compare.and-more", more),
            href,
            "",
        ));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn a_long_cell_says_how_much_it_leaves_out() {
        let lines = |n: usize| {
            (0..n)
                .map(|i| Line::plain(i.to_string()))
                .collect::<Vec<_>>()
        };
        let words = Words::english();
        assert_eq!(at_most(&words, lines(8), "x").len(), 8);
        let cut = at_most(&words, lines(20), "x");
        assert_eq!(cut.len(), 8);
        assert_eq!(cut[7], Line::linked("and 13 more", "x", ""));
    }
}
