//! What `distil changes` is asked.

use std::path::PathBuf;

use clap::ValueEnum;

use super::content_args::ContentArgs;

/// `distil changes`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil changes                          what readers will see differ from the last commit
  distil changes --since v1.2             ... from a tag, a branch or a commit
  distil changes --since ../old-site      ... from the content of another folder
  distil changes --since main --format markdown > changes.md
  distil changes --since v1.2 --draft     begin an update record that tells of it

What is compared is what the records say and what follows from them, in the sentences of the pages:
conclusions, certainty, numbers, studies, wording, resources. A conclusion that changed and of which no
new update tells is named at the end; with --strict that is an error.")]
pub struct ChangesArgs {
    /// Content.
    #[command(flatten)]
    pub content: ContentArgs,
    /// From what the site differs
    #[command(flatten)]
    pub since: SinceArgs,
    /// How it is written
    #[arg(long, value_enum, default_value_t = ChangesFormat::Text)]
    pub format: ChangesFormat,
    /// What one audience reads alone, by its id
    #[arg(long, value_name = "AUDIENCE")]
    pub audience: Option<String>,
    /// Write an update record that tells of the changes, as a draft to edit
    #[arg(long)]
    pub draft: bool,
    /// Fail when a conclusion changed and no new update tells of it
    #[arg(long)]
    pub strict: bool,
}

/// The version from which a site differs.
#[derive(Debug, clap::Args)]
pub struct SinceArgs {
    /// A commit, tag or branch of Git, or a folder with the records of another version
    #[arg(long, value_name = "REV|FOLDER", default_value = "HEAD")]
    pub since: PathBuf,
}

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChangesFormat {
    /// For the terminal
    Text,
    /// One JSON object
    Json,
    /// For a pull request
    Markdown,
}
