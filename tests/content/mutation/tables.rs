//! Slips in tables of results.

use super::fault::{At, Edit, Fault};
use super::layout::misspelt;
use super::rng::Rng;
use super::spot::{Corpus, File};

/// A table as cells; a line is a row.
struct Table<'c> {
    file: &'c File,
    rows: Vec<Vec<String>>,
}

impl<'c> Table<'c> {
    fn any(rng: &mut Rng, corpus: &'c Corpus) -> Option<Self> {
        let files: Vec<_> = corpus
            .files
            .iter()
            .filter(|file| file.name.ends_with(".csv"))
            .collect();
        let file = *rng.pick(&files)?;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(file.text.as_bytes());
        let rows = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect());
        Some(Self {
            file,
            rows: rows.collect(),
        })
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.rows[0].iter().position(|column| column == name)
    }

    /// A row below the first in which all of these columns are filled in.
    fn row_with(&self, rng: &mut Rng, columns: &[&str]) -> Option<(usize, Vec<usize>)> {
        let columns: Vec<usize> = columns
            .iter()
            .map(|name| self.column(name))
            .collect::<Option<_>>()?;
        let has_all = |row: &usize| {
            columns
                .iter()
                .all(|column| !self.rows[*row][*column].is_empty())
        };
        let rows: Vec<usize> = (1..self.rows.len()).filter(has_all).collect();
        Some((*rng.pick(&rows)?, columns))
    }

    /// The table with its changed cells, to be named in a row.
    fn fault(&self, what: String, rows: &[usize]) -> Fault {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in &self.rows {
            writer.write_record(row).unwrap();
        }
        let at = rows
            .iter()
            .map(|row| At::line(&self.file.name, row + 1))
            .collect();
        Fault {
            what,
            edits: vec![Edit::Write(
                self.file.name.clone(),
                writer.into_inner().unwrap(),
            )],
            at,
        }
    }

    fn set(mut self, row: usize, column: usize, new: &str) -> Fault {
        let what = format!(
            "{} {}: {} => {new}",
            self.rows[row][0], self.rows[0][column], self.rows[row][column]
        );
        new.clone_into(&mut self.rows[row][column]);
        self.fault(what, &[row])
    }
}

pub fn column_renamed(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let table = Table::any(rng, corpus)?;
    let column = rng.of(0..table.rows[0].len());
    let new = misspelt(rng, &table.rows[0][column]);
    (!table.rows[0].contains(&new)).then(|| table.set(0, column, &new))
}

pub fn column_removed(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let mut table = Table::any(rng, corpus)?;
    let needed = [
        "id",
        "study",
        "outcome",
        "effect.measure",
        "effect.estimate",
        "effect.positive",
    ];
    let name = *rng.pick(&needed)?;
    let column = table.column(name)?;
    for row in &mut table.rows {
        row.remove(column);
    }
    Some(table.fault(format!("without the column {name}"), &[0]))
}

pub fn column_twice(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let mut table = Table::any(rng, corpus)?;
    let column = rng.of(0..table.rows[0].len());
    for row in &mut table.rows {
        let cell = row[column].clone();
        row.push(cell);
    }
    Some(table.fault(format!("the column {} twice", table.rows[0][column]), &[0]))
}

const NUMBERS: [&str; 10] = [
    "intervention.n",
    "intervention.mean",
    "intervention.sd",
    "comparator.n",
    "comparator.mean",
    "comparator.sd",
    "effect.estimate",
    "effect.se",
    "effect.ci_low",
    "effect.ci_high",
];

pub fn decimal_comma(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let table = Table::any(rng, corpus)?;
    let name = *rng.pick(&NUMBERS)?;
    let (row, columns) = table.row_with(rng, &[name])?;
    let cell = table.rows[row][columns[0]].clone();
    if !cell.contains('.') {
        return None;
    }
    let is_quoted = rng.of(0..2) == 0;
    let name = table.file.name.clone();
    let mut fault = table.set(row, columns[0], &cell.replace('.', ","));
    if !is_quoted && let Some(Edit::Write(_, bytes)) = fault.edits.first() {
        let text = String::from_utf8(bytes.clone()).ok()?;
        let comma = cell.replace('.', ",");
        let text = text.replace(&format!("\"{comma}\""), &comma);
        fault.edits = vec![Edit::Write(name, text.into_bytes())];
    }
    Some(fault)
}

pub fn no_number(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let table = Table::any(rng, corpus)?;
    let name = *rng.pick(&NUMBERS)?;
    let (row, columns) = table.row_with(rng, &[name])?;
    let new = *rng.pick(&[
        "n/a",
        "-",
        "<0.1",
        "12 %",
        "ten",
        "NaN",
        "#VALUE!",
        "\u{2212}1",
    ])?;
    Some(table.set(row, columns[0], new))
}

pub fn unknown_word(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let table = Table::any(rng, corpus)?;
    let words = [
        "study",
        "outcome",
        "better",
        "against",
        "effect.measure",
        "effect.positive",
        "data_status",
        "effect.ci_derived",
    ];
    let name = *rng.pick(&words)?;
    let (row, columns) = table.row_with(rng, &[name])?;
    let new = misspelt(rng, &table.rows[row][columns[0]]);
    let is_record = corpus
        .ids("studies")
        .chain(corpus.ids("outcomes"))
        .any(|id| id == new);
    (!is_record).then(|| table.set(row, columns[0], &new))
}

pub fn needed_cell_empty(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let table = Table::any(rng, corpus)?;
    let name = *rng.pick(&[
        "id",
        "study",
        "outcome",
        "effect.measure",
        "effect.estimate",
        "effect.positive",
    ])?;
    let (row, columns) = table.row_with(rng, &[name])?;
    Some(table.set(row, columns[0], ""))
}

pub fn cells_swapped(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let mut table = Table::any(rng, corpus)?;
    let pairs = [
        ["effect.ci_low", "effect.ci_high"],
        ["effect.estimate", "effect.ci_high"],
        ["intervention.n", "intervention.events"],
        ["comparator.n", "comparator.events"],
        ["study", "outcome"],
        ["better", "months"],
        ["effect.measure", "effect.positive"],
    ];
    let pair = *rng.pick(&pairs)?;
    let (row, columns) = table.row_with(rng, &pair)?;
    table.rows[row].swap(columns[0], columns[1]);
    let what = format!("{} {pair:?} swapped", table.rows[row][0]);
    (table.rows[row][columns[0]] != table.rows[row][columns[1]]).then(|| table.fault(what, &[row]))
}

/// The names of two columns stand over each other's cells: named in the first row or in any.
pub fn headers_swapped(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let mut table = Table::any(rng, corpus)?;
    let pairs = [
        ["study", "outcome"],
        ["better", "months"],
        ["effect.ci_low", "effect.ci_high"],
        ["effect.measure", "effect.estimate"],
        ["id", "study"],
    ];
    let pair = *rng.pick(&pairs)?;
    let (first, second) = (table.column(pair[0])?, table.column(pair[1])?);
    table.rows[0].swap(first, second);
    let rows: Vec<usize> = (0..table.rows.len()).collect();
    Some(table.fault(format!("the names {pair:?} swapped"), &rows))
}

pub fn impossible_number(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let table = Table::any(rng, corpus)?;
    let values: [(&str, &[&str]); 12] = [
        ("months", &["-2", "5000"]),
        ("intervention.n", &["0", "-5", "2.5"]),
        ("comparator.n", &["0", "-5", "2.5"]),
        ("intervention.sd", &["0", "-1"]),
        ("comparator.sd", &["0", "-1"]),
        ("intervention.events", &["100000", "-1"]),
        ("comparator.events", &["100000", "-1"]),
        ("effect.se", &["0", "-0.1"]),
        ("effect.estimate", &["99", "-99"]),
        ("effect.ci_low", &["99"]),
        ("effect.ci_high", &["-99"]),
        ("effect.p", &["1.7", "-0.1"]),
    ];
    let (name, new) = *rng.pick(&values)?;
    let (row, columns) = table.row_with(rng, &[name])?;
    let new = *rng.pick(new)?;
    Some(table.set(row, columns[0], new))
}

pub fn row_twice(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let mut table = Table::any(rng, corpus)?;
    let row = rng.of(1..table.rows.len());
    let copy = table.rows[row].clone();
    table.rows.insert(row, copy);
    Some(table.fault(format!("{} twice", table.rows[row][0]), &[row, row + 1]))
}

pub fn row_cut(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let table = Table::any(rng, corpus)?;
    let file = table.file;
    let lines: Vec<&str> = file.text.lines().collect();
    let row = rng.of(1..lines.len());
    let end = lines[row].rfind(',')?;
    let mut new: Vec<&str> = lines.clone();
    new[row] = &lines[row][..end];
    let text = new.join("\n");
    let at = At::line(&file.name, row + 1);
    Some(Fault {
        what: format!("row {row} cut short"),
        edits: vec![Edit::Write(file.name.clone(), text.into_bytes())],
        at: vec![at],
    })
}

pub fn quote_open(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let table = Table::any(rng, corpus)?;
    let file = table.file;
    let marks: Vec<usize> = file.text.match_indices("\",").map(|(at, _)| at).collect();
    let marks: Vec<usize> = marks
        .into_iter()
        .chain(file.text.match_indices("\"\n").map(|(at, _)| at))
        .collect();
    let at = *rng.pick(&marks)?;
    Some(Fault::text(file, file.with(at..at + 1, ""), &[at]))
}

pub fn other_divider(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let table = Table::any(rng, corpus)?;
    let sign = *rng.pick(b";\t|")?;
    let mut writer = csv::WriterBuilder::new()
        .delimiter(sign)
        .from_writer(Vec::new());
    for row in &table.rows {
        writer.write_record(row).unwrap();
    }
    let edits = vec![Edit::Write(
        table.file.name.clone(),
        writer.into_inner().unwrap(),
    )];
    Some(Fault {
        what: format!("divided by {:?}", sign as char),
        edits,
        at: vec![At::line(&table.file.name, 1)],
    })
}
