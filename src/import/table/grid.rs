//! A table as people save it: cells divided by commas, semicolons or tabs, a title above the names of
//! the columns, `sep=`, decimal commas.

/// More rows than any table of results has.
const MOST_ROWS: usize = 200_000;
/// More columns than any table of results has.
pub const MOST_COLUMNS: usize = 500;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows below, as many cells each as there are columns.
    pub rows: Vec<Row>,
    /// Whether a comma stands before decimals.
    pub has_decimal_comma: bool,
    /// What was passed over or put right, with its row.
    pub remarks: Vec<(usize, String)>,
    /// Rows that could not be read, with the reason.
    pub dropped: Vec<(usize, String)>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its line in the file, or its row in the sheet.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

impl Grid {
    /// The place of a column by its name, whatever its capitals and spaces.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header
            .iter()
            .position(|has| has.trim().eq_ignore_ascii_case(name))
    }

    /// A cell without the spaces around it; empty where there is none, and where it says that nothing is
    /// known.
    pub fn cell<'r>(&self, row: &'r Row, column: usize) -> &'r str {
        let text = row.cells.get(column).map_or("", |cell| cell.trim());
        let is_nothing = ["na", "n/a", "#n/a", "nan", "null", "-", "–", ".", "nr"]
            .contains(&text.to_lowercase().as_str());
        if is_nothing { "" } else { text }
    }
}

/// The table in a text. `None` where it is no table at all.
pub fn read(text: &str) -> Option<Grid> {
    let (text, skipped, said) = without_divider_line(text);
    let divider = said.or_else(|| divider_of(text))?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(divider)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records().take(MOST_ROWS + 1) {
        let Ok(record) = record else { continue };
        let line = record.position().map_or(0, |at| at.line() as usize) + skipped;
        let cells = record
            .iter()
            .take(MOST_COLUMNS)
            .map(|cell| cell.trim().to_owned());
        rows.push(Row {
            line,
            cells: cells.collect(),
        });
    }
    let mut grid = of_rows(rows);
    if skipped > 0 {
        grid.remarks
            .push((1, "The line `sep=` was passed over.".to_owned()));
    }
    grid.has_decimal_comma = divider != b',' && has_decimal_comma(&grid);
    (grid.header.len() > 1).then_some(grid)
}

/// The table of rows of which the first may be titles.
pub fn of_rows(mut rows: Vec<Row>) -> Grid {
    let mut grid = Grid::default();
    if rows.len() > MOST_ROWS {
        rows.truncate(MOST_ROWS);
        grid.dropped.push((
            MOST_ROWS,
            format!("the table has more than {MOST_ROWS} rows: those below were not read"),
        ));
    }
    let filled = |row: &Row| {
        row.cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count()
    };
    rows.retain(|row| filled(row) > 0);
    let usual = usual(rows.iter().take(50).map(filled));
    // The names of the columns stand in the first row that is about as full as the others.
    let at = rows
        .iter()
        .position(|row| filled(row) * 2 > usual && filled(row) > 1);
    let Some(at) = at else { return grid };
    for title in rows.drain(..at) {
        let said = title.cells.join(" ").trim().to_owned();
        grid.remarks.push((
            title.line,
            format!("The row \"{said}\" above the names of the columns was passed over."),
        ));
    }
    let header = rows.remove(0);
    let width = header
        .cells
        .iter()
        .rposition(|cell| !cell.trim().is_empty())
        .map_or(0, |at| at + 1);
    grid.header = header.cells.into_iter().take(width).collect();
    let twice = name_twins(&mut grid.header);
    let twice = twice.into_iter().map(|text| (header.line, text));
    grid.remarks.extend(twice);
    for mut row in rows {
        let extra = row
            .cells
            .iter()
            .skip(width)
            .any(|cell| !cell.trim().is_empty());
        if extra {
            let why = format!(
                "it has more cells than the {width} columns: look for a comma or a quotation mark in a text"
            );
            grid.dropped.push((row.line, why));
            continue;
        }
        row.cells.resize(width, String::new());
        grid.rows.push(row);
    }
    grid
}

/// Columns of one name get their number behind it, since nothing tells them apart; what was renamed, in
/// words.
fn name_twins(header: &mut [String]) -> Vec<String> {
    let plain: Vec<String> = header
        .iter()
        .map(|name| name.trim().to_lowercase())
        .collect();
    let mut told = Vec::new();
    for (at, name) in header.iter_mut().enumerate() {
        let many = plain.iter().filter(|other| **other == plain[at]).count();
        if many < 2 || plain[at].is_empty() {
            continue;
        }
        if plain[..at].iter().all(|other| *other != plain[at]) {
            told.push(format!(
                "{many} columns are named \"{}\": they are called \"{}, column {}\" and so on, and nothing is guessed of them.",
                name.trim(),
                name.trim(),
                at + 1
            ));
        }
        *name = format!("{}, column {}", name.trim(), at + 1);
    }
    told
}

/// The number that occurs most often; of several, the largest.
fn usual(numbers: impl Iterator<Item = usize> + Clone) -> usize {
    let often = |number: usize| numbers.clone().filter(|other| *other == number).count();
    let most = numbers
        .clone()
        .max_by_key(|number| (often(*number), *number));
    most.unwrap_or(0)
}

/// `sep=;` in the first line, as Excel writes it.
fn without_divider_line(text: &str) -> (&str, usize, Option<u8>) {
    let first = text.lines().next().unwrap_or_default();
    let said = first
        .trim()
        .trim_matches('"')
        .strip_prefix("sep=")
        .and_then(|rest| rest.bytes().next());
    match said.filter(u8::is_ascii) {
        Some(divider) => {
            let rest = text.get(first.len()..).unwrap_or_default();
            (rest.strip_prefix('\n').unwrap_or(rest), 1, Some(divider))
        }
        None if first.trim() == "sep=\t" => (text, 1, Some(b'\t')),
        None => (text, 0, None),
    }
}

/// The divider that gives the most lines of one width.
fn divider_of(text: &str) -> Option<u8> {
    let mut best: Option<(usize, u8)> = None;
    for divider in [b',', b';', b'\t'] {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(divider)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let widths = reader
            .records()
            .take(40)
            .filter_map(Result::ok)
            .map(|record| record.len());
        let widths: Vec<usize> = widths.filter(|width| *width > 1).collect();
        let usual = widths
            .iter()
            .map(|width| widths.iter().filter(|other| *other == width).count())
            .max();
        let score = usual.unwrap_or(0);
        if score > best.map_or(0, |(score, _)| score) {
            best = Some((score, divider));
        }
    }
    best.map(|(_, divider)| divider)
}

/// Whether a comma stands before decimals. `1,234` says it only where no other number has a decimal point.
fn has_decimal_comma(grid: &Grid) -> bool {
    let cells = || grid.rows.iter().take(400).flat_map(|row| &row.cells);
    let with_comma = || cells().filter(|cell| is_decimal(cell, ','));
    let is_certain = with_comma().any(|cell| !may_be_thousands(cell, ','));
    let has_points = || cells().any(|cell| is_decimal(cell, '.') && !may_be_thousands(cell, '.'));
    is_certain || (with_comma().next().is_some() && !has_points())
}

/// "6,4": digits, one mark, digits.
pub(super) fn is_decimal(cell: &str, mark: char) -> bool {
    let parts = unsigned(cell.trim()).split_once(mark);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    parts.is_some_and(|(whole, rest)| digits(whole) && digits(rest))
}

/// Whether marks divide a number into thousands, as in "1.234" and "12.345.678": one to three digits that
/// do not begin with a nought, and exactly three behind each mark.
pub(super) fn may_be_thousands(number: &str, mark: char) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let mut groups = unsigned(number).split(mark);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && digits(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && digits(group))
}

fn unsigned(number: &str) -> &str {
    number.trim_start_matches(['-', '\u{2212}', '+'])
}

/// A number as a person types it.
///
/// # Errors
/// It is something else, or two things; in words that follow "because".
pub fn number(text: &str, has_decimal_comma: bool) -> Result<f64, String> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.replace(['\u{2212}', '–'], "-");
    let bare = match has_decimal_comma {
        true => with_commas(&bare, text)?,
        false => with_points(&bare, text)?,
    };
    let is_plain = bare
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    match bare.parse::<f64>() {
        Ok(number) if is_plain && number.is_finite() => Ok(number),
        _ if text.contains('%') => Err(format!("`{text}` is a percentage, and a count is needed")),
        _ => Err(format!("`{text}` is no number")),
    }
}

/// A number of a table with decimal commas. A point marks thousands where three digits follow it and a
/// comma or a second point makes that certain; where other than three follow, it stands before decimals.
fn with_commas(bare: &str, text: &str) -> Result<String, String> {
    let points = bare.matches('.').count();
    if let Some((whole, decimals)) = bare.split_once(',') {
        if points > 0 && !may_be_thousands(whole, '.') {
            return Err(format!(
                "`{text}` is no number: a comma stands before decimals in this table, and three digits belong behind a point before it"
            ));
        }
        return Ok(format!("{}.{decimals}", whole.replace('.', "")));
    }
    if points > 0 && may_be_thousands(bare, '.') {
        let whole = bare.replace('.', "");
        if points > 1 {
            return Ok(whole);
        }
        return Err(format!(
            "`{text}` is `{whole}` or `{}`, and the table does not tell which: write the one that is meant",
            bare.replace('.', ",")
        ));
    }
    Ok(bare.to_owned())
}

/// A number of a table with decimal points: a comma marks thousands.
fn with_points(bare: &str, text: &str) -> Result<String, String> {
    let whole = bare.split('.').next().unwrap_or_default();
    let has_comma_behind = bare.len() > whole.len() && bare[whole.len()..].contains(',');
    if bare.contains(',') && (has_comma_behind || !may_be_thousands(whole, ',')) {
        return Err(format!(
            "`{text}` is no number: a point stands before decimals"
        ));
    }
    Ok(bare.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_every_country_are_read() {
        for text in [
            "Study,n,mean\nA,12,6.4\nB,13,5.9\n",
            "sep=;\nStudy;n;mean\nA;12;6,4\nB;13;5,9\n",
            "Study\tn\tmean\nA\t12\t6,4\nB\t13\t5,9\n",
            "Calm at three months;;\n;;\nStudy;n;mean\nA;12;6,4\n;;\nB;13;5,9\n",
        ] {
            let grid = read(text).expect(text);
            assert_eq!(grid.header, ["Study", "n", "mean"], "{text}");
            assert_eq!(grid.rows.len(), 2, "{text}");
            let mean = number(&grid.rows[0].cells[2], grid.has_decimal_comma);
            assert_eq!(mean, Ok(6.4), "{text}");
        }
        assert_eq!(read("only words here\nand here"), None);
    }

    #[test]
    fn rows_keep_their_lines_and_those_too_long_are_told() {
        let grid = read("Study,n\nA,12\nB, who, left,13\nC,14\n").expect("a table");
        assert_eq!(
            grid.rows.iter().map(|row| row.line).collect::<Vec<_>>(),
            [2, 4]
        );
        assert_eq!(grid.dropped[0].0, 3);
    }

    #[test]
    fn numbers_are_what_they_look_like_or_told() {
        for (text, wanted) in [
            ("12", 12.0),
            ("1,234", 1234.0),
            ("\u{2212}0.5", -0.5),
            ("1 234", 1234.0),
            ("1e3", 1000.0),
        ] {
            assert_eq!(number(text, false), Ok(wanted), "{text}");
        }
        for (text, wanted) in [
            ("1.234,5", 1234.5),
            ("7.1", 7.1),
            ("12.3456", 12.3456),
            ("0.234", 0.234),
            ("1.234.567", 1_234_567.0),
            ("1 234", 1234.0),
            ("\u{2212}0,5", -0.5),
        ] {
            assert_eq!(number(text, true), Ok(wanted), "{text}");
        }
        for text in [
            "1.234", "-12.345", "7.1,5", "0.234,5", "1.2.3", "1,2,3", ",",
        ] {
            assert!(number(text, true).is_err(), "{text}");
        }
        for text in [
            "6,4",
            "65 (93%)",
            "12%",
            "<5",
            "inf",
            "NaN",
            "",
            "12 people",
            "0,500",
        ] {
            assert!(number(text, false).is_err(), "{text}");
        }
    }
}
