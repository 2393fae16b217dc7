//! The edition of a question that a command is asked for.

use super::content_args::ContentArgs;
use super::overwrite::OverwriteArgs;

/// The edition of a question that a command is asked for, and where its records are.
#[derive(Debug, clap::Args)]
pub struct AskedEdition {
    /// The question, by its id
    #[arg(value_name = "QUESTION")]
    pub question: String,
    /// For whom, by the id of the audience
    #[arg(long, value_name = "AUDIENCE")]
    pub audience: String,
    /// Files that are there.
    #[command(flatten)]
    pub overwrite: OverwriteArgs,
    /// Content.
    #[command(flatten)]
    pub content: ContentArgs,
}
