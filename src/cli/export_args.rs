//! What `distil export` is asked.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

/// `distil export`.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// What to export.
    #[command(subcommand)]
    pub what: What,
}

/// What to export.
#[derive(Debug, Subcommand)]
pub enum What {
    /// The results of studies as a table to edit, which `distil import` takes back
    Table(TableArgs),
}

/// `distil export table`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil export table tea-break-trials --to xlsx    results of the studies of a synthesis
  distil export table smith-2021 --to csv           those of a study
  distil export table all --to xlsx
  distil import tea-break-trials.xlsx               show what was edited, and write it

A row is a result, by its id. Change values and leave the columns study and id as they are: what is
otherwise than in the records is shown and written there, each value in its place.")]
pub struct TableArgs {
    /// A study or a synthesis by its id, or `all`
    #[arg(value_name = "STUDY|SYNTHESIS|all")]
    pub source: String,
    /// The form of the file
    #[arg(long, value_enum, default_value_t = TableForm::Xlsx)]
    pub to: TableForm,
    /// The file [default: the id with the ending of its form]
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long)]
    pub overwrite: bool,
    /// The folder with the records
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    pub content: PathBuf,
}

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableForm {
    /// A workbook with drop-down lists and checks
    Xlsx,
    /// Comma-separated values
    Csv,
}

impl TableForm {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}
