//! Two to four studies, outcomes or bodies of evidence side by side, in rows that are always the same.

mod evidence;
mod study;
mod subject;

use serde::Serialize;

use super::desk::{Desk, Here};
use super::head::Head;
use super::part::{Link, Row};
use super::shared::compare_link::{ADDRESS, CompareKind};
use crate::words::{TextId, say};

pub use evidence::{outcomes, syntheses};
pub use study::studies;
pub use subject::{Line, Subject};

/// How many can stand side by side.
pub const MOST: usize = 4;

impl CompareKind {
    /// The rows.
    pub fn rows(self) -> &'static [TextId] {
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
    pub label: String,
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
        title: say!(desk, "compare.title"),
        description: say!(desk, "compare.description"),
        page_type: "compare",
        section: "evidence/index.html",
        crumbs: vec![here.link(say!(desk, "menu.evidence"), "evidence/index.html")],
        ..Head::default()
    };
    let mut shown = syntheses(desk, here);
    let rest = shown.split_off(shown.len().min(MOST));
    let link = |subject: &Subject| Link::new(subject.title.clone(), subject.href.clone());
    let page = ComparePage {
        subjects: shown.iter().map(link).collect(),
        rows: built_rows(desk, &shown),
        others: rest.iter().map(link).collect(),
        lists: lists(desk, here),
    };
    Some((head, page))
}

fn lists(desk: &Desk<'_>, here: &Here) -> Vec<Row> {
    let row = |kind: CompareKind, all: String, address: &str| {
        Row::linked(desk.text(kind.label()), here.link(all, address))
    };
    let [studies, outcomes, syntheses] = CompareKind::ALL;
    vec![
        row(
            studies,
            say!(desk, "compare.all-studies"),
            "studies/index.html",
        ),
        row(
            outcomes,
            say!(desk, "compare.all-outcomes"),
            "outcomes/index.html",
        ),
        row(
            syntheses,
            say!(desk, "compare.all-bodies-of-evidence"),
            "evidence/index.html",
        ),
    ]
}

fn built_rows(desk: &Desk<'_>, shown: &[Subject]) -> Vec<CompareRow> {
    let cell = |subject: &Subject, index: usize| CompareCell {
        subject: subject.title.clone(),
        lines: subject.cells.get(index).cloned().unwrap_or_default(),
    };
    let labels = CompareKind::Syntheses.rows().iter().enumerate();
    labels
        .map(|(index, label)| CompareRow {
            label: desk.text(*label),
            cells: shown.iter().map(|subject| cell(subject, index)).collect(),
        })
        .collect()
}
