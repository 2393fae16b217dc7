//! Tables of a document: rows of cells, with columns as wide as what they hold, and fields where a
//! column waits for entries.

use docx_rs::{Paragraph, Shading, Table, TableCell, TableLayoutType, TableRow, WidthType};

use super::field::Marks;

/// A cell before its table is made.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub paragraph: Paragraph,
    /// Its words, for the width of its column and the titles of fields.
    pub words: String,
    /// Whether a place to fill in stands in it.
    pub is_to_fill: bool,
}

impl Cell {
    fn is_empty(&self) -> bool {
        self.words.is_empty() && !self.is_to_fill
    }
}

/// A table whose first row is its head. A column of which every cell is empty, or asks for something,
/// is one to write in: its empty cells become fields.
pub(super) fn table(mut rows: Vec<Vec<Cell>>, text_width: usize, marks: &Marks) -> Table {
    fill_with_fields(&mut rows, marks);
    let widths = column_widths(&rows, text_width);
    let rows = rows.into_iter().enumerate();
    let rows = rows.map(|(place, row)| table_row(row, &widths, place == 0));
    Table::new(rows.collect())
        .set_grid(widths.clone())
        .layout(TableLayoutType::Fixed)
}

fn fill_with_fields(rows: &mut [Vec<Cell>], marks: &Marks) {
    let Some((head, body)) = rows.split_first_mut() else {
        return;
    };
    for (column, heading) in head.iter().enumerate() {
        let is_to_fill = |row: &Vec<Cell>| {
            let cell = row.get(column);
            cell.is_none_or(|cell| cell.is_empty() || cell.is_to_fill)
        };
        if !body.iter().all(is_to_fill) {
            continue;
        }
        for row in body.iter_mut() {
            let first = row.first().map(|cell| cell.words.clone());
            let label = first.filter(|words| column > 0 && !words.is_empty());
            let title = match label {
                Some(label) => format!("{}: {label}", heading.words),
                None => heading.words.clone(),
            };
            if let Some(cell) = row.get_mut(column).filter(|cell| cell.is_empty()) {
                let paragraph = std::mem::take(&mut cell.paragraph);
                cell.paragraph = paragraph.add_structured_data_tag(marks.entry(&title));
                cell.is_to_fill = true;
            }
        }
    }
}

/// Widths of columns that share `whole` by what they hold; no column is narrower than a tenth.
fn column_widths(rows: &[Vec<Cell>], whole: usize) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let held = |column: usize| {
        let lengths = rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.words.chars().count());
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

fn table_row(cells: Vec<Cell>, widths: &[usize], is_head: bool) -> TableRow {
    let cells = cells.into_iter().zip(widths).map(|(cell, width)| {
        let made = TableCell::new()
            .add_paragraph(cell.paragraph)
            .width(*width, WidthType::Dxa);
        if is_head {
            made.shading(Shading::new().fill("E6F1F3"))
        } else {
            made
        }
    });
    TableRow::new(cells.collect()).cant_split()
}
