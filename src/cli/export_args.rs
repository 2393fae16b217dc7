//! What `distil export` is asked.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::content_args::ContentArgs;
use super::edition_args::AskedEdition;
use super::overwrite::OverwriteArgs;

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
    /// The data of the site for reuse, with a dictionary of every column
    Dataset(DatasetArgs),
    /// Bodies of evidence as resources of FHIR R5
    Fhir(FhirArgs),
    /// What an edition says as a document to send: Word, or PDF with a browser that is installed
    Briefing(BriefingArgs),
    /// Posts of 280 and 1,500 characters on the answer to a question, with its certainty
    Posts(EditionArgs),
    /// The picture of a question with its answer as a poster, one sheet of A4
    Poster(EditionArgs),
}

/// `distil export briefing`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil export briefing tea-breaks --audience manager                  a Word document
  distil export briefing tea-breaks --audience manager --to pdf

The Word document holds the answer, what was found and how sure it is, what else the edition tells, and
its sources. The PDF is the page of the edition as it prints, with tags for screen readers; Chromium,
Chrome or Edge prints it, without the network.")]
pub struct BriefingArgs {
    /// The edition.
    #[command(flatten)]
    pub edition: AskedEdition,
    /// The form of the file
    #[arg(long, value_enum, default_value_t = BriefingForm::Docx)]
    pub to: BriefingForm,
    /// The browser that prints [default: the first that is found]
    #[arg(long, value_name = "PROGRAM")]
    pub browser: Option<PathBuf>,
    /// The file [default: QUESTION-AUDIENCE with the ending of its form]
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// The form of a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BriefingForm {
    /// A Word document
    Docx,
    /// The page as it prints
    Pdf,
}

impl BriefingForm {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }
}

/// `distil export posts` and `distil export poster`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil export posts tea-breaks --audience manager
  distil export poster tea-breaks --audience manager --output tea.html")]
pub struct EditionArgs {
    /// The edition.
    #[command(flatten)]
    pub edition: AskedEdition,
    /// The file [default: QUESTION-AUDIENCE with .posts.txt or .poster.html]
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `distil export fhir`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil export fhir tea-breaks                 the bodies of evidence behind a question
  distil export fhir tea-break-trials --output evidence.json

The file is a Bundle of FHIR R5 (5.0.0): Citation of each body of evidence and study, Evidence and
EvidenceVariable for each outcome, and ArtifactAssessment with its summary and certainty.")]
pub struct FhirArgs {
    /// Questions and syntheses by their ids, or `all`
    #[arg(value_name = "QUESTION|SYNTHESIS|all", required = true)]
    pub sources: Vec<String>,
    /// The file [default: the first id with .fhir.json]
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Files that are there.
    #[command(flatten)]
    pub overwrite: OverwriteArgs,
    /// Content.
    #[command(flatten)]
    pub content: ContentArgs,
}

/// `distil export dataset`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil export dataset data.zip        one archive; the same content gives the same bytes
  distil export dataset data            the same files in a folder

In it are the tables of the site, a dictionary of every column, the data and R script of each pooled
result, judgements of risk of bias for robvis, flows of studies for PRISMA2020, and references.")]
pub struct DatasetArgs {
    /// The folder or, with the ending .zip, the archive
    #[arg(value_name = "FOLDER|FILE.zip")]
    pub target: PathBuf,
    /// Files that are there.
    #[command(flatten)]
    pub overwrite: OverwriteArgs,
    /// Content.
    #[command(flatten)]
    pub content: ContentArgs,
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
    /// Files that are there.
    #[command(flatten)]
    pub overwrite: OverwriteArgs,
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
