//! A table that becomes a CSV file.

use crate::render::output_file::OutputFile;

/// A table with one header row. Texts that a spreadsheet would take for a formula are marked as
/// text with an apostrophe; numbers stay numbers.
pub(super) struct Sheet {
    address: String,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// An empty table at an address.
    pub fn new(address: impl Into<String>, header: &[&str]) -> Self {
        Self {
            address: address.into(),
            rows: vec![header.iter().map(|h| (*h).to_owned()).collect()],
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells.into_iter().map(safe).collect());
    }

    /// The table as a file.
    pub fn into_file(self) -> OutputFile {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in &self.rows {
            // Writing into memory cannot fail.
            let _ = writer.write_record(row);
        }
        let bytes = writer.into_inner().unwrap_or_default();
        OutputFile::text(self.address, String::from_utf8(bytes).unwrap_or_default())
    }
}

/// A spreadsheet takes a cell for a formula that begins with one of these signs, in their full
/// width as well, or with a tab or a line break before one; it drops an apostrophe before them.
fn safe(cell: String) -> String {
    let begins = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let is_formula = begins.starts_with(FORMULA) || cell.starts_with(['\t', '\r', '\n']);
    if is_formula && cell.parse::<f64>().is_err() {
        format!("'{cell}")
    } else {
        cell
    }
}

/// What a formula begins with.
const FORMULA: [char; 9] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{2212}'];

/// A value or an empty cell.
pub(super) fn cell<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_before_a_formula_hides_it() {
        for cell in [
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(A1)",
            "＝1+1",
            "＋1",
            "－1+1",
            "＠A1",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u{A0}=1",
            "\u{FEFF}=1",
            "\r\n=1",
            "\tx",
            "\u{2212}1+1",
        ] {
            assert_eq!(safe(cell.to_owned()), format!("'{cell}"));
        }
        for cell in ["-0.5", "+2", "-1e-5", "1-2", "a=b", "", "'=1", "a@b.org"] {
            assert_eq!(safe(cell.to_owned()), cell);
        }
    }

    #[test]
    fn a_text_is_never_a_formula_and_a_number_stays_a_number() {
        let mut sheet = Sheet::new("a.csv", &["id", "text"]);
        sheet.row(vec!["-0.5".into(), "=HYPERLINK(\"x\"), \"y\"".into()]);
        let bytes = sheet.into_file().bytes;
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(
            text,
            "id,text\n-0.5,\"'=HYPERLINK(\"\"x\"\"), \"\"y\"\"\"\n"
        );
    }
}
