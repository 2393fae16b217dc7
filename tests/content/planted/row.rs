//! A result of a trial with two arms, as a row of a table has it.

use std::collections::BTreeMap;

/// A row: its cells by the names of columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    pub cells: BTreeMap<String, String>,
}

/// The arm with the intervention, and the other one.
pub const ARMS: [&str; 2] = ["intervention", "comparator"];

/// What a table of results has, in the order in which the tests write it.
const COLUMNS: [&str; 24] = [
    "id",
    "study",
    "outcome",
    "instrument",
    "better",
    "months",
    "against",
    "n",
    "intervention.n",
    "intervention.events",
    "intervention.mean",
    "intervention.sd",
    "comparator.n",
    "comparator.events",
    "comparator.mean",
    "comparator.sd",
    "event",
    "effect.measure",
    "effect.estimate",
    "effect.se",
    "effect.ci_low",
    "effect.ci_high",
    "effect.ci_derived",
    "effect.positive",
];

impl Row {
    pub fn text(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    pub fn number(&self, column: &str) -> Option<f64> {
        self.text(column).parse().ok()
    }

    pub fn set(&mut self, column: &str, value: impl ToString) {
        self.cells.insert(column.to_owned(), value.to_string());
    }

    /// A number with at most so many decimals as papers print.
    pub fn set_number(&mut self, column: &str, value: f64) {
        let rounded = (value * 1e4).round() / 1e4;
        self.set(column, rounded);
    }

    pub fn has_means(&self) -> bool {
        ARMS.iter().all(|arm| {
            ["n", "mean", "sd"]
                .iter()
                .all(|key| self.number(&format!("{arm}.{key}")).is_some())
        })
    }

    pub fn has_events(&self) -> bool {
        ARMS.iter()
            .all(|arm| self.number(&format!("{arm}.events")).is_some())
    }

    pub fn has_effect(&self) -> bool {
        self.number("effect.estimate").is_some()
    }

    /// The row as of a new extraction: the data of the arms alone.
    pub fn without_effect(&self) -> Self {
        let mut row = self.clone();
        row.cells.retain(|column, _| !column.starts_with("effect."));
        row
    }
}

/// The rows as a table, each with the source that a table needs.
pub fn table(rows: &[Row]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = COLUMNS.iter().copied().chain(["source.url"]);
    writer.write_record(header).expect("a header");
    for row in rows {
        let cells = COLUMNS.iter().map(|column| row.text(column));
        let cells = cells.chain(["https://example.org/"]);
        writer.write_record(cells).expect("a row");
    }
    String::from_utf8(writer.into_inner().expect("a table")).expect("text")
}

/// The rows of a table.
pub fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let row = |record: csv::StringRecord| {
        let cells = header.iter().zip(record.iter());
        let cells = cells.filter(|(_, cell)| !cell.is_empty());
        Row {
            cells: cells
                .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
                .collect(),
        }
    };
    reader
        .records()
        .map(|record| row(record.expect("a row")))
        .collect()
}
