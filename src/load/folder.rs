//! Files taken as they are: those of a theme, and those that a site carries unchanged.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::diag::cause::plain_cause;
use crate::diag::{Diagnostic, Place, codes};

/// The bytes of one file.
///
/// # Errors
/// The file cannot be read; `what` says in words which file it is.
pub fn read_file(path: &Path, what: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    std::fs::read(path).map_err(|error| {
        let message = format!("{what} cannot be read: {}.", plain_cause(&error));
        let place = Place::file(path.display().to_string());
        Box::new(Diagnostic::new(&codes::UNREADABLE, message).at(place))
    })
}

/// Every file below a folder in the order of names: its path inside the folder, and its bytes.
///
/// # Errors
/// A file cannot be read.
pub fn read_folder(folder: &Path, what: &str) -> Result<Vec<(PathBuf, Vec<u8>)>, Box<Diagnostic>> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            Ok((inside.to_owned(), read_file(entry.path(), what)?))
        })
        .collect()
}

/// The names of the folders that stand in a folder, in order; none where it cannot be read.
pub fn folders_in(folder: &Path) -> Vec<String> {
    let entries = WalkDir::new(folder)
        .min_depth(1)
        .max_depth(1)
        .sort_by_file_name()
        .into_iter();
    let folders = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_dir());
    folders
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}
