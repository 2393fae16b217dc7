//! What `distil schema` is asked.

use std::path::PathBuf;

/// `distil schema`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil schema --install          schemas in the folder schema/, and settings for VS Code
  distil schema studies            the schema of a kind, for other uses

A site made by `distil init` has them already. Run it again after an update of distil.")]
pub struct SchemaArgs {
    /// The folder of a kind: its schema is printed
    #[arg(value_name = "KIND", required_unless_present = "install")]
    pub kind: Option<String>,
    /// Write the schemas of all kinds, and tell editors of them
    #[arg(long)]
    pub install: bool,
    /// The folder of the project
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub project: PathBuf,
}
