//! Files taken as they are: those of a theme, and those that a site carries unchanged.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

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
        let hint = match error.kind() {
            std::io::ErrorKind::NotFound => {
                "Check its name and its folder: a name without a folder is looked for where you are."
            }
            _ => "Check that you may read it (its permissions), and that it is a file.",
        };
        Box::new(
            Diagnostic::new(&codes::UNREADABLE, message)
                .hint(hint)
                .at(place),
        )
    })
}

/// Every file at the top of a folder and in some folders there, in the order of names: its path inside
/// the folder, and its bytes. A link to a file is followed inside the folder only, so that nothing is
/// published that was never meant to be.
///
/// # Errors
/// A file cannot be read, or a link leads out of the folder.
pub fn read_folder(
    folder: &Path,
    parts: &[&str],
    what: &str,
) -> Result<Vec<(PathBuf, Vec<u8>)>, Box<Diagnostic>> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let is_read = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() != 1 || !entry.file_type().is_dir() || parts.contains(&name.as_ref())
    };
    let mut files = Vec::new();
    for entry in entries.filter_entry(is_read) {
        let entry = entry.map_err(|error| cannot_be_read(folder, what, &error))?;
        let path = entry.path();
        let is_inside = entry.depth() > 0;
        if is_inside && entry.path_is_symlink() {
            check_link(path, folder)?;
            if path.is_dir() {
                return Err(refused(
                    path,
                    "is a link to a folder, which is not followed",
                ));
            }
        }
        if path.is_file() {
            let inside = path.strip_prefix(folder).unwrap_or(path);
            files.push((inside.to_owned(), read_file(path, what)?));
        } else if !path.is_dir() {
            return Err(refused(path, "is neither a file nor a folder"));
        }
    }
    Ok(files)
}

/// Something in a folder that cannot be read, and must not be passed over in silence.
fn cannot_be_read(folder: &Path, what: &str, error: &walkdir::Error) -> Box<Diagnostic> {
    let cause = error.io_error().map(plain_cause);
    let message = format!("{what} cannot be read: {}.", cause.unwrap_or_default());
    let place = Place::file(error.path().unwrap_or(folder).display().to_string());
    let hint = "Check that it may be read (its permissions), or move it away.";
    Box::new(
        Diagnostic::new(&codes::UNREADABLE, message)
            .hint(hint)
            .at(place),
    )
}

/// What is no file: to open a pipe or a socket could wait for ever.
fn refused(path: &Path, what: &str) -> Box<Diagnostic> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let problem = Diagnostic::new(&codes::UNREADABLE, format!("`{name}` {what}."));
    let problem = problem.hint("Put a file there in its place, or move it away.");
    Box::new(problem.at(Place::file(path.display().to_string())))
}

/// Whether one of some folders stands in a folder, or a link that may be meant as one.
pub fn holds_one_of(folder: &Path, parts: &[&str]) -> bool {
    let is_there = |part: &&str| {
        let path = folder.join(part);
        path.is_dir() || path.is_symlink()
    };
    parts.iter().any(is_there)
}

/// Whether there is a folder with anything in it.
pub fn holds_anything(folder: &Path) -> bool {
    let below = WalkDir::new(folder).min_depth(1).into_iter();
    below
        .filter_map(Result::ok)
        .any(|entry| entry.file_type().is_file())
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
        return Err(Box::new(problem.hint(
            "Delete the link, or put what it should lead to in its place.",
        )));
    };
    if target.starts_with(&folder) {
        return Ok(());
    }
    let message = format!("`{name}` is a link that leads out of its folder.");
    let problem = Diagnostic::new(&codes::OUTSIDE_PROJECT, message).at(place());
    let itself = if target.is_dir() { "folder" } else { "file" };
    let hint = format!("Put the {itself} itself there in place of the link.");
    Err(Box::new(problem.hint(hint)))
}

/// The names of the folders that stand in a folder, in order; none where it cannot be read.
pub fn folders_in(folder: &Path) -> Vec<String> {
    entries_in(folder, |entry| entry.file_type().is_dir())
}

/// The names of the files that stand in a folder, in order; none where it cannot be read.
pub fn names_in(folder: &Path) -> Vec<String> {
    entries_in(folder, |entry| entry.file_type().is_file())
}

fn entries_in(folder: &Path, is_meant: impl Fn(&DirEntry) -> bool) -> Vec<String> {
    let entries = WalkDir::new(folder)
        .min_depth(1)
        .max_depth(1)
        .sort_by_file_name()
        .into_iter();
    let entries = entries
        .filter_map(Result::ok)
        .filter(|entry| is_meant(entry));
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}
