//! What `distil digest` is asked.

use std::path::PathBuf;

use super::content_args::ContentArgs;
use super::overwrite::OverwriteArgs;

/// `distil digest`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil digest --since 2026-03-01                      for everybody
  distil digest --since v1.2 --audience manager         for one audience, in its own words
  distil digest --since 2026-03-01 --output letters

Three files are written: a page for mail programs (.html, which loads nothing), the same as plain text
(.txt), and posts of 280 and 1,500 characters (.posts.txt). `distil changes --since … --draft` begins an
update record that tells of the same. Links need the address of the site: `base_url` in site.yaml or
--base-url.")]
pub struct DigestArgs {
    /// Content.
    #[command(flatten)]
    pub content: ContentArgs,
    /// A day (2026-03-01), a commit, tag or branch of Git, or a folder with another version
    #[arg(long, value_name = "DAY|REV|FOLDER")]
    pub since: PathBuf,
    /// For one audience alone, by its id
    #[arg(long, value_name = "AUDIENCE")]
    pub audience: Option<String>,
    /// The folder for the files
    #[arg(long, value_name = "FOLDER", default_value = "digest")]
    pub output: PathBuf,
    /// Files that are there.
    #[command(flatten)]
    pub overwrite: OverwriteArgs,
}
