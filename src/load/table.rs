//! Tables of results: rows of a CSV file as trees like those of YAML, cells with their places.
//!
//! A column's name is the path of a value in a result: `effect.estimate`, `intervention.n`.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::text::{character, number};

use super::marked::{Content, Node};
use super::source::Source;

/// A table: the cells of its first row, and its other rows.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The names of the columns.
    pub header: Vec<Cell>,
    lines: Vec<Vec<Cell>>,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// The study whose result it is: the cell of the column `study`.
    pub study: Option<Node>,
    /// The other cells as a tree; empty cells are left out.
    pub tree: Node,
}

/// A cell with its place.
#[derive(Debug, Clone)]
pub struct Cell {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What stands in it, without quotation marks.
    pub text: String,
}

/// Reads a table. Rows that have not as many cells as the first are told and left out.
pub fn read(source: &Source) -> (Table, Diagnostics) {
    let mut found = Diagnostics::new();
    let mut lines = split(&source.text).into_iter();
    let header = lines.next().unwrap_or_default();
    let mut lines = lines.peekable();
    if let Some(problem) =
        no_names(source, &header, lines.peek()).or_else(|| other_divider(source, &header))
    {
        found.push(problem);
        return (Table::default(), found);
    }
    found.append(duplicate_columns(source, &header));
    let has_text = |line: &Vec<Cell>| line.iter().any(|cell| !cell.text.is_empty());
    let (even, uneven): (Vec<_>, Vec<_>) = lines
        .filter(has_text)
        .partition(|line| line.len() == header.len());
    for line in &uneven {
        found.push(uneven_row(source, header.len(), line));
    }
    let cells = std::iter::once(&header).chain(&even).flatten();
    found.append(cells.filter_map(|cell| unfit(source, cell)).collect());
    let table = Table {
        header,
        lines: even,
    };
    (table, found)
}

impl Table {
    /// The rows below the first as cells, as many each as the first has.
    pub fn lines(&self) -> &[Vec<Cell>] {
        &self.lines
    }

    /// The rows as trees, without the columns `left_out`. Offsets count from the start of the file.
    pub fn rows(&self, left_out: &BTreeSet<String>) -> impl Iterator<Item = Row> {
        self.lines
            .iter()
            .map(move |line| row(&self.header, line, left_out))
    }
}

/// Splits a table into lines and cells. Quotation marks are doubled inside quoted cells.
fn split(text: &str) -> Vec<Vec<Cell>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records().map_while(Result::ok) {
        let start = record.position().map_or(0, |at| at.byte() as usize);
        lines.push(cells(text, start, &record));
    }
    lines
}

fn cells(text: &str, start: usize, record: &csv::StringRecord) -> Vec<Cell> {
    let blank = |c: char| c == '\n' || c == '\r';
    let mut at = start + text[start..].len() - text[start..].trim_start_matches(blank).len();
    let mut cells = Vec::new();
    for value in record {
        let end = at + raw_length(&text[at..]);
        cells.push(Cell {
            start: at,
            end,
            text: value.to_owned(),
        });
        at = (end + 1).min(text.len());
    }
    cells
}

/// The length of a cell as it stands in the file, up to the comma or line end behind it.
fn raw_length(text: &str) -> usize {
    let mut in_quotes = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => in_quotes = !in_quotes,
            ',' | '\n' | '\r' if !in_quotes => return at,
            _ => {}
        }
    }
    text.len()
}

fn row(header: &[Cell], line: &[Cell], left_out: &BTreeSet<String>) -> Row {
    let (start, end) = (
        line.first().map_or(0, |c| c.start),
        line.last().map_or(0, |c| c.end),
    );
    let mut tree = Node {
        start,
        end,
        content: Content::Map(Vec::new()),
    };
    let mut study = None;
    for (column, cell) in header
        .iter()
        .zip(line)
        .filter(|(column, cell)| !cell.text.is_empty() && !left_out.contains(&column.text))
    {
        if column.text == "study" {
            study = Some(scalar(cell));
        } else {
            let path: Vec<&str> = column.text.split('.').collect();
            insert(&mut tree, &path, cell);
        }
    }
    Row { study, tree }
}

fn scalar(cell: &Cell) -> Node {
    let content = Content::Scalar {
        text: cell.text.clone(),
        is_quoted: false,
    };
    Node {
        start: cell.start,
        end: cell.end,
        content,
    }
}

fn insert(tree: &mut Node, path: &[&str], cell: &Cell) {
    let Content::Map(entries) = &mut tree.content else {
        return;
    };
    let Some((first, rest)) = path.split_first() else {
        return;
    };
    if rest.is_empty() {
        return entries.push((key(first, cell), scalar(cell)));
    }
    let known = entries.iter().position(|(k, _)| k.text() == Some(*first));
    let index = known.unwrap_or_else(|| {
        let map = Node {
            start: cell.start,
            end: cell.end,
            content: Content::Map(Vec::new()),
        };
        entries.push((key(first, cell), map));
        entries.len() - 1
    });
    insert(&mut entries[index].1, rest, cell);
}

fn key(name: &str, cell: &Cell) -> Node {
    let content = Content::Scalar {
        text: name.to_owned(),
        is_quoted: true,
    };
    Node {
        start: cell.start,
        end: cell.end,
        content,
    }
}

fn uneven_row(source: &Source, columns: usize, line: &[Cell]) -> Diagnostic {
    let (start, end) = (
        line.first().map_or(0, |c| c.start),
        line.last().map_or(0, |c| c.end),
    );
    let message = format!(
        "This row has {}; the first row names {}.",
        number::count(line.len(), "cell", "cells"),
        number::count(columns, "column", "columns")
    );
    Diagnostic::new(&codes::BAD_TABLE, message)
        .at(source.place_of_bytes(start, end))
        .hint("Look for a text with a comma in it: such a cell has to stand in quotation marks.")
        .hint("Look for a quotation mark that is not closed: all up to the next one is then one cell.")
}

/// A cell with a mark of direction that is not closed; other characters that no text may hold are
/// found when the file is read.
fn unfit(source: &Source, cell: &Cell) -> Option<Diagnostic> {
    let found = character::first_unfit(&cell.text)?;
    let (number, what) = (found.number(), found.reason.words());
    let message = format!("In this cell stands {what} ({number}).");
    let problem =
        Diagnostic::new(&codes::NOT_TEXT, message).at(source.place_of_bytes(cell.start, cell.end));
    Some(problem.hint("Delete it, or close it in the same cell."))
}

/// Spreadsheets of some countries divide cells by semicolons or tabs.
fn other_divider(source: &Source, header: &[Cell]) -> Option<Diagnostic> {
    let [only] = header else { return None };
    let name = match only.text.chars().find(|c| matches!(c, ';' | '\t'))? {
        ';' => "semicolons",
        _ => "tabs",
    };
    let message = format!("The cells are divided by {name}, and commas are needed.");
    let problem = Diagnostic::new(&codes::BAD_TABLE, message)
        .at(source.place_of_bytes(only.start, only.end))
        .hint("Save the spreadsheet again as CSV and choose the comma as the divider.");
    Some(problem)
}

/// A first row that names no columns: a title, or what Excel writes about itself.
fn no_names(source: &Source, header: &[Cell], second: Option<&Vec<Cell>>) -> Option<Diagnostic> {
    let first = header.first()?;
    let place = source.place_of_bytes(first.start, first.end.max(first.start + 1));
    let message = if first.text.to_lowercase().starts_with("sep=") {
        "The first row is `sep=`, which is for Excel alone; the first row has to name the columns."
    } else {
        let has = |line: &[Cell], name: &str| line.iter().any(|cell| cell.text == name);
        let names = |line: &[Cell]| has(line, "id") && (has(line, "study") || has(line, "outcome"));
        let is_second = second.is_some_and(|second| names(second));
        if names(header) || !is_second {
            return None;
        }
        "The first row does not name the columns; the second one does."
    };
    let problem = Diagnostic::new(&codes::BAD_TABLE, message).at(place);
    Some(problem.hint("Delete this row, so that the first row names the columns."))
}

fn duplicate_columns(source: &Source, header: &[Cell]) -> Diagnostics {
    let repeated = header.iter().enumerate().filter(|(index, cell)| {
        !cell.text.is_empty()
            && header[..*index]
                .iter()
                .any(|before| before.text == cell.text)
    });
    repeated
        .map(|(_, cell)| {
            let message = format!("The column `{}` stands twice.", cell.text);
            Diagnostic::new(&codes::BAD_TABLE, message)
                .at(source.place_of_bytes(cell.start, cell.end))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::source::Format;

    fn source(text: &str) -> Source {
        Source::new(
            "t.csv".into(),
            "results".into(),
            "t".into(),
            Format::Csv,
            text.into(),
        )
        .0
    }

    #[test]
    fn cells_become_trees_with_places() {
        let source = source("id,study,effect.estimate,note\nM1,a-1,0.5,\"one, two\"\n");
        let (table, found) = read(&source);
        let rows: Vec<Row> = table.rows(&BTreeSet::new()).collect();
        assert!(found.is_empty());
        let estimate = rows[0]
            .tree
            .get("effect")
            .and_then(|e| e.get("estimate"))
            .expect("there");
        assert_eq!(
            source.place_of_bytes(estimate.start, estimate.end).column,
            8
        );
        assert_eq!(
            rows[0].tree.get("note").and_then(Node::text),
            Some("one, two")
        );
        assert_eq!(rows[0].study.as_ref().and_then(Node::text), Some("a-1"));
    }

    #[test]
    fn an_uneven_row_is_told_with_its_line() {
        let source = source("id,study\nM1,a\nM2,a,b\n");
        let (table, found) = read(&source);
        assert_eq!(table.lines.len(), 1);
        let problem = found.into_iter().next().expect("one");
        assert_eq!(problem.place.expect("placed").line, 3);
    }
}
