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

/// Every file below a folder in the order of names: its path inside the folder, and its bytes. A
/// link to a file is followed inside the folder only, so that nothing is published that was never
/// meant to be.
///
/// # Errors
/// A file cannot be read, or a link leads out of the folder.
pub fn read_folder(folder: &Path, what: &str) -> Result<Vec<(PathBuf, Vec<u8>)>, Box<Diagnostic>> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let mut files = Vec::new();
    for entry in entries.filter_map(Result::ok) {
        if entry.path_is_symlink() {
            check_link(entry.path(), folder)?;
        }
        if entry.path().is_file() {
            let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            files.push((inside.to_owned(), read_file(entry.path(), what)?));
        }
    }
    Ok(files)
}

/// Whether the end of a link lies inside a folder.
///
/// # Errors
/// It lies outside, or leads nowhere.
pub fn check_link(link: &Path, folder: &Path) -> Result<(), Box<Diagnostic>> {
    let place = || Place::file(link.display().to_string());
    let name = link.file_name().unwrap_or_default().to_string_lossy();
    let (Ok(target), Ok(folder)) = (link.canonicalize(), folder.canonicalize()) else {
        let message = format!("`{name}` is a link that leads nowhere.");
        let problem = Diagnostic::new(&codes::UNREADABLE, message).at(place());
        return Err(Box::new(
            problem.hint("Delete the link, or put the file itself in its place."),
        ));
    };
    if target.starts_with(&folder) {
        return Ok(());
    }
    let message = format!("`{name}` is a link that leads out of its folder.");
    let problem = Diagnostic::new(&codes::OUTSIDE_PROJECT, message).at(place());
    Err(Box::new(
        problem.hint("Put the file itself there in place of the link."),
    ))
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
