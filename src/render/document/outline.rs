//! The outline of a business case as a Word document and as plain text.

use std::io::Cursor;

use docx_rs::{Docx, Hyperlink, HyperlinkType, Paragraph, Run};

use crate::edition::block::{Item, Outline, outlines};
use crate::render::output_file::OutputFile;
use crate::text::date;
use crate::view::Desk;
use crate::view::head::canonical;
use crate::words::say;

use super::{links, style};

/// The outlines of all questions, each in both forms.
pub(super) fn files(desk: &Desk<'_>) -> Vec<OutputFile> {
    let all = outlines(desk);
    let files = all.iter().flat_map(|outline| {
        let text = OutputFile::text(format!("{}.txt", outline.address), plain(desk, outline));
        word(desk, outline).into_iter().chain([text])
    });
    files.collect()
}

/// The heading of the list at the end.
fn sources_heading(desk: &Desk<'_>) -> String {
    style::said(say!(desk, "document.sources"))
}

/// The mark of a place for something local.
fn open(desk: &Desk<'_>, what: &str) -> String {
    style::said(say!(desk, "document.to-complete", what = what))
}

/// Where a source stands: its full address when the site has one, else the address in the site.
fn full(desk: &Desk<'_>, address: &str) -> String {
    canonical(&desk.evidence.site.value, address).unwrap_or_else(|| address.to_owned())
}

/// The number of a source, counted from 1.
fn number_of(sources: &[(&str, &str)], source: &str, address: &str) -> usize {
    let place = sources.iter().position(|known| *known == (source, address));
    place.map_or(0, |place| place + 1)
}

fn plain(desk: &Desk<'_>, outline: &Outline) -> String {
    let sources = outline.sources();
    let mut lines = vec![outline.title.to_uppercase(), String::new()];
    lines.extend(outline.lead.iter().cloned());
    for case in &outline.cases {
        lines.extend([String::new(), String::new(), case.heading.to_uppercase()]);
        for part in case.parts.iter().filter(|part| !part.items.is_empty()) {
            lines.extend([String::new(), part.heading.to_owned()]);
            lines.extend(part.items.iter().map(|item| match item {
                Item::Local(what) => format!("- {}", open(desk, what)),
                Item::Statement {
                    text,
                    source,
                    address,
                } => format!("- {text} [{}]", number_of(&sources, source, address)),
            }));
        }
    }
    lines.extend([
        String::new(),
        String::new(),
        sources_heading(desk).to_uppercase(),
    ]);
    let listed = sources.iter().enumerate();
    lines.extend(listed.map(|(place, (source, address))| {
        format!("[{}] {source}, {}", place + 1, full(desk, address))
    }));
    lines.push(String::new());
    lines.join("\n")
}

fn word(desk: &Desk<'_>, outline: &Outline) -> Option<OutputFile> {
    let made = date::atom(desk.evidence.as_of().0);
    let mut docx = style::styled(Docx::new(), false)
        .created_at(&made)
        .updated_at(&made)
        .add_paragraph(style::text("Title", &outline.title));
    for line in &outline.lead {
        docx = docx.add_paragraph(Paragraph::new().add_run(Run::new().add_text(line)));
    }
    let sources = outline.sources();
    for case in &outline.cases {
        docx = docx.add_paragraph(style::text("Heading2", &case.heading));
        for part in case.parts.iter().filter(|part| !part.items.is_empty()) {
            docx = docx.add_paragraph(style::text("Heading3", &part.heading));
            for item in &part.items {
                docx = docx.add_paragraph(paragraph(desk, &sources, item));
            }
        }
    }
    docx = docx.add_paragraph(style::text("Heading2", &sources_heading(desk)));
    for (place, (source, address)) in sources.iter().enumerate() {
        let words = format!("[{}] {source}, {}", place + 1, full(desk, address));
        docx = docx.add_paragraph(Paragraph::new().add_run(Run::new().add_text(words)));
    }
    let mut built = docx.build();
    links::number(&mut built);
    let mut bytes = Cursor::new(Vec::new());
    // The document is packed in memory, where writing cannot fail.
    built.pack(&mut bytes).ok()?;
    Some(OutputFile {
        address: format!("{}.docx", outline.address),
        bytes: bytes.into_inner(),
    })
}

fn paragraph(desk: &Desk<'_>, sources: &[(&str, &str)], item: &Item) -> Paragraph {
    let bullet = style::bullet(0);
    match item {
        Item::Local(what) => {
            bullet.add_run(Run::new().add_text(open(desk, what)).highlight("yellow"))
        }
        Item::Statement {
            text,
            source,
            address,
        } => {
            let number = format!("[{}]", number_of(sources, source, address));
            let statement = bullet.add_run(Run::new().add_text(format!("{text} ")));
            match canonical(&desk.evidence.site.value, address) {
                Some(url) => statement.add_hyperlink(
                    Hyperlink::new(url, HyperlinkType::External)
                        .add_run(Run::new().add_text(number).underline("single")),
                ),
                None => statement.add_run(Run::new().add_text(number)),
            }
        }
    }
}
