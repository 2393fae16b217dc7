//! What was typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Compiles evidence records into a website with an edition for every reader.
#[derive(Debug, Parser)]
#[command(
    name = "distil",
    version,
    about,
    max_term_width = 96,
    after_help = "\
First steps:
  distil init my-site          make a small working site (--list names others to begin from)
  cd my-site && distil serve   look at it while you edit
  distil check                 look for problems, write nothing
  distil build                 make the site in the folder output

Exit codes: 0 good, 1 problems in the content, 2 wrong use, 3 something could not be read or written."
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make the site
    Build(BuildArgs),
    /// Look for problems and write nothing
    Check(CheckArgs),
    /// Show the site in a browser and renew it as files change
    Serve(ServeArgs),
    /// Put the browser editor into a site, for a host with the repository
    Editor(super::editor_args::EditorArgs),
    /// Make a small working site to start from
    Init(InitArgs),
    /// Begin a record: a study, a question, an update or any other
    New(Box<super::new_args::NewArgs>),
    /// Make records tidy: indentation, order of keys, quotation marks
    Fmt(super::fmt_args::FmtArgs),
    /// Let editors complete and check records while somebody types
    Schema(super::schema_args::SchemaArgs),
    /// Bring in references, tables of results or a review that other programs wrote
    Import(Box<super::import_args::ImportArgs>),
    /// Export results as a table to edit, or the data of the site for reuse
    Export(Box<super::export_args::ExportArgs>),
    /// Work out the analyses of the content, or of a table of study data
    Analyse(Box<super::analyse_args::AnalyseArgs>),
    /// List the values of a record that texts can quote
    Quote(QuoteArgs),
    /// Tell what waits: reviews, drafts, proposals, gaps, broken links
    Status(super::status_args::StatusArgs),
    /// Tell what readers will see differ from an earlier version
    Changes(Box<super::changes_args::ChangesArgs>),
    /// Write a newsletter and posts of what changed
    Digest(super::digest_args::DigestArgs),
    /// Write slides of a question for an audience
    Slides(super::slides_args::SlidesArgs),
    /// Explain the code of a problem, such as E0302
    Explain(ExplainArgs),
    /// Read the guides, or write the reference of records and problems and the schemas for editors
    Docs(DocsArgs),
    /// Print what a host needs to be told: headers, compression, its limits
    DeployRecipe(super::deploy_args::DeployArgs),
    /// Write the completions of a shell
    Completions(super::ship_args::CompletionsArgs),
    /// Write the manual pages
    Man(super::ship_args::ManArgs),
    /// Make invented records of any number, to try and to measure with
    Generate(GenerateArgs),
}

/// How problems are reported.
#[derive(Debug, clap::Args)]
pub struct ReportArgs {
    /// Let warnings fail as well
    #[arg(long)]
    pub strict: bool,
    /// How problems are reported
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Say nothing unless something is wrong
    #[arg(long, short)]
    pub quiet: bool,
    /// Show all problems, however many, and notes too
    #[arg(long, short)]
    pub verbose: bool,
}

/// How problems are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// One JSON object
    Json,
    /// Annotations for GitHub Actions
    Github,
}

/// `distil build`.
#[derive(Debug, clap::Args)]
pub struct BuildArgs {
    /// Content.
    #[command(flatten)]
    pub content: super::content_args::ContentArgs,
    /// The folder for the site
    #[arg(long, value_name = "FOLDER", default_value = "output")]
    pub output: PathBuf,
    /// Make everything anew, and leave no word for the next build
    #[arg(long)]
    pub no_cache: bool,
    /// Let pages of the last build go that nobody can have seen
    #[arg(long)]
    pub let_go: bool,
    /// Report.
    #[command(flatten)]
    pub report: ReportArgs,
}

/// `distil check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Content.
    #[command(flatten)]
    pub content: super::content_args::ContentArgs,
    /// Check everything anew, and leave no word for the next run
    #[arg(long)]
    pub no_cache: bool,
    /// Report.
    #[command(flatten)]
    pub report: ReportArgs,
    /// Links to other sites.
    #[command(flatten)]
    pub external: super::external_args::ExternalArgs,
}

/// `distil serve`.
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    /// Content.
    #[command(flatten)]
    pub content: super::content_args::ContentArgs,
    /// The port on this machine; another is taken when it is in use
    #[arg(long, default_value_t = 4000)]
    pub port: u16,
    /// Let records be edited in the browser as well, at /edit/
    #[arg(long)]
    pub edit: bool,
    /// The editor as `npm pack` gives it, or as a folder: for a machine without the network
    #[arg(long, value_name = "FILE|FOLDER")]
    pub editor: Option<PathBuf>,
}

/// `distil init`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil init --list                       the sites to begin from, a line each
  distil init my-site                      a small one with invented data
  distil init my-site --example bcg        one with real data: trials of a vaccine")]
pub struct InitArgs {
    /// The folder for the new site; it must not hold anything yet
    pub folder: Option<PathBuf>,
    /// The site to begin from; `--list` names them
    #[arg(long, value_name = "NAME", default_value = "starter")]
    pub example: String,
    /// List the sites to begin from, and write nothing
    #[arg(long)]
    pub list: bool,
}

/// `distil quote`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil quote study:smith-2021            what a text can quote of a study, and how it is typed
  distil quote tea-trials                  every record of this name, whatever its kind

A text quotes a value as <study:smith-2021/M03/effect>. The site shows the number as it stands on
the day of the build, with a link to the record.")]
pub struct QuoteArgs {
    /// The record, by its kind and id as in a link, or by its id alone
    #[arg(value_name = "RECORD")]
    pub record: String,
    /// The folder with the records
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    pub content: PathBuf,
}

/// `distil explain`.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// The code, such as E0302; all codes when left out
    pub code: Option<String>,
}

/// `distil docs`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil docs --list                 the guides, a line each
  distil docs staff-guide | less     read one
  distil docs docs                   write record-format.md, errors.md and the folder schema there")]
pub struct DocsArgs {
    /// A guide to print, or the folder for `record-format.md`, `errors.md` and the folder `schema`
    #[arg(value_name = "GUIDE|FOLDER", default_value = "docs")]
    pub what: PathBuf,
    /// List the guides, and write nothing
    #[arg(long)]
    pub list: bool,
}

/// `distil generate`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  distil generate --studies 2000 --syntheses 200 invented
  cd invented && distil build")]
pub struct GenerateArgs {
    /// The folder for the new site; it must not hold anything yet
    pub folder: PathBuf,
    /// How many studies
    #[arg(long, value_name = "NUMBER", default_value_t = 100, value_parser = at_least_one)]
    pub studies: usize,
    /// How many syntheses of them
    #[arg(long, value_name = "NUMBER", default_value_t = 10, value_parser = at_least_one)]
    pub syntheses: usize,
    /// From what everything is drawn: the same number gives the same records
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub seed: u64,
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number @ 1..=10_000_000) => Ok(number),
        _ => Err("a whole number from 1 to 10000000 is needed".to_owned()),
    }
}
