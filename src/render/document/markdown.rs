//! Markdown as paragraphs, lists and tables of a Word document.

use docx_rs::{Docx, Hyperlink, HyperlinkType, Paragraph, Run, StructuredDataTag};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd, TextMergeStream};

use crate::evidence::{place_in_record, record_target};
use crate::record::address::Address;
use crate::record::kind::Kind;
use crate::text::markdown;

use super::field::{Marks, Part};
use super::style;
use super::table::{Cell, table};

/// The full address of a record, when the site says where it is published.
type Resolve<'r> = &'r dyn Fn(Kind, &str) -> Option<String>;

/// Adds a text to a document.
pub(super) fn add(docx: Docx, markdown: &str, resolve: Resolve<'_>, marks: &Marks) -> Docx {
    let mut writer = Writer::new(docx, resolve, marks, style::text_width(is_wide(markdown)));
    // The mark of a place to fill in is one text, which the parser gives in pieces.
    for event in TextMergeStream::new(markdown::parse(markdown)) {
        writer.take(event);
    }
    writer.finish()
}

struct Writer<'r> {
    docx: Docx,
    resolve: Resolve<'r>,
    marks: &'r Marks,
    paragraph: Option<Paragraph>,
    link: Option<(String, Vec<Run>)>,
    bold: usize,
    italic: usize,
    quotes: usize,
    lists: Vec<Option<usize>>,
    table: Option<TableDraft>,
    /// What the cell that is being read holds besides its paragraph.
    cell: Cell,
    numbered_lists: usize,
    text_width: usize,
}

/// A table while it is read.
#[derive(Default)]
struct TableDraft {
    rows: Vec<Vec<Cell>>,
    cells: Vec<Cell>,
    in_head: bool,
}

/// Columns from which a document is laid across.
const WIDE: usize = 6;

/// Whether a text has a table too wide for an upright page.
pub(super) fn is_wide(markdown: &str) -> bool {
    markdown::parse(markdown)
        .any(|event| matches!(event, Event::Start(Tag::Table(columns)) if columns.len() >= WIDE))
}

impl<'r> Writer<'r> {
    fn new(docx: Docx, resolve: Resolve<'r>, marks: &'r Marks, text_width: usize) -> Self {
        Self {
            docx,
            resolve,
            marks,
            paragraph: None,
            link: None,
            bold: 0,
            italic: 0,
            quotes: 0,
            lists: Vec::new(),
            table: None,
            cell: Cell::default(),
            numbered_lists: 0,
            text_width,
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
            Event::TaskListMarker(done) => {
                self.tick(done);
                self.text(" ");
            }
            Event::FootnoteReference(name) => self.text(&format!("[{name}]")),
            Event::Rule => self.end_paragraph(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.begin(Paragraph::new().style(heading(level)).keep_next(true))
            }
            Tag::Paragraph if self.paragraph.is_none() => {
                let is_quoted = self.quotes > 0;
                let paragraph = Paragraph::new();
                self.begin(if is_quoted {
                    paragraph.style(style::QUOTE)
                } else {
                    paragraph
                });
            }
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::List(first) => {
                self.end_paragraph();
                let numbering = first.map(|_| self.new_numbering());
                self.lists.push(numbering);
            }
            Tag::Item => {
                let depth = self.lists.len().saturating_sub(1);
                let numbering = self.lists.last().copied().flatten();
                self.begin(match numbering {
                    Some(numbering) => style::numbered(numbering, depth),
                    None => style::bullet(depth),
                });
            }
            Tag::DefinitionListTitle => {
                self.begin(Paragraph::new().keep_next(true));
                self.bold += 1;
            }
            Tag::DefinitionListDefinition => self.begin(Paragraph::new()),
            Tag::FootnoteDefinition(name) => {
                self.begin(Paragraph::new());
                self.text(&format!("[{name}] "));
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
            Tag::TableCell => {
                self.paragraph = Some(Paragraph::new());
                self.cell = Cell::default();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::DefinitionListDefinition
            | TagEnd::FootnoteDefinition => self.end_paragraph(),
            TagEnd::DefinitionListTitle => {
                self.bold = self.bold.saturating_sub(1);
                self.end_paragraph();
            }
            TagEnd::List(_) => {
                self.end_paragraph();
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
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
        let record = place_in_record(destination).map(|(kind, id, _)| (kind, id));
        match record.or_else(|| record_target(destination)) {
            Some((kind, id)) => (self.resolve)(kind, id),
            None => destination
                .parse::<Address>()
                .ok()
                .map(|address| address.to_string()),
        }
    }

    fn begin(&mut self, paragraph: Paragraph) {
        self.end_paragraph();
        self.paragraph = Some(paragraph);
    }

    fn text(&mut self, text: &str) {
        let marks = self.marks;
        for part in marks.parts(text) {
            match part {
                Part::Words(words) => self.words(words),
                Part::Blank(mark, what) => {
                    self.cell.words.push_str(mark);
                    self.field(marks.blank(mark, what));
                }
                Part::Box(is_ticked) => self.tick(is_ticked),
            }
        }
    }

    fn tick(&mut self, is_ticked: bool) {
        self.field(self.marks.tick("", is_ticked));
    }

    fn field(&mut self, field: StructuredDataTag) {
        self.cell.is_to_fill = true;
        let paragraph = self.paragraph.take().unwrap_or_default();
        self.paragraph = Some(paragraph.add_structured_data_tag(field));
    }

    fn words(&mut self, text: &str) {
        let in_head = self.table.as_ref().is_some_and(|table| table.in_head);
        self.cell.words.push_str(text);
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
        let mut cell = std::mem::take(&mut self.cell);
        cell.paragraph = self.paragraph.take().unwrap_or_default();
        if let Some(table) = &mut self.table {
            table.cells.push(cell);
        }
    }

    fn end_row(&mut self) {
        if let Some(table) = &mut self.table {
            let cells = std::mem::take(&mut table.cells);
            table.rows.push(cells);
        }
    }

    fn end_table(&mut self) {
        let Some(draft) = self.table.take() else {
            return;
        };
        let made = table(draft.rows, self.text_width, self.marks);
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_table(made).add_paragraph(Paragraph::new());
    }

    /// A numbering of its own for each list, so that each begins at 1.
    fn new_numbering(&mut self) -> usize {
        self.numbered_lists += 1;
        let docx = std::mem::take(&mut self.docx);
        let (docx, numbering) = style::new_numbering(docx, self.numbered_lists);
        self.docx = docx;
        numbering
    }
}

fn heading(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => "Heading2",
        HeadingLevel::H3 => "Heading3",
        _ => "Heading4",
    }
}
