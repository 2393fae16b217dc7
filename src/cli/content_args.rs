//! Where the content is and how it is read.

use std::path::PathBuf;

use crate::record::base_address::BaseAddress;

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
    #[arg(long, value_name = "ADDRESS")]
    pub base_url: Option<BaseAddress>,
    /// Show drafts as well
    #[arg(long)]
    pub drafts: bool,
}
