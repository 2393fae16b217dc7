//! Results from tables: a row is a result, a column is the path of a value in it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::load::{Source, marked, table};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::records::{FileLinks, TableResult};
use crate::record::schema::{self, Findings};
use crate::text::suggest;

use super::typed::{File, SCHEMAS, Typed};

/// The column that names the study of a row.
const STUDY: &str = "study";

/// Reads the rows of a table that have no faults, and says what is wrong with the others.
pub(super) fn read_table(source: &Arc<Source>) -> File {
    let (table, mut found) = table::read(source);
    if table.header.is_empty() {
        return File {
            found,
            ..File::default()
        };
    }
    let all = check_columns(source, &table.header);
    let unknown: BTreeSet<String> = all.unknown;
    let may_read_rows = !all.lacks_columns;
    found.append(all.found);
    let mut rows = Rows {
        source,
        findings: Findings::default(),
        results: Vec::new(),
        found,
    };
    if may_read_rows {
        for row in table.rows(&unknown) {
            rows.take(row);
        }
    }
    let links = FileLinks {
        source: Arc::clone(source),
        kind: Kind::Study,
        offset: 0,
        findings: Arc::new(rows.findings),
    };
    File {
        typed: Some(Typed::Table(rows.results)),
        links: Some(links),
        found: rows.found,
    }
}

/// What is wrong with the first row.
struct Columns {
    unknown: BTreeSet<String>,
    lacks_columns: bool,
    found: Diagnostics,
}

fn check_columns(source: &Source, header: &[table::Cell]) -> Columns {
    let known = schema::columns(&SCHEMAS[&Kind::Finding]);
    let names: Vec<&str> = known.iter().map(|column| column.name.as_str()).collect();
    let mut columns = Columns {
        unknown: BTreeSet::new(),
        lacks_columns: false,
        found: Diagnostics::new(),
    };
    let mut meant: Vec<&str> = Vec::new();
    for cell in header {
        if cell.text != STUDY && !names.contains(&cell.text.as_str()) {
            let near = nearest_column(&cell.text, &names);
            meant.extend(near);
            let problem = unknown_column(&cell.text, near, &names);
            let place = source.place_of_bytes(cell.start, cell.end.max(cell.start + 1));
            columns.found.push(problem.at(place));
            columns.unknown.insert(cell.text.clone());
        }
    }
    let missing = missing_columns(source, header, &known);
    // A column that was mistyped is not also missing.
    columns.lacks_columns = !missing.is_empty();
    for name in missing.into_iter().filter(|name| !meant.contains(name)) {
        let end = header.first().map_or(0, |cell| cell.end);
        let message = format!("The column `{name}` is missing.");
        let problem = Diagnostic::new(&codes::BAD_TABLE, message)
            .at(source.place_of_bytes(0, end))
            .hint("Add it to the first row, and fill it in for every row.");
        columns.found.push(problem);
    }
    columns
}

/// Columns that every row needs, or that a group of columns needs which is there.
fn missing_columns<'c>(
    source: &Source,
    header: &[table::Cell],
    known: &'c [schema::Column<'_>],
) -> Vec<&'c str> {
    let has = |name: &str| header.iter().any(|cell| cell.text == name);
    let has_group = |group: &str| header.iter().any(|cell| cell.text.starts_with(group));
    let is_missing = |column: &&schema::Column<'_>| {
        let is_needed_here = column.is_needed_in_group && has_group(column.group());
        (column.is_required || is_needed_here) && !has(&column.name)
    };
    let of_results = known
        .iter()
        .filter(is_missing)
        .map(|column| column.name.as_str());
    let of_study = (source.folder == "results" && !has(STUDY)).then_some(STUDY);
    of_study.into_iter().chain(of_results).collect()
}

/// The column that was perhaps meant: nearly of this name, or with a word of it.
fn nearest_column<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    if name.is_empty() {
        return None;
    }
    let all = || known.iter().copied().chain([STUDY]);
    let small = name.to_lowercase().replace([' ', '_'], ".");
    let mut words = small.split('.');
    suggest::nearest(&small, all())
        .or_else(|| words.find_map(|word| all().find(|known| *known == word)))
}

fn unknown_column(name: &str, near: Option<&str>, known: &[&str]) -> Diagnostic {
    if name.is_empty() {
        let message = "This column has no name.";
        let problem = Diagnostic::new(&codes::BAD_TABLE, message);
        return problem.hint("Name it in the first row, or delete the column.");
    }
    let message = format!("The column `{name}` is not known.");
    let mut problem = Diagnostic::new(&codes::UNKNOWN_KEY, message);
    if let Some(near) = near {
        problem = problem.hint(format!("Did you mean `{near}`?"));
    }
    problem.hint(format!("Columns are: {STUDY}, {}.", known.join(", ")))
}

/// The rows as they are read.
struct Rows<'a> {
    source: &'a Arc<Source>,
    findings: Findings,
    results: Vec<TableResult>,
    found: Diagnostics,
}

impl Rows<'_> {
    fn take(&mut self, row: table::Row) {
        let schema = &SCHEMAS[&Kind::Finding];
        let findings = schema::walk(&row.tree, schema);
        let is_sound = findings.faults.is_empty();
        for fault in findings.faults {
            let place = self.source.place_of_bytes(fault.start, fault.end);
            self.found.push(fault.problem.at(place));
        }
        self.findings.references.extend(findings.references);
        self.findings.chosen.extend(findings.chosen);
        self.findings.quoting.extend(findings.quoting);
        let place = self.source.place_of_bytes(row.tree.start, row.tree.end);
        let Some(study) = self.study_of(&row) else {
            self.found.push(no_study().at(place));
            return;
        };
        if is_sound {
            self.keep(study, row.tree, place);
        }
    }

    /// The study of a row: the cell `study`, or the study beside whose file the table stands.
    fn study_of(&mut self, row: &table::Row) -> Option<String> {
        let cell = row.study.as_ref();
        let Some((cell, id)) = cell.and_then(|cell| Some((cell, cell.text()?))) else {
            return (self.source.folder == "studies").then(|| self.source.stem.clone());
        };
        self.findings.references.push(schema::Reference {
            kind: Kind::Study,
            id: id.to_owned(),
            start: cell.start,
            end: cell.end,
        });
        Some(id.to_owned())
    }

    fn keep(&mut self, study: String, row: marked::Node, place: Place) {
        let value = schema::to_json(row.clone(), &SCHEMAS[&Kind::Finding]);
        match serde_json::from_value(value) {
            Ok(result) => self.results.push(TableResult {
                study: Id::new(study),
                result,
                source: Arc::clone(self.source),
                row,
            }),
            Err(error) => {
                let message = format!("The row cannot be read: {error}.");
                self.found
                    .push(Diagnostic::new(&codes::BAD_TABLE, message).at(place));
            }
        }
    }
}

fn no_study() -> Diagnostic {
    let message = "The row does not say to which study it belongs.";
    Diagnostic::new(&codes::BAD_TABLE, message)
        .hint("Fill in the column `study` with the id of the study.")
}
