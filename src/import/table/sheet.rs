//! A sheet of a workbook of Excel (`.xlsx`). Cells are read one by one, so that a sheet that claims a
//! million columns costs nothing.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xlsx};

use super::grid::{Grid, MOST_COLUMNS, Row, of_rows};

/// More rows than any table of results has.
const MOST_ROWS: u32 = 200_000;

/// The names of the sheets, and the table in one of them: the one named, or the first that holds a table.
///
/// # Errors
/// It is no workbook, or it has no such sheet or table; in words.
pub fn read(bytes: &[u8], wanted: Option<&str>) -> Result<(Vec<String>, String, Grid), String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes))
        .map_err(|error| format!("the workbook cannot be read: {error}"))?;
    let names = book.sheet_names();
    if let Some(wanted) = wanted
        && !names.iter().any(|name| name == wanted)
    {
        return Err(format!(
            "there is no sheet `{wanted}`; there are: {}",
            names.join(", ")
        ));
    }
    for name in names
        .iter()
        .filter(|name| wanted.is_none_or(|wanted| wanted == **name))
    {
        let grid = of_rows(rows(&mut book, name)?);
        if grid.header.len() > 1 && !grid.rows.is_empty() {
            return Ok((names.clone(), name.clone(), grid));
        }
    }
    Err("no sheet holds a table with names of columns and rows below them".to_owned())
}

fn rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Row>, String> {
    let fault = |error: calamine::XlsxError| format!("the sheet `{name}` cannot be read: {error}");
    let mut cells = book.worksheet_cells_reader(name).map_err(fault)?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(fault)? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.is_empty() || row >= MOST_ROWS || column as usize >= MOST_COLUMNS {
            continue;
        }
        let line = row as usize + 1;
        if rows.last().is_none_or(|last| last.line != line) {
            rows.push(Row {
                line,
                cells: Vec::new(),
            });
        }
        if let Some(last) = rows.last_mut() {
            let width = last.cells.len().max(column as usize + 1);
            last.cells.resize(width, String::new());
            last.cells[column as usize] = text;
        }
    }
    Ok(rows)
}

fn text(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => format!("{number}"),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.trim().to_owned()
        }
        Data::Bool(is) => is.to_string(),
        Data::DateTime(date) => format!("{}", date.as_f64()),
        Data::Error(_) | Data::Empty => String::new(),
    }
}
