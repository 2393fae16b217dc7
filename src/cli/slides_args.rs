//! What `distil slides` is asked.

use std::path::PathBuf;

use super::content_args::ContentArgs;
use super::overwrite::OverwriteArgs;

/// `distil slides`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  distil slides tea-breaks --audience manager")]
pub struct SlidesArgs {
    /// The question, by its id
    #[arg(value_name = "QUESTION")]
    pub question: String,
    /// For whom, by the id of the audience
    #[arg(long, value_name = "AUDIENCE")]
    pub audience: String,
    /// The file [default: QUESTION-AUDIENCE.html]
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Files that are there.
    #[command(flatten)]
    pub overwrite: OverwriteArgs,
    /// Content.
    #[command(flatten)]
    pub content: ContentArgs,
}
