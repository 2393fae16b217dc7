//! A table as a workbook: drop-down lists where there is a choice, and checks of numbers while somebody
//! types.

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, Format, Formula, Note, Workbook, Worksheet, XlsxError,
};

use crate::edit::table::{Column, Holds, Table};

/// Rows below the table in which lists and checks hold as well.
const MORE: u32 = 200;
/// The sheet with the choices of lists.
const LISTS: &str = "lists";

/// The bytes of the workbook.
///
/// # Errors
/// It cannot be made, in words.
pub(super) fn workbook(table: &Table) -> Result<Vec<u8>, String> {
    made(table).map_err(|error| error.to_string())
}

fn made(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold().set_background_color("EEEEEE");
    let sheet = book.add_worksheet();
    sheet.set_name("Results")?;
    sheet.set_freeze_panes(1, 2)?;
    for (at, column) in columns(table) {
        sheet.write_with_format(0, at, &column.name, &bold)?;
        if !column.about.is_empty() {
            sheet.insert_note(0, at, &Note::new(&column.about))?;
        }
        sheet.set_column_width(at, width(table, usize::from(at)))?;
        check(sheet, table, at, column)?;
    }
    for (row, cells) in (1u32..).zip(&table.rows) {
        for ((at, column), cell) in columns(table).zip(cells) {
            match cell.parse::<f64>() {
                _ if cell.is_empty() => {}
                Ok(number) if column.holds.is_number() => {
                    sheet.write(row, at, number)?;
                }
                _ => {
                    sheet.write(row, at, cell)?;
                }
            }
        }
    }
    lists(&mut book, table)?;
    book.save_to_buffer()
}

fn columns(table: &Table) -> impl Iterator<Item = (u16, &Column)> {
    (0u16..).zip(&table.columns)
}

/// The width of a column, in letters.
fn width(table: &Table, at: usize) -> f64 {
    let name = table.columns.get(at).map_or(0, |column| column.name.len());
    let cells = table.rows.iter().filter_map(|row| row.get(at));
    let longest = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
    longest.max(name).clamp(8, 40) as f64 + 2.0
}

/// The check of a column.
fn check(sheet: &mut Worksheet, table: &Table, at: u16, column: &Column) -> Result<(), XlsxError> {
    let rule = match &column.holds {
        Holds::Name | Holds::Words => return Ok(()),
        Holds::Choice(choices) => {
            let last = choices.len().max(1);
            let letter = letters(at);
            let range = format!("={LISTS}!${letter}$1:${letter}${last}");
            DataValidation::new().allow_list_formula(Formula::new(range))
        }
        Holds::Count(lowest) => {
            let lowest = i32::try_from(*lowest).unwrap_or(0);
            DataValidation::new()
                .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(lowest))
        }
        Holds::Number => {
            DataValidation::new().allow_decimal_number(DataValidationRule::Between(-1e12, 1e12))
        }
        Holds::Spread => {
            DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThan(0.0))
        }
    };
    let title: String = column.name.chars().take(30).collect();
    let rule = rule
        .set_error_title(title)?
        .set_error_message(told(&column.holds))?;
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX / 2) + MORE;
    sheet.add_data_validation(1, at, last, at, &rule)?;
    Ok(())
}

/// What is told where a value cannot be.
fn told(holds: &Holds) -> String {
    match holds {
        Holds::Choice(_) => "Choose from the list.".to_owned(),
        Holds::Count(lowest) => format!("A whole number from {lowest} on is needed."),
        Holds::Spread => "A number above 0 is needed.".to_owned(),
        _ => "A number is needed.".to_owned(),
    }
}

/// The choices of each list, in the column of the table.
fn lists(book: &mut Workbook, table: &Table) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(LISTS)?;
    sheet.set_hidden(true);
    for (at, column) in columns(table) {
        if let Holds::Choice(choices) = &column.holds {
            for (row, choice) in (0u32..).zip(choices) {
                sheet.write(row, at, choice)?;
            }
        }
    }
    Ok(())
}

/// The letters of a column: A, B, … AA.
fn letters(at: u16) -> String {
    let mut left = u32::from(at) + 1;
    let mut letters = Vec::new();
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}
