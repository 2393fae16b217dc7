//! Markdown as paragraphs, lists and tables of a Word document.

use docx_rs::{
    Docx, Hyperlink, HyperlinkType, Paragraph, Run, Shading, Table, TableCell, TableRow,
};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::evidence::record_target;
use crate::record::kind::Kind;

use super::style;

/// The full address of a record, when the site says where it is published.
type Resolve<'r> = &'r dyn Fn(Kind, &str) -> Option<String>;

/// Adds a text to a document.
pub(super) fn add(docx: Docx, markdown: &str, resolve: Resolve<'_>) -> Docx {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    let mut writer = Writer::new(docx, resolve);
    for event in Parser::new_ext(markdown, options) {
        writer.take(event);
    }
    writer.finish()
}

struct Writer<'r> {
    docx: Docx,
    resolve: Resolve<'r>,
    paragraph: Option<Paragraph>,
    link: Option<(String, Vec<Run>)>,
    bold: usize,
    italic: usize,
    lists: Vec<bool>,
    table: Option<TableDraft>,
}

/// A table while it is read.
#[derive(Default)]
struct TableDraft {
    rows: Vec<TableRow>,
    cells: Vec<TableCell>,
    in_head: bool,
}

impl<'r> Writer<'r> {
    fn new(docx: Docx, resolve: Resolve<'r>) -> Self {
        Self {
            docx,
            resolve,
            paragraph: None,
            link: None,
            bold: 0,
            italic: 0,
            lists: Vec::new(),
            table: None,
        }
    }

    fn finish(mut self) -> Docx {
        self.end_paragraph();
        self.docx
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text(" "),
            Event::TaskListMarker(done) => self.text(if done { "☑ " } else { "☐ " }),
            Event::Rule => self.end_paragraph(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(Paragraph::new().style(heading(level))),
            Tag::Paragraph => {
                if self.paragraph.is_none() {
                    self.begin(Paragraph::new());
                }
            }
            Tag::List(first) => {
                self.end_paragraph();
                self.lists.push(first.is_some());
            }
            Tag::Item => {
                let depth = self.lists.len().saturating_sub(1);
                let is_numbered = self.lists.last().copied().unwrap_or_default();
                self.begin(if is_numbered {
                    style::numbered(depth)
                } else {
                    style::bullet(depth)
                });
            }
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { dest_url, .. } => {
                if let Some(address) = self.address(&dest_url) {
                    self.link = Some((address, Vec::new()));
                }
            }
            Tag::Table(_) => {
                self.end_paragraph();
                self.table = Some(TableDraft::default());
            }
            Tag::TableHead => self.in_head(true),
            Tag::TableCell => self.paragraph = Some(Paragraph::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item => self.end_paragraph(),
            TagEnd::List(_) => {
                self.end_paragraph();
                self.lists.pop();
            }
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link => self.end_link(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableHead => {
                self.end_row();
                self.in_head(false);
            }
            TagEnd::TableRow => self.end_row(),
            TagEnd::Table => self.end_table(),
            _ => {}
        }
    }

    /// A full address for a link; record links of a site without an address stay plain words.
    fn address(&self, destination: &str) -> Option<String> {
        match record_target(destination) {
            Some((kind, id)) => (self.resolve)(kind, id),
            None => destination
                .starts_with("http")
                .then(|| destination.to_owned()),
        }
    }

    fn begin(&mut self, paragraph: Paragraph) {
        self.end_paragraph();
        self.paragraph = Some(paragraph);
    }

    fn text(&mut self, text: &str) {
        let in_head = self.table.as_ref().is_some_and(|table| table.in_head);
        let mut run = Run::new().add_text(text);
        if self.bold > 0 || in_head {
            run = run.bold();
        }
        if self.italic > 0 {
            run = run.italic();
        }
        match &mut self.link {
            Some((_, runs)) => runs.push(run.color("0B5C6E").underline("single")),
            None => {
                let paragraph = self.paragraph.take().unwrap_or_default();
                self.paragraph = Some(paragraph.add_run(run));
            }
        }
    }

    fn end_link(&mut self) {
        let Some((address, runs)) = self.link.take() else {
            return;
        };
        let link = runs.into_iter().fold(
            Hyperlink::new(address, HyperlinkType::External),
            Hyperlink::add_run,
        );
        let paragraph = self.paragraph.take().unwrap_or_default();
        self.paragraph = Some(paragraph.add_hyperlink(link));
    }

    fn end_paragraph(&mut self) {
        if self.table.is_some() {
            return;
        }
        if let Some(paragraph) = self.paragraph.take() {
            let docx = std::mem::take(&mut self.docx);
            self.docx = docx.add_paragraph(paragraph);
        }
    }

    fn in_head(&mut self, in_head: bool) {
        if let Some(table) = &mut self.table {
            table.in_head = in_head;
        }
    }

    fn end_cell(&mut self) {
        let paragraph = self.paragraph.take().unwrap_or_default();
        if let Some(table) = &mut self.table {
            let mut cell = TableCell::new().add_paragraph(paragraph);
            if table.in_head {
                cell = cell.shading(Shading::new().fill("E6F1F3"));
            }
            table.cells.push(cell);
        }
    }

    fn end_row(&mut self) {
        if let Some(table) = &mut self.table {
            let cells = std::mem::take(&mut table.cells);
            table.rows.push(TableRow::new(cells));
        }
    }

    fn end_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx
            .add_table(Table::new(table.rows))
            .add_paragraph(Paragraph::new());
    }
}

fn heading(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => "Heading2",
        HeadingLevel::H3 => "Heading3",
        _ => "Heading4",
    }
}
