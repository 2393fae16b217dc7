//! Two to four studies, outcomes or bodies of evidence side by side, in rows that are always the same.

mod evidence;
mod study;
mod subject;

use serde::Serialize;

use crate::record::id::Id;
use crate::record::kind::Kind;

use super::desk::{Desk, Here};
use super::head::Head;
use super::part::{Link, Row};
use super::shared::compare_link::{ADDRESS, CompareKind};
use crate::words::{TextId, say};

pub use subject::{Line, Subject};

/// How many can stand side by side.
pub const MOST: usize = 4;
/// How many of the bodies of evidence that the table has no room for are named; a link leads to all.
const MOST_OTHERS: usize = 40;

impl CompareKind {
    /// The rows.
    pub fn rows(self) -> &'static [TextId] {
        match self {
            CompareKind::Studies => &study::ROWS,
            CompareKind::Outcomes | CompareKind::Syntheses => &evidence::ROWS,
        }
    }

    /// The ids of everything that can be compared, in their order.
    pub fn ids<'a>(self, desk: &Desk<'a>) -> Vec<&'a Id> {
        let records = &desk.evidence.records;
        match self {
            CompareKind::Studies => records.studies.keys().collect(),
            CompareKind::Outcomes => records.outcomes.keys().collect(),
            CompareKind::Syntheses => records.syntheses.keys().collect(),
        }
    }

    /// The record with this id as a column.
    pub fn subject(self, desk: &Desk<'_>, id: &Id) -> Option<Subject> {
        let (records, here) = (&desk.evidence.records, &Here::at(ADDRESS));
        Some(match self {
            CompareKind::Studies => study::study(desk, here, records.studies.get(id)?),
            CompareKind::Outcomes => evidence::outcome(desk, here, records.outcomes.get(id)?),
            CompareKind::Syntheses => evidence::synthesis(desk, here, records.syntheses.get(id)?),
        })
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
    let mut records: Vec<_> = desk.evidence.records.syntheses.values().collect();
    records.sort_by_key(|entry| (entry.value.order, &entry.id));
    let columns = records.iter().take(MOST);
    let shown: Vec<Subject> = columns
        .map(|entry| evidence::synthesis(desk, here, entry))
        .collect();
    let link = |subject: &Subject| Link::new(subject.title.clone(), subject.href.clone());
    let rest = records.into_iter().skip(MOST).take(MOST_OTHERS);
    let rest = rest.map(|entry| {
        let address = desk.addresses.of(Kind::Synthesis, entry.id.as_str());
        here.link(entry.value.short.clone(), &address)
    });
    let page = ComparePage {
        subjects: shown.iter().map(link).collect(),
        rows: built_rows(desk, &shown),
        others: rest.collect(),
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
