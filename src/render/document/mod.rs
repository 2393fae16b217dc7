//! Resources as Word documents, so that staff can copy, adapt and fill them in.

mod behind;
mod field;
mod links;
mod markdown;
mod outline;
mod packed;
mod standard;
mod style;
mod table;

pub use outline::word;

use docx_rs::{Docx, Paragraph, Run};

use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::resource::Resource;
use crate::text::date::atom;
use crate::view::Desk;
use crate::view::head::published;
use crate::words::{date, phrase, say};

use super::output_file::OutputFile;
use super::piece::{MadeFrom, Piece};

use field::Marks;

/// A Word document for every resource, and the outlines of business cases.
pub(super) fn pieces<'a>(desk: &'a Desk<'a>) -> Vec<Piece<'a>> {
    let resources = desk.evidence.records.resources.values();
    let mut pieces: Vec<_> = resources
        .map(|entry| {
            let from = MadeFrom::Record(Kind::Resource, &entry.id);
            Piece::new(format!("document/{}", entry.id), from, || {
                file(desk, entry).into_iter().collect()
            })
        })
        .collect();
    let outlines = || outline::files(desk);
    pieces.push(Piece::new("outlines", MadeFrom::Reads, outlines));
    pieces
}

fn file(desk: &Desk<'_>, entry: &Entry<Resource>) -> Option<OutputFile> {
    let docx = document(desk, entry);
    packed::file(docx, format!("resources/{}.docx", entry.id))
}

fn document(desk: &Desk<'_>, entry: &Entry<Resource>) -> Docx {
    let resource = &entry.value;
    let made = atom(resource.date.0);
    let mut docx = style::styled(Docx::new(), markdown::is_wide(entry.body()))
        .created_at(&made)
        .updated_at(&made);
    docx = docx.add_paragraph(style::text("Title", &resource.title));
    docx = docx.add_paragraph(style::text("Subtitle", &resource.summary));
    for (label, line) in front_lines(desk, entry) {
        docx = docx.add_paragraph(
            Paragraph::new()
                .add_run(Run::new().add_text(format!("{label} ")).bold())
                .add_run(Run::new().add_text(line)),
        );
    }
    let marks = Marks::of(desk);
    if !resource.complete_locally.is_empty() {
        docx = docx.add_paragraph(style::text(
            "Heading2",
            &style::said(say!(desk, "document.complete-or-check")),
        ));
        for item in &resource.complete_locally {
            let to_tick = Paragraph::new()
                .add_structured_data_tag(marks.tick(item, false))
                .add_run(Run::new().add_text(format!(" {item}")));
            docx = docx.add_paragraph(to_tick);
        }
    }
    let site = &desk.evidence.site.value;
    let resolve = |kind, id: &str| published(site, &desk.addresses.of(kind, id));
    docx = markdown::add(docx, entry.body(), &resolve, &marks);
    behind::records(desk, entry, findings(desk, entry, docx))
}

fn front_lines(desk: &Desk<'_>, entry: &Entry<Resource>) -> Vec<(String, String)> {
    let resource = &entry.value;
    let site = &desk.evidence.site.value;
    let address = published(site, &format!("resources/{}.html", entry.id));
    let from = say!(
        desk,
        "document.site-and-version",
        site = &site.title,
        version = &site.version,
        day = date(desk.evidence.as_of().0)
    );
    let from = [Some(from), address].into_iter().flatten();
    let mut lines = vec![
        (
            phrase!("document.from"),
            from.collect::<Vec<_>>().join(", "),
        ),
        (phrase!("document.version"), desk.date(resource.date)),
        (phrase!("document.licence"), resource.licence.name.clone()),
    ];
    let note = resource.review_note.as_ref();
    lines.extend(note.map(|note| (phrase!("document.before-use"), note.clone())));
    let line = |(label, text)| {
        (
            style::said(say!(desk, "document.line", label = label)),
            style::said(text),
        )
    };
    lines.into_iter().map(line).collect()
}

/// The findings that motivate the resource, so that the document carries its reasons.
fn findings(desk: &Desk<'_>, entry: &Entry<Resource>, docx: Docx) -> Docx {
    let findings = &entry.value.motivated_by;
    if findings.is_empty() {
        return docx;
    }
    let known = findings
        .iter()
        .filter_map(|f| desk.evidence.finding(f.as_str()));
    let mut docx = docx.add_paragraph(style::text(
        "Heading2",
        &style::said(say!(desk, "document.findings-behind")),
    ));
    for found in known {
        let study = desk.evidence.records.studies.get(&found.study);
        let label = study.map_or(found.study.as_str(), |study| study.value.label.as_str());
        let words = crate::prose::plain_text(&found.finding.text.0);
        let line = style::said(say!(
            desk,
            "document.finding",
            finding = &found.finding.id,
            study = label,
            words = words
        ));
        docx = docx.add_paragraph(style::bullet(0).add_run(Run::new().add_text(line)));
    }
    docx
}
