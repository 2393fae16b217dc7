//! The toolkit, and the page of a resource.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::plan::List;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::resource::Resource;
use crate::record::vocabulary::{Ranked, Stage};
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::{Download, Link, Row};
use crate::view::shared::finding_line::{FindingLine, finding_lines};
use crate::view::shared::lists_in_use::holds_records;
use crate::view::shared::pager::{Pager, Part};
use crate::words::{say, text_id};

/// What the template `resources.html` sees.
#[derive(Debug, Serialize)]
pub struct ResourcesPage {
    /// Resources by the first stage at which they help.
    pub stages: Vec<ResourceGroup>,
    /// The checklist, the risk register and the questions to decide locally.
    pub registers: Vec<Link>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// The resources of a stage.
#[derive(Debug, Serialize)]
pub struct ResourceGroup {
    /// The stage.
    pub stage: String,
    /// Its resources.
    pub resources: Vec<ResourceLine>,
}

/// A resource in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ResourceLine {
    /// Its id.
    pub id: String,
    /// Its page.
    pub link: Link,
    /// What it is for.
    pub summary: String,
    /// What kind of thing it is.
    pub kind: String,
    /// Readers whom it helps.
    pub audiences: Vec<Link>,
    /// Findings that motivate it.
    pub motivated_by: Vec<Link>,
    /// The Word file.
    pub download: Download,
}

/// Makes a page of the list, counted from 0.
pub fn list(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, ResourcesPage)> {
    let all = by_stage(desk);
    let part = Part {
        total: all.len(),
        page,
    };
    let head = Head {
        title: part.title(desk.words, &say!(desk, "title.toolkit")),
        description: say!(
            desk,
            "line.job-descriptions-protocols-procedures-plans-and-checklists"
        ),
        page_type: "resources",
        section: "resources/index.html",
        ..Head::default()
    };
    let mut stages: BTreeMap<Option<Ranked<Stage>>, Vec<ResourceLine>> = BTreeMap::new();
    for entry in part.take(all) {
        stages
            .entry(first_stage(desk, &entry.value))
            .or_default()
            .push(line(desk, here, entry));
    }
    let group = |(stage, resources): (Option<Ranked<Stage>>, _)| ResourceGroup {
        stage: stage.map_or_else(String::new, |stage| desk.word(&stage.choice)),
        resources,
    };
    let page = ResourcesPage {
        stages: stages.into_iter().map(group).collect(),
        pager: part.pager(desk.words, here, |page| List::Resources.address(page)),
        registers: registers(desk, here),
    };
    Some((head, page))
}

/// The checklist, the registers and the cost models, where the site has any.
fn registers(desk: &Desk<'_>, here: &Here) -> Vec<Link> {
    let lists = [
        (text_id!("link.readiness-checklist"), "checklist/index.html"),
        (text_id!("link.risk-register"), "risks/index.html"),
        (
            text_id!("link.questions-to-decide-locally"),
            "open-issues/index.html",
        ),
        (
            text_id!("link.economic-evidence-and-the-break-even-model"),
            "economics/index.html",
        ),
    ];
    let held = lists
        .into_iter()
        .filter(|(_, address)| holds_records(desk.evidence, address));
    held.map(|(label, address)| here.link(desk.text(label), address))
        .collect()
}

/// The resources in the order of the list.
fn by_stage<'a>(desk: &Desk<'a>) -> Vec<&'a Entry<Resource>> {
    let mut entries: Vec<_> = desk.evidence.records.resources.values().collect();
    entries.sort_by_cached_key(|entry| {
        let stage = first_stage(desk, &entry.value);
        (stage, entry.value.order, &entry.id)
    });
    entries
}

fn first_stage(desk: &Desk<'_>, resource: &Resource) -> Option<Ranked<Stage>> {
    let first = resource.stages.first()?;
    Some(desk.evidence.records.ranked(first))
}

/// The line of a resource, for any page.
pub fn line(desk: &Desk<'_>, here: &Here, entry: &Entry<Resource>) -> ResourceLine {
    let resource = &entry.value;
    ResourceLine {
        id: entry.id.to_string(),
        link: desk.link(here, Kind::Resource, &entry.id),
        summary: resource.summary.clone(),
        kind: desk.word(&resource.kind),
        audiences: desk.links(here, &resource.audiences),
        motivated_by: desk.finding_links(here, &resource.motivated_by),
        download: download(desk, here, entry),
    }
}

/// The Word file of a resource.
pub fn download(desk: &Desk<'_>, here: &Here, entry: &Entry<Resource>) -> Download {
    Download {
        label: entry.value.title.clone(),
        href: here.href(&format!("resources/{}.docx", entry.id)),
        format: say!(desk, "line.word-document"),
    }
}

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
        .map(|stage| desk.word(stage))
        .collect();
    let readers = desk.links(here, &resource.audiences);
    let readers: Vec<String> = readers.into_iter().map(|link| link.label).collect();
    let head = Head {
        title: resource.title.clone(),
        description: resource.summary.clone(),
        page_type: "resource",
        section: "resources/index.html",
        crumbs: vec![here.link(say!(desk, "link.toolkit"), "resources/index.html")],
        overdue: desk.overdue(entry),
        ..Head::default()
    };
    let page = ResourcePage {
        summary: resource.summary.clone(),
        facts: vec![
            Row::new(say!(desk, "row.kind"), desk.word(&resource.kind)),
            Row::new(say!(desk, "row.for"), readers.join(", ")),
            Row::new(say!(desk, "row.helps-with"), stages.join(", ")),
            Row::new(say!(desk, "row.this-version"), desk.date(resource.date)),
            Row {
                label: say!(desk, "line.licence"),
                text: resource.licence.name.clone(),
                href: resource
                    .licence
                    .url
                    .as_deref()
                    .unwrap_or_default()
                    .to_owned(),
            },
        ],
        complete_locally: resource.complete_locally.clone(),
        review_note: resource.review_note.clone().unwrap_or_default(),
        body_html: desk.document(here, entry.body()),
        downloads: vec![download(desk, here, entry)],
        findings: finding_lines(desk, here, &resource.motivated_by),
        actions: desk.links(here, &resource.actions),
    };
    Some((head, page))
}
