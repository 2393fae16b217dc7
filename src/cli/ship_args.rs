//! What is asked of an installed program about itself.

use std::path::PathBuf;

use clap_complete::Shell;

/// `distil completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil completions bash > ~/.local/share/bash-completion/completions/distil
  distil completions zsh > ~/.zfunc/_distil
  distil completions fish > ~/.config/fish/completions/distil.fish")]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// `distil man`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  distil man | man -l -                       read the page
  distil man ~/.local/share/man/man1          write it, and one for each command")]
pub struct ManArgs {
    /// The folder for the pages; the first page is printed when left out
    pub folder: Option<PathBuf>,
}
