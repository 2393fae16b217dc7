//! Markdown as paragraphs, lists and tables of a Word document.

use docx_rs::{
    Docx, Hyperlink, HyperlinkType, Paragraph, Run, Shading, Table, TableCell, TableLayoutType,
    TableRow, WidthType,
};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use crate::evidence::{place_in_record, record_target};
use crate::record::address::Address;
use crate::record::kind::Kind;
use crate::text::markdown;

use super::style;

/// The full address of a record, when the site says where it is published.
type Resolve<'r> = &'r dyn Fn(Kind, &str) -> Option<String>;

/// Adds a text to a document.
pub(super) fn add(docx: Docx, markdown: &str, resolve: Resolve<'_>) -> Docx {
    let mut writer = Writer::new(docx, resolve, style::text_width(is_wide(markdown)));
    for event in markdown::parse(markdown) {
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
    lists: Vec<Option<usize>>,
    table: Option<TableDraft>,
    cell_length: usize,
    numbered_lists: usize,
    text_width: usize,
}

/// A table while it is read.
#[derive(Default)]
struct TableDraft {
    rows: Vec<Vec<CellDraft>>,
    cells: Vec<CellDraft>,
    in_head: bool,
}

/// A cell while its table is read.
struct CellDraft {
    paragraph: Paragraph,
    is_head: bool,
    /// How many characters it holds, for the width of its column.
    length: usize,
}

/// Columns from which a document is laid across.
const WIDE: usize = 6;

/// Whether a text has a table too wide for an upright page.
pub(super) fn is_wide(markdown: &str) -> bool {
    markdown::parse(markdown)
        .any(|event| matches!(event, Event::Start(Tag::Table(columns)) if columns.len() >= WIDE))
}

/// Widths of columns that share `whole` by what they hold; no column is narrower than a tenth.
fn column_widths(rows: &[Vec<CellDraft>], whole: usize) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let held = |column: usize| {
        let lengths = rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.length);
        lengths.max().unwrap_or(0).clamp(13, 60)
    };
    let held: Vec<usize> = (0..columns).map(held).collect();
    let total: usize = held.iter().sum();
    let least = whole / (columns * 2).max(10);
    let shares: Vec<usize> = held
        .iter()
        .map(|held| (whole * held / total).max(least))
        .collect();
    let sum: usize = shares.iter().sum();
    shares
        .into_iter()
        .map(|share| share * whole / sum)
        .collect()
}

impl<'r> Writer<'r> {
    fn new(docx: Docx, resolve: Resolve<'r>, text_width: usize) -> Self {
        Self {
            docx,
            resolve,
            paragraph: None,
            link: None,
            bold: 0,
            italic: 0,
            lists: Vec::new(),
            table: None,
            cell_length: 0,
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
            Event::TaskListMarker(done) => self.text(if done { "☑ " } else { "☐ " }),
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
                self.begin(Paragraph::new());
            }
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
                self.cell_length = 0;
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
        let in_head = self.table.as_ref().is_some_and(|table| table.in_head);
        self.cell_length += text.chars().count();
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
        let length = std::mem::take(&mut self.cell_length);
        if let Some(table) = &mut self.table {
            table.cells.push(CellDraft {
                paragraph,
                is_head: table.in_head,
                length,
            });
        }
    }

    fn end_row(&mut self) {
        if let Some(table) = &mut self.table {
            let cells = std::mem::take(&mut table.cells);
            table.rows.push(cells);
        }
    }

    fn end_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        let widths = column_widths(&table.rows, self.text_width);
        let rows = table
            .rows
            .into_iter()
            .map(|row| table_row(row, &widths))
            .collect();
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx
            .add_table(
                Table::new(rows)
                    .set_grid(widths)
                    .layout(TableLayoutType::Fixed),
            )
            .add_paragraph(Paragraph::new());
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

fn table_row(cells: Vec<CellDraft>, widths: &[usize]) -> TableRow {
    let cells = cells.into_iter().zip(widths).map(|(draft, width)| {
        let cell = TableCell::new()
            .add_paragraph(draft.paragraph)
            .width(*width, WidthType::Dxa);
        if draft.is_head {
            cell.shading(Shading::new().fill("E6F1F3"))
        } else {
            cell
        }
    });
    TableRow::new(cells.collect()).cant_split()
}

fn heading(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => "Heading2",
        HeadingLevel::H3 => "Heading3",
        _ => "Heading4",
    }
}
