//! A sheet of a workbook of Excel (`.xlsx`). Cells are read one by one, so that a sheet that claims a
//! million columns costs nothing.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xlsx};

use super::grid::{Grid, MOST_COLUMNS, Row, is_decimal, may_be_thousands, of_rows};

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
        let (mut rows, texts) = rows(&mut book, name)?;
        let with_commas = with_points(&mut rows, &texts);
        let mut grid = of_rows(rows);
        grid.remarks.extend(with_commas.map(|line| {
            let told = "Numbers stand here as texts with a comma before decimals; they were read as numbers.";
            (line, told.to_owned())
        }));
        if grid.header.len() > 1 && !grid.rows.is_empty() {
            return Ok((names.clone(), name.clone(), grid));
        }
    }
    Err("no sheet holds a table with names of columns and rows below them".to_owned())
}

/// A text in a cell that is to be a number has the comma of whoever typed it. Where one of them can only be
/// decimals (`6,4`), those of all texts are: they become points. Gives the first row with one.
fn with_points(rows: &mut [Row], texts: &[(usize, usize)]) -> Option<usize> {
    let cell = |rows: &[Row], at: &(usize, usize)| {
        let row = rows.get(at.0)?;
        Some((row.line, row.cells.get(at.1)?.clone()))
    };
    let certain = texts.iter().find_map(|at| {
        let (line, text) = cell(rows, at)?;
        has_certain_comma(&text).then_some(line)
    })?;
    for at in texts {
        let row = rows.get_mut(at.0).and_then(|row| row.cells.get_mut(at.1));
        if let Some(text) = row.filter(|text| is_of_numbers(text)) {
            *text = commas_to_points(text);
        }
    }
    Some(certain)
}

/// Whether a text is numbers alone, as in `6,4` or `0,5 (0,2 to 0,9)`.
fn is_of_numbers(text: &str) -> bool {
    let bare = text.replace("to", "");
    let is_of_one = |c: char| c.is_ascii_digit() || " ,;()[]-+\u{2013}\u{2212}%".contains(c);
    bare.chars().all(is_of_one)
}

/// A single number with a comma that divides no thousands.
fn has_certain_comma(text: &str) -> bool {
    is_decimal(text, ',') && !may_be_thousands(text, ',')
}

/// Commas between digits as points.
fn commas_to_points(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_some_and(char::is_ascii_digit)
    };
    let point = |(at, c): (usize, &char)| match c {
        ',' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => '.',
        c => *c,
    };
    letters.iter().enumerate().map(point).collect()
}

/// Cells of a sheet, by row and column.
type Places = Vec<(usize, usize)>;

/// The rows of a sheet, and which of their cells are texts.
fn rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<(Vec<Row>, Places), String> {
    let fault = |error: calamine::XlsxError| format!("the sheet `{name}` cannot be read: {error}");
    let mut cells = book.worksheet_cells_reader(name).map_err(fault)?;
    let mut rows: Vec<Row> = Vec::new();
    let mut texts = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(fault)? {
        let (row, column) = cell.get_position();
        let is_text = matches!(Data::from(cell.get_value().clone()), Data::String(_));
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
        if is_text {
            texts.push((rows.len() - 1, column as usize));
        }
        if let Some(last) = rows.last_mut() {
            let width = last.cells.len().max(column as usize + 1);
            last.cells.resize(width, String::new());
            last.cells[column as usize] = text;
        }
    }
    Ok((rows, texts))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of one row of texts, as they are read.
    fn read_as(cells: &[&str]) -> Vec<String> {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        let texts: Vec<(usize, usize)> = (0..cells.len()).map(|at| (0, at)).collect();
        let mut rows = [Row { line: 1, cells }];
        with_points(&mut rows, &texts);
        rows[0].cells.clone()
    }

    #[test]
    fn texts_with_decimal_commas_are_numbers() {
        assert_eq!(
            read_as(&["6,4", "1,234", "0,5 (0,2 to 0,9)", "Owl, 2024", "12, 13"]),
            ["6.4", "1.234", "0.5 (0.2 to 0.9)", "Owl, 2024", "12, 13"]
        );
        // Thousands, as far as anybody can tell.
        assert_eq!(read_as(&["1,234", "12"]), ["1,234", "12"]);
    }
}
