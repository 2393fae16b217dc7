//! What `distil fmt` is asked.

use std::path::PathBuf;

/// `distil fmt`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil fmt                                  all records
  distil fmt content/studies                  those of a folder
  distil fmt --check                          list those that are not tidy, and write nothing

Remarks and texts stay as they are, and so does all that a record says: a file of which that cannot
be had is left as it is and told.")]
pub struct FmtArgs {
    /// Files and folders below the folder with the records; all when left out
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// List what is not tidy, write nothing, and fail when there is any
    #[arg(long)]
    pub check: bool,
    /// The folder with the records
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    pub content: PathBuf,
}
