//! What `distil status` is asked.

use std::path::PathBuf;

use clap::ValueEnum;

/// `distil status`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil status                  what waits: reviews, drafts, proposals, gaps, links
  distil status --within 90      ... with reviews that fall due within 90 days
  distil status --format json    for a table or a script")]
pub struct StatusArgs {
    /// The folder with the records
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    pub content: PathBuf,
    /// How many days ahead is looked
    #[arg(long, value_name = "DAYS", default_value_t = 60)]
    pub within: u16,
    /// How it is written
    #[arg(long, value_enum, default_value_t = StatusFormat::Text)]
    pub format: StatusFormat,
    /// Name all of each kind, however many
    #[arg(long, short)]
    pub verbose: bool,
}

/// How the state of affairs is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// For the terminal
    Text,
    /// One JSON object
    Json,
}
