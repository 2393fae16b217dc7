//! The outline of a business case as a Word document and as plain text.

use docx_rs::{Docx, Hyperlink, HyperlinkType, Paragraph, Run};

use crate::edition::block::{FilledTable, Item, Outline, Row, outlines};
use crate::render::output_file::OutputFile;
use crate::text::date;
use crate::view::Desk;
use crate::view::head::published;
use crate::words::say;

use super::field::Marks;
use super::table::{Cell, table};
use super::{packed, style};

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
    published(&desk.evidence.site.value, address).unwrap_or_else(|| address.to_owned())
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
        for part in case.parts.iter().filter(|part| !part.is_empty()) {
            lines.extend([String::new(), part.heading.to_owned()]);
            lines.extend(part.all().map(|item| match item {
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
    lines.extend(outline.credits.iter().cloned());
    lines.push(String::new());
    lines.join("\n")
}

/// An outline as a Word document; nothing when it cannot be packed, which cannot happen in memory.
pub fn word(desk: &Desk<'_>, outline: &Outline) -> Option<OutputFile> {
    let made = date::atom(desk.evidence.as_of().0);
    let mut docx = style::styled(Docx::new(), true)
        .created_at(&made)
        .updated_at(&made)
        .add_paragraph(style::text("Title", &outline.title));
    for line in &outline.lead {
        docx = docx.add_paragraph(Paragraph::new().add_run(Run::new().add_text(line)));
    }
    let sources = outline.sources();
    let writer = Writer {
        desk,
        sources: &sources,
        marks: Marks::of(desk),
    };
    for case in &outline.cases {
        docx = docx.add_paragraph(style::text("Heading2", &case.heading));
        for part in case.parts.iter().filter(|part| !part.is_empty()) {
            if !part.heading.is_empty() {
                docx = docx.add_paragraph(style::text("Heading3", &part.heading));
            }
            if let Some(filled) = &part.table {
                docx = writer.add_table(docx, filled);
            }
            for item in &part.items {
                docx = docx.add_paragraph(writer.add_item(style::bullet(0), item));
            }
        }
    }
    docx = docx.add_paragraph(style::text("Heading2", &sources_heading(desk)));
    for (place, (source, address)) in sources.iter().enumerate() {
        let words = format!("[{}] {source}, {}", place + 1, full(desk, address));
        docx = docx.add_paragraph(Paragraph::new().add_run(Run::new().add_text(words)));
    }
    for credit in &outline.credits {
        docx = docx.add_paragraph(Paragraph::new().add_run(Run::new().add_text(credit)));
    }
    packed::file(docx, format!("{}.docx", outline.address))
}

/// Writes the items of an outline.
struct Writer<'w> {
    desk: &'w Desk<'w>,
    sources: &'w [(&'w str, &'w str)],
    marks: Marks,
}

impl Writer<'_> {
    fn add_table(&self, docx: Docx, filled: &FilledTable) -> Docx {
        let head = filled.columns.iter().map(|name| Cell {
            paragraph: Paragraph::new().add_run(Run::new().add_text(name).bold()),
            words: name.clone(),
            is_to_fill: false,
        });
        let rows = filled.rows.iter().map(|row| self.row(row));
        let rows = std::iter::once(head.collect()).chain(rows).collect();
        docx.add_table(table(rows, style::text_width(true), &self.marks))
            .add_paragraph(Paragraph::new())
    }

    fn row(&self, row: &Row) -> Vec<Cell> {
        let known = row.cells.iter().map(|words| Cell {
            paragraph: Paragraph::new().add_run(Run::new().add_text(style::said(words.clone()))),
            words: words.clone(),
            is_to_fill: false,
        });
        let last = match &row.item {
            Item::Local(what) => Cell {
                paragraph: self.add_item(Paragraph::new(), &row.item),
                words: open(self.desk, what),
                is_to_fill: true,
            },
            Item::Statement {
                source, address, ..
            } => Cell {
                paragraph: self.add_number(Paragraph::new(), source, address),
                words: self.number(source, address),
                is_to_fill: false,
            },
        };
        known.chain([last]).collect()
    }

    fn add_item(&self, paragraph: Paragraph, item: &Item) -> Paragraph {
        match item {
            Item::Local(what) => {
                let mark = open(self.desk, what);
                paragraph.add_structured_data_tag(self.marks.blank(&mark, what))
            }
            Item::Statement {
                text,
                source,
                address,
            } => {
                let words = paragraph.add_run(Run::new().add_text(format!("{text} ")));
                self.add_number(words, source, address)
            }
        }
    }

    fn number(&self, source: &str, address: &str) -> String {
        format!("[{}]", number_of(self.sources, source, address))
    }

    /// The number of a source, which leads there when the site can be reached.
    fn add_number(&self, paragraph: Paragraph, source: &str, address: &str) -> Paragraph {
        let number = Run::new().add_text(self.number(source, address));
        match published(&self.desk.evidence.site.value, address) {
            Some(url) => {
                let link = Hyperlink::new(url, HyperlinkType::External);
                paragraph.add_hyperlink(link.add_run(number.underline("single")))
            }
            None => paragraph.add_run(number),
        }
    }
}
