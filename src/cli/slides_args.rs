//! What `distil slides` is asked.

use std::path::PathBuf;

use super::edition_args::AskedEdition;

/// `distil slides`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  distil slides tea-breaks --audience manager")]
pub struct SlidesArgs {
    /// The edition.
    #[command(flatten)]
    pub edition: AskedEdition,
    /// The file [default: QUESTION-AUDIENCE.html]
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
