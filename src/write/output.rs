//! The output folder.
//!
//! Changed files are first written to a staging folder inside it. Only when every file of the
//! build is there are they moved to their places, one rename each; then files that an earlier
//! build made and this one does not are removed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Place, codes};
use crate::load::walk::plain_cause;

use super::manifest::{self, Manifest, fingerprint};

/// The folder for files that are not yet in their places.
const STAGING: &str = ".distil-staging";

/// What a build changed on disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were written.
    pub written: usize,
    /// Files that were equal already.
    pub unchanged: usize,
    /// Files of an earlier build that were removed.
    pub removed: usize,
}

/// An output folder during a build.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    before: Manifest,
    now: Manifest,
    staged: Vec<String>,
    unchanged: usize,
}

impl Output {
    /// Opens an output folder for a build from the content folder `content`.
    ///
    /// # Errors
    /// The folder holds the content or lies in it, is a file, or cannot be written.
    pub fn open(root: &Path, content: &Path) -> Result<Self, Box<Diagnostic>> {
        refuse_content(root, content)?;
        let staging = root.join(STAGING);
        if staging.exists() {
            fs::remove_dir_all(&staging).map_err(|error| cannot(&staging, &error))?;
        }
        fs::create_dir_all(&staging).map_err(|error| cannot(root, &error))?;
        let before = Manifest::read(root);
        let (now, staged) = (Manifest::default(), Vec::new());
        Ok(Self {
            root: root.to_owned(),
            before,
            now,
            staged,
            unchanged: 0,
        })
    }

    /// Takes a file of the site. It is staged when it differs from what is there.
    ///
    /// # Errors
    /// The file cannot be written, or a file that distil did not make is in its place.
    pub fn put(&mut self, address: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        let path = self.root.join(address);
        let is_equal = self.is_equal(&path, bytes);
        if !is_equal {
            self.refuse_foreign(address, &path)?;
            let staged = self.root.join(STAGING).join(address);
            write(&staged, bytes).map_err(|error| cannot(&path, &error))?;
            self.staged.push(address.to_owned());
        } else {
            self.unchanged += 1;
        }
        self.now
            .files
            .insert(address.to_owned(), fingerprint(bytes));
        Ok(())
    }

    fn is_equal(&self, path: &Path, bytes: &[u8]) -> bool {
        let is_file = fs::symlink_metadata(path)
            .is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
        is_file && fs::read(path).is_ok_and(|there| there == bytes)
    }

    /// A file is ours when an earlier build wrote it and nothing but a file stands there.
    fn refuse_foreign(&self, address: &str, path: &Path) -> Result<(), Box<Diagnostic>> {
        let is_foreign = match fs::symlink_metadata(path) {
            Ok(found) => !found.is_file() || !self.before.files.contains_key(address),
            Err(_) => false,
        };
        let leaves = path
            .parent()
            .is_some_and(|folder| self.leaves_output(folder));
        if !is_foreign && !leaves {
            return Ok(());
        }
        let message = format!(
            "`{}` was not made by distil and is in the way.",
            path.display()
        );
        Err(Box::new(
            Diagnostic::new(&codes::OUTPUT_FOREIGN, message)
                .at(Place::file(path.display().to_string()))
                .hint("Move it away, or choose another folder with `--output FOLDER`."),
        ))
    }

    /// True when a link inside the output folder leads out of it.
    fn leaves_output(&self, folder: &Path) -> bool {
        let (Ok(folder), Ok(root)) = (folder.canonicalize(), self.root.canonicalize()) else {
            return false;
        };
        !folder.starts_with(root)
    }

    /// Moves staged files to their places, removes files of earlier builds, writes the manifest.
    ///
    /// # Errors
    /// A file cannot be moved or removed.
    pub fn commit(mut self) -> Result<Changes, Box<Diagnostic>> {
        let staging = self.root.join(STAGING);
        for address in &self.staged {
            let path = self.root.join(address);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(|error| cannot(folder, &error))?;
            }
            fs::rename(staging.join(address), &path).map_err(|error| cannot(&path, &error))?;
        }
        let removed = self.prune()?;
        let list = self.root.join(manifest::FILE);
        if self.now != self.before {
            write(&staging.join(manifest::FILE), self.now.to_text().as_bytes())
                .and_then(|()| fs::rename(staging.join(manifest::FILE), &list))
                .map_err(|error| cannot(&list, &error))?;
        }
        let changes = Changes {
            written: self.staged.len(),
            unchanged: self.unchanged,
            removed,
        };
        self.staged.clear();
        Ok(changes)
    }

    fn prune(&self) -> Result<usize, Box<Diagnostic>> {
        let old = self
            .before
            .files
            .keys()
            .filter(|address| !self.now.files.contains_key(*address));
        let mut folders = BTreeSet::new();
        let mut removed = 0;
        for address in old.filter(|address| is_inside(address)) {
            let path = self.root.join(address);
            match fs::remove_file(&path) {
                Ok(()) => removed += 1,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(cannot(&path, &error)),
            }
            folders.extend(path.parent().map(Path::to_owned));
        }
        for folder in folders.iter().rev().filter(|folder| **folder != self.root) {
            // A folder that still holds something is not ours to remove.
            let _ = fs::remove_dir(folder);
        }
        Ok(removed)
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // What is staged and was not moved belongs to a build that failed.
        let _ = fs::remove_dir_all(self.root.join(STAGING));
    }
}

/// A manifest could have been edited by hand; nothing outside the folder is ever removed.
fn is_inside(address: &str) -> bool {
    Path::new(address)
        .components()
        .all(|part| matches!(part, std::path::Component::Normal(_)))
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

fn cannot(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let message = format!(
        "`{}` cannot be written: {}.",
        path.display(),
        plain_cause(error)
    );
    Box::new(
        Diagnostic::new(&codes::CANNOT_WRITE, message)
            .at(Place::file(path.display().to_string()))
            .hint("Check that the folder is not read-only and that the disk is not full."),
    )
}

fn refuse_content(root: &Path, content: &Path) -> Result<(), Box<Diagnostic>> {
    let (output, content) = (absolute(root), absolute(content));
    if !output.starts_with(&content) && !content.starts_with(&output) {
        return Ok(());
    }
    let message = format!(
        "The output folder `{}` and the content folder overlap.",
        root.display()
    );
    Err(Box::new(
        Diagnostic::new(&codes::OUTPUT_INSIDE_CONTENT, message)
            .at(Place::file(root.display().to_string()))
            .hint("Choose a folder of its own: `--output site`."),
    ))
}

/// The real path of a folder that may not exist yet.
fn absolute(path: &Path) -> PathBuf {
    let mut missing = Vec::new();
    let mut at = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    loop {
        if let Ok(real) = at.canonicalize() {
            return missing
                .iter()
                .rev()
                .fold(real, |path, part| path.join(part));
        }
        match (
            at.file_name().map(ToOwned::to_owned),
            at.parent().map(Path::to_owned),
        ) {
            (Some(name), Some(parent)) => {
                missing.push(name);
                at = parent;
            }
            _ => return path.to_owned(),
        }
    }
}
