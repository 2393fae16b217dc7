//! What `distil editor` is asked.

use std::path::PathBuf;

/// `distil editor`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  distil editor --install      the editor as part of the site: content/static/edit/

Then say in content/static/edit/config.yml where the repository is. On this machine no more is needed
than `distil serve --edit`. Run it again after an update of distil, or of the vocabularies.")]
pub struct EditorArgs {
    /// Write the editor into the static files of the site
    #[arg(long, required = true)]
    pub install: bool,
    /// The folder with the records
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    pub content: PathBuf,
    /// The editor as `npm pack` gives it, or as a folder: for a machine without the network
    #[arg(long, value_name = "FILE|FOLDER")]
    pub editor: Option<PathBuf>,
}
