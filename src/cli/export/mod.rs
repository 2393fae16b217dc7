//! `distil export`.

mod briefing;
mod dataset;
mod fhir;
mod post;
mod print;
mod ready;
mod workbook;

use std::path::{Path, PathBuf};

use anstream::{eprintln, println};

use crate::edit::table::{self, Table};
use crate::evidence::{Evidence, ResultEntry};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::text::{number, suggest};

use super::exit::Exit;
use super::export_args::{ExportArgs, TableArgs, TableForm, What};
use super::overwrite::cannot;
use super::renamed::today;

/// Exports what was asked for.
pub(super) fn run(args: &ExportArgs) -> Exit {
    match &args.what {
        What::Table(args) => export(args),
        What::Dataset(args) => dataset::run(args),
        What::Fhir(args) => fhir::run(args),
        What::Briefing(args) => briefing::run(args),
        What::Posts(args) => post::posts(args),
        What::Poster(args) => post::poster(args),
    }
}

fn export(args: &TableArgs) -> Exit {
    let (evidence, problems) = match super::request::evidence(&args.content) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    super::report::errors(&problems);
    let source = today(
        &evidence.records,
        &[Kind::Synthesis, Kind::Study],
        &args.source,
    );
    let Some(results) = results_of(&evidence, &source) else {
        return unknown(&evidence, &source);
    };
    let table = table::table(&evidence, results.into_iter());
    if table.rows.is_empty() {
        eprintln!("`{source}` has no results.");
        return Exit::WrongUse;
    }
    let named = PathBuf::from(format!("{source}.{}", args.to.ending()));
    let path = args.output.clone().unwrap_or(named);
    match write(&table, args, &path) {
        Exit::Good if problems.has_errors() => {
            eprintln!(
                "What stands in records with errors may be missing from `{}`: mend the records shown above, and export again with `--overwrite`.",
                path.display()
            );
            Exit::after(&problems, false)
        }
        exit => exit,
    }
}

/// Writes the table, and says what to do with it.
fn write(table: &Table, args: &TableArgs, path: &Path) -> Exit {
    let bytes = match args.to {
        TableForm::Csv => csv(table),
        TableForm::Xlsx => workbook::workbook(table),
    };
    let bytes = bytes.map_err(|cause| cannot(path, &cause));
    match bytes.and_then(|bytes| args.overwrite.write(path, bytes)) {
        Ok(()) => {
            let results = number::count(table.rows.len(), "result is", "results are");
            println!("{results} in `{}`.", path.display());
            println!(
                "Edit the values; `distil import {}` shows the changes and writes them.",
                path.display()
            );
            Exit::Good
        }
        Err(exit) => exit,
    }
}

/// The results of all studies, of one, or of those of a synthesis.
fn results_of<'e>(evidence: &'e Evidence, source: &str) -> Option<Vec<&'e ResultEntry>> {
    if source == "all" {
        return Some(evidence.results.values().collect());
    }
    let id = Id::new(source);
    if let Some(entry) = evidence.records.syntheses.get(&id) {
        let studies = entry.value.studies.iter();
        let results = studies.flat_map(|study| evidence.results.of_study(study.id()));
        return Some(results.collect());
    }
    let is_there = evidence.records.studies.contains_key(&id);
    is_there.then(|| evidence.results.of_study(&id).collect())
}

fn unknown(evidence: &Evidence, source: &str) -> Exit {
    eprintln!("There is no study and no synthesis `{source}`.");
    let ids = evidence.records.syntheses.keys();
    let ids = ids.chain(evidence.records.studies.keys()).map(Id::as_str);
    if let Some(near) = suggest::nearest(source, ids.chain(["all"])) {
        eprintln!("Did you mean `{near}`?");
    }
    Exit::WrongUse
}

/// A table with commas, behind the mark by which Excel knows UTF-8.
fn csv(table: &Table) -> Result<Vec<u8>, String> {
    let mut writer = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    let names = table.columns.iter().map(|column| column.name.as_str());
    let fault = |error: csv::Error| error.to_string();
    writer.write_record(names).map_err(fault)?;
    for row in &table.rows {
        writer.write_record(row).map_err(fault)?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}
