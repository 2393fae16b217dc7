//! The page of a resource.

use serde::Serialize;

use crate::record::id::Id;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::shared::finding_line::{FindingLine, finding_lines};
use crate::view::shared::part::{Download, Link, Row};

use super::resources::download;

/// What the template `resource.html` sees.
#[derive(Debug, Serialize)]
pub struct ResourcePage {
    /// What it is for.
    pub summary: String,
    /// Kind, readers, stages, date, licence.
    pub facts: Vec<Row>,
    /// What must be filled in or checked locally.
    pub complete_locally: Vec<String>,
    /// Who has not yet looked at it; empty when nothing is said.
    pub review_note: String,
    /// The resource itself.
    pub body_html: String,
    /// The Word file.
    pub downloads: Vec<Download>,
    /// Findings that motivate it.
    pub findings: Vec<FindingLine>,
    /// Actions of the checklist that it helps to do.
    pub actions: Vec<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, ResourcePage)> {
    let entry = desk.evidence.records.resources.get(id)?;
    let resource = &entry.value;
    let stages: Vec<String> = resource
        .stages
        .iter()
        .map(|stage| desk.words(*stage))
        .collect();
    let readers = desk.links(here, &resource.audiences);
    let readers: Vec<String> = readers.into_iter().map(|link| link.label).collect();
    let head = Head {
        title: resource.title.clone(),
        description: resource.summary.clone(),
        page_type: "resource",
        section: "resources/index.html",
        crumbs: vec![here.link(desk.say("link.toolkit"), "resources/index.html")],
        overdue: desk.overdue(entry),
        ..Head::default()
    };
    let page = ResourcePage {
        summary: resource.summary.clone(),
        facts: vec![
            Row::new(desk.say("row.kind"), desk.words(resource.kind)),
            Row::new(desk.say("row.for"), readers.join(", ")),
            Row::new(desk.say("row.helps-with"), stages.join(", ")),
            Row::new(desk.say("row.this-version"), desk.date(resource.date)),
            Row {
                label: desk.say("line.licence"),
                text: resource.licence.name.clone(),
                href: resource.licence.url.clone().unwrap_or_default(),
            },
        ],
        complete_locally: resource.complete_locally.clone(),
        review_note: resource.review_note.clone().unwrap_or_default(),
        body_html: desk.prose.blocks(entry.body(), &here.root, 2),
        downloads: vec![download(desk, here, entry)],
        findings: finding_lines(desk, here, &resource.motivated_by),
        actions: desk.links(here, &resource.actions),
    };
    Some((head, page))
}
