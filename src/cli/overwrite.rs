//! Files that are there already: a command writes over none unless it is told to.

use std::fs;
use std::path::Path;

use anstream::eprintln;

use crate::diag::cause::plain_cause;

use super::exit::Exit;

/// Whether a command may write over what is there.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct OverwriteArgs {
    /// Write over what is there
    #[arg(long)]
    pub overwrite: bool,
}

impl OverwriteArgs {
    /// Refuses when there is a file, or a folder that is not empty. `besides` says what else can be done.
    ///
    /// # Errors
    /// What is there was named, with what to do.
    pub(super) fn check<'p>(
        self,
        paths: impl IntoIterator<Item = &'p Path>,
        besides: &str,
    ) -> Result<(), Exit> {
        let there = paths
            .into_iter()
            .filter(|path| !self.overwrite && is_taken(path));
        let there: Vec<&Path> = there.collect();
        if there.is_empty() {
            return Ok(());
        }
        for path in there {
            eprintln!("`{}` is there already.", path.display());
        }
        eprintln!("`--overwrite` writes over it{besides}.");
        Err(Exit::WrongUse)
    }

    /// Writes a file that a command was asked for.
    ///
    /// # Errors
    /// It is there already or cannot be written, and that was said.
    pub(super) fn write(self, path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Exit> {
        self.check([path], OTHER_FILE)?;
        fs::write(path, bytes).map_err(|error| cannot(path, &plain_cause(&error)))
    }
}

/// What else can be done where one file is written.
pub(super) const OTHER_FILE: &str = ", and `--output FILE` names another";

/// Says that something cannot be written.
pub(super) fn cannot(path: &Path, cause: &str) -> Exit {
    eprintln!("`{}` cannot be written: {cause}.", path.display());
    Exit::CannotReadOrWrite
}

fn is_taken(path: &Path) -> bool {
    match path.is_dir() {
        true => fs::read_dir(path).is_ok_and(|mut inside| inside.next().is_some()),
        false => path.exists(),
    }
}
