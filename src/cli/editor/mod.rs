//! The browser editor: `distil editor`, and the editor of `distil serve --edit`.

mod had;
mod install;
mod unpack;

use std::path::Path;

use anstream::eprintln;

use crate::serve::EditorFiles;

use super::editor_args::EditorArgs;
use super::exit::Exit;
use super::request;

/// The files of the editor: from a file or folder that is named, from the cache, or from the registry.
///
/// # Errors
/// They cannot be had, in words that say what to do.
pub(super) fn files(content: &Path, named: Option<&Path>) -> Result<EditorFiles, String> {
    had::files(content, named)
}

/// Writes the editor into the static files of a site.
pub(super) fn run(args: &EditorArgs) -> Exit {
    let evidence = match request::evidence(&args.content) {
        Ok((evidence, _)) => evidence,
        Err(exit) => return exit,
    };
    let files = match had::files(&args.content, args.editor.as_deref()) {
        Ok(files) => files,
        Err(cause) => {
            eprintln!("{cause}");
            return Exit::CannotReadOrWrite;
        }
    };
    install::run(&args.content, &evidence, &files)
}
