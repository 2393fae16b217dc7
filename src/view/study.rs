//! The page of a study.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::study::Study;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `study.html` sees.
#[derive(Debug, Serialize)]
pub struct StudyPage {
    /// The short citation.
    pub label: String,
}

/// Makes the page of a study.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, StudyPage)> {
    let entry: &Entry<Study> = desk.evidence.records.studies.get(id)?;
    let study = &entry.value;
    let head = Head {
        title: study.label.clone(),
        description: study
            .headline
            .clone()
            .unwrap_or_else(|| study.label.clone()),
        page_type: "study",
        crumbs: vec![here.link("Studies", "studies/index.html")],
        section: "studies/index.html",
        provenance: desk.dates(entry),
        overdue: desk.overdue(entry),
        ..Head::default()
    };
    Some((
        head,
        StudyPage {
            label: study.label.clone(),
        },
    ))
}
