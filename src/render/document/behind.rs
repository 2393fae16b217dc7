//! The records that a document was made from, with their ids and the days on which they were reviewed.

use std::collections::BTreeSet;

use docx_rs::{Docx, Run};
use pulldown_cmark::{Event, Tag};

use crate::evidence::{place_in_record, record_target};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::resource::Resource;
use crate::text::markdown;
use crate::view::Desk;
use crate::words::{date, say};

use super::style;

/// Adds the list of records behind a resource: itself, what its text leads to or quotes, and the studies
/// of its findings.
pub(super) fn records(desk: &Desk<'_>, entry: &Entry<Resource>, docx: Docx) -> Docx {
    let heading = style::said(say!(desk, "document.made-from"));
    let mut docx = docx.add_paragraph(style::text("Heading2", &heading));
    let own = (Kind::Resource, entry.id.clone());
    let others = named(desk, entry);
    let others = others.into_iter().filter(|record| *record != own);
    for (kind, id) in std::iter::once(own.clone()).chain(others) {
        if let Some(line) = line(desk, kind, &id) {
            docx = docx.add_paragraph(style::bullet(0).add_run(Run::new().add_text(line)));
        }
    }
    docx
}

/// The records that a resource names, by kind and id. A finding is named by its study.
fn named(desk: &Desk<'_>, entry: &Entry<Resource>) -> BTreeSet<(Kind, Id)> {
    let study_of = |finding: &str| {
        let found = desk.evidence.finding(finding)?;
        Some((Kind::Study, found.study.clone()))
    };
    let record = |(kind, id): (Kind, &str)| match kind {
        Kind::Finding => study_of(id),
        kind => Some((kind, Id::new(id))),
    };
    let linked = markdown::parse(entry.body()).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => {
            let place = place_in_record(&dest_url).map(|(kind, id, _)| (kind, id));
            place.or_else(|| record_target(&dest_url)).and_then(record)
        }
        _ => None,
    });
    let findings = entry.value.motivated_by.iter();
    let studies = findings.filter_map(|finding| study_of(finding.as_str()));
    linked.chain(studies).collect()
}

fn line(desk: &Desk<'_>, kind: Kind, id: &Id) -> Option<String> {
    let about = desk.evidence.records.about(kind, id)?;
    let record = id.as_str();
    Some(style::said(match about.life.reviewed {
        Some(day) => say!(
            desk,
            "document.record-reviewed",
            title = about.title,
            record = record,
            day = date(day.0)
        ),
        None => say!(
            desk,
            "document.record",
            title = about.title,
            record = record
        ),
    }))
}
