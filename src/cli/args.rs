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
  distil init my-site          make a small working site
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
    /// Make a small working site to start from
    Init(InitArgs),
    /// Explain the code of a problem, such as E0302
    Explain(ExplainArgs),
}

/// Where the content is and how it is read.
#[derive(Debug, clap::Args)]
pub struct ContentArgs {
    /// The folder with the records
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    pub content: PathBuf,
    /// A theme of the program by name, or a folder of the project [default: as site.yaml says]
    #[arg(long, value_name = "NAME|FOLDER")]
    pub theme: Option<String>,
    /// The address at which the site will be published [default: as site.yaml says]
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    pub base_url: Option<String>,
    /// Show drafts as well
    #[arg(long)]
    pub drafts: bool,
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
    pub content: ContentArgs,
    /// The folder for the site
    #[arg(long, value_name = "FOLDER", default_value = "output")]
    pub output: PathBuf,
    /// Report.
    #[command(flatten)]
    pub report: ReportArgs,
}

/// `distil check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Content.
    #[command(flatten)]
    pub content: ContentArgs,
    /// Report.
    #[command(flatten)]
    pub report: ReportArgs,
}

/// `distil serve`.
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    /// Content.
    #[command(flatten)]
    pub content: ContentArgs,
    /// The port on this machine; another is taken when it is in use
    #[arg(long, default_value_t = 4000)]
    pub port: u16,
}

/// `distil init`.
#[derive(Debug, clap::Args)]
pub struct InitArgs {
    /// The folder for the new site; it must not hold anything yet
    pub folder: PathBuf,
}

/// `distil explain`.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// The code, such as E0302; all codes when left out
    pub code: Option<String>,
}

fn address(text: &str) -> Result<String, String> {
    if text.starts_with("https://") || text.starts_with("http://") {
        Ok(text.to_owned())
    } else {
        Err("an address begins with https://".to_owned())
    }
}
