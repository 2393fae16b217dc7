//! Two to four studies, outcomes or bodies of evidence side by side, in rows that are always the same.

mod evidence;
mod study;

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::head::Head;
use super::shared::part::{Link, Row};

pub use evidence::{outcomes, syntheses};
pub use study::studies;

/// Where the page stands; links of subjects start there.
pub const ADDRESS: &str = "compare.html";
/// How many can stand side by side.
pub const MOST: usize = 4;
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
    fn plain(text: impl Into<String>) -> Self {
        Self {
            lead: String::new(),
            href: String::new(),
            text: text.into(),
        }
    }

    /// A line that leads somewhere.
    fn linked(lead: impl Into<String>, href: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            lead: lead.into(),
            href: href.into(),
            text: text.into(),
        }
    }
}

/// What can be compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareKind {
    /// Studies.
    Studies,
    /// Outcomes.
    Outcomes,
    /// Bodies of evidence.
    Syntheses,
}

impl CompareKind {
    /// All of them, in the order in which the page offers them.
    pub const ALL: [CompareKind; 3] = [
        CompareKind::Studies,
        CompareKind::Outcomes,
        CompareKind::Syntheses,
    ];

    /// Its name in addresses and in words.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            CompareKind::Studies => ("studies", "Studies"),
            CompareKind::Outcomes => ("outcomes", "Outcomes"),
            CompareKind::Syntheses => ("evidence", "Bodies of evidence"),
        }
    }

    /// The rows.
    pub fn rows(self) -> &'static [&'static str] {
        match self {
            CompareKind::Studies => &study::ROWS,
            CompareKind::Outcomes | CompareKind::Syntheses => &evidence::ROWS,
        }
    }

    /// Everything that can be compared, in the order of ids.
    pub fn subjects(self, desk: &Desk<'_>) -> Vec<Subject> {
        let here = Here::at(ADDRESS);
        match self {
            CompareKind::Studies => studies(desk, &here),
            CompareKind::Outcomes => outcomes(desk, &here),
            CompareKind::Syntheses => syntheses(desk, &here),
        }
    }
}

/// What the template `compare.html` sees.
#[derive(Debug, Serialize)]
pub struct ComparePage {
    /// The bodies of evidence that the built table shows.
    pub subjects: Vec<Link>,
    /// The rows of the built table.
    pub rows: Vec<CompareRow>,
    /// Bodies of evidence that the table has no room for.
    pub others: Vec<Link>,
    /// Lists from which to choose.
    pub lists: Vec<Row>,
}

/// A row of the built table.
#[derive(Debug, Serialize)]
pub struct CompareRow {
    /// What it is about.
    pub label: &'static str,
    /// A cell for each subject.
    pub cells: Vec<CompareCell>,
}

/// A cell of the built table.
#[derive(Debug, Serialize)]
pub struct CompareCell {
    /// The subject, for narrow screens.
    pub subject: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, ComparePage)> {
    let head = Head {
        title: "Compare".to_owned(),
        description: "Studies, outcomes or bodies of evidence side by side, in the same rows."
            .to_owned(),
        page_type: "compare",
        section: "evidence/index.html",
        crumbs: vec![here.link("Evidence", "evidence/index.html")],
        ..Head::default()
    };
    let mut shown = syntheses(desk, here);
    let rest = shown.split_off(shown.len().min(MOST));
    let link = |subject: &Subject| Link::new(subject.title.clone(), subject.href.clone());
    let page = ComparePage {
        subjects: shown.iter().map(link).collect(),
        rows: built_rows(&shown),
        others: rest.iter().map(link).collect(),
        lists: vec![
            Row::linked("Studies", here.link("All studies", "studies/index.html")),
            Row::linked("Outcomes", here.link("All outcomes", "outcomes/index.html")),
            Row::linked(
                "Bodies of evidence",
                here.link("All bodies of evidence", "evidence/index.html"),
            ),
        ],
    };
    Some((head, page))
}

fn built_rows(shown: &[Subject]) -> Vec<CompareRow> {
    let cell = |subject: &Subject, index: usize| CompareCell {
        subject: subject.title.clone(),
        lines: subject.cells.get(index).cloned().unwrap_or_default(),
    };
    let labels = CompareKind::Syntheses.rows().iter().enumerate();
    labels
        .map(|(index, label)| CompareRow {
            label,
            cells: shown.iter().map(|subject| cell(subject, index)).collect(),
        })
        .collect()
}

/// A link to the comparison that begins with this record.
pub fn link(here: &Here, kind: CompareKind, id: &Id, label: &str) -> Link {
    let (name, _) = kind.words();
    here.link(label, &format!("{ADDRESS}?{name}={id}"))
}

/// The first lines, and how many more there are.
fn at_most(mut lines: Vec<Line>, href: &str) -> Vec<Line> {
    if lines.len() > MOST_LINES {
        let more = lines.len() - (MOST_LINES - 1);
        lines.truncate(MOST_LINES - 1);
        lines.push(Line::linked(format!("and {more} more"), href, ""));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_cell_says_how_much_it_leaves_out() {
        let lines = |n: usize| {
            (0..n)
                .map(|i| Line::plain(i.to_string()))
                .collect::<Vec<_>>()
        };
        assert_eq!(at_most(lines(8), "x").len(), 8);
        let cut = at_most(lines(20), "x");
        assert_eq!(cut.len(), 8);
        assert_eq!(cut[7], Line::linked("and 13 more", "x", ""));
    }
}
