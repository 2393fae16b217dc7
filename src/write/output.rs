//! The output folder.
//!
//! Changed files are first written to a staging folder inside it. Only when every file of the
//! build is there are they moved to their places, one rename each; then files that an earlier
//! build made and this one does not are removed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diag::cause::plain_cause;
use crate::diag::{Diagnostic, Place, codes};

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
    /// True until the folder holds a site; a folder that we made for nothing is taken away again.
    is_new: bool,
}

impl Output {
    /// Opens an output folder for a build from the content folder `content`.
    ///
    /// # Errors
    /// The folder holds the content or lies in it, is a file, or cannot be written.
    pub fn open(root: &Path, content: &Path) -> Result<Self, Box<Diagnostic>> {
        refuse_content(root, content)?;
        let is_new = !root.exists();
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
            is_new,
        })
    }

    /// Takes a file of the site. It is staged when it differs from what is there.
    ///
    /// # Errors
    /// The file cannot be written, or a file that distil did not make is in its place.
    pub fn put(&mut self, address: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        let path = self.root.join(address);
        if !is_inside(address) {
            return Err(outside(address));
        }
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
        let in_the_way = if is_foreign || self.leaves_output(path) {
            Some(path)
        } else {
            self.file_above(path)
        };
        let Some(in_the_way) = in_the_way else {
            return Ok(());
        };
        let shown = in_the_way.display().to_string();
        let message = format!("`{shown}` was not made by distil and is in the way.");
        Err(Box::new(
            Diagnostic::new(&codes::OUTPUT_FOREIGN, message)
                .at(Place::file(shown))
                .hint("Move it away, or choose another folder with `--output FOLDER`."),
        ))
    }

    /// True when a link inside the output folder leads out of it.
    fn leaves_output(&self, path: &Path) -> bool {
        let Ok(root) = self.root.canonicalize() else {
            return false;
        };
        path.parent()
            .is_some_and(|folder| !absolute(folder).starts_with(root))
    }

    /// A file that stands where a folder of the site has to be.
    fn file_above<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        let folders = path.ancestors().skip(1);
        let inside = folders.take_while(|folder| *folder != self.root);
        inside
            .into_iter()
            .find(|folder| folder.exists() && !folder.is_dir())
    }

    /// Moves staged files to their places, removes files of earlier builds, writes the manifest.
    ///
    /// The manifest is renewed first, with the files of both builds: whatever happens on the way,
    /// the next build knows which files are ours.
    ///
    /// # Errors
    /// A file cannot be moved or removed.
    pub fn commit(mut self) -> Result<Changes, Box<Diagnostic>> {
        let mut of_both = self.now.clone();
        for (address, print) in &self.before.files {
            let entry = of_both.files.entry(address.clone());
            entry.or_insert_with(|| print.clone());
        }
        self.write_manifest(&of_both, &self.before)?;
        let staging = self.root.join(STAGING);
        for address in &self.staged {
            let path = self.root.join(address);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(|error| cannot(folder, &error))?;
            }
            fs::rename(staging.join(address), &path).map_err(|error| cannot(&path, &error))?;
        }
        self.is_new = false;
        let removed = self.prune()?;
        self.write_manifest(&self.now, &of_both)?;
        Ok(Changes {
            written: self.staged.len(),
            unchanged: self.unchanged,
            removed,
        })
    }

    fn write_manifest(&self, manifest: &Manifest, there: &Manifest) -> Result<(), Box<Diagnostic>> {
        if manifest == there {
            return Ok(());
        }
        let list = self.root.join(manifest::FILE);
        let staged = self.root.join(STAGING).join(manifest::FILE);
        write(&staged, manifest.to_text().as_bytes())
            .and_then(|()| fs::rename(&staged, &list))
            .map_err(|error| cannot(&list, &error))
    }

    /// Removes the files of earlier builds that this one does not make. A file that is not as we
    /// wrote it, or that a link leads to, may be somebody's work and stays.
    fn prune(&self) -> Result<usize, Box<Diagnostic>> {
        let old = self.before.files.iter();
        let old = old.filter(|(address, _)| !self.now.files.contains_key(*address));
        let mut folders = BTreeSet::new();
        let mut removed = 0;
        for (address, print) in old.filter(|(address, _)| is_inside(address)) {
            let path = self.root.join(address);
            if !self.leaves_output(&path) && is_as_written(&path, print) {
                fs::remove_file(&path).map_err(|error| cannot(&path, &error))?;
                removed += 1;
                folders.extend(path.parent().map(Path::to_owned));
            }
        }
        for folder in folders.iter().rev() {
            self.remove_empty(folder);
        }
        Ok(removed)
    }

    /// Removes a folder and those around it, as far as they are empty; what holds something is not
    /// ours to remove.
    fn remove_empty(&self, folder: &Path) {
        let inside = folder.ancestors().take_while(|folder| *folder != self.root);
        for folder in inside {
            if fs::remove_dir(folder).is_err() {
                return;
            }
        }
    }
}

/// True for a file with the very bytes that we wrote.
fn is_as_written(path: &Path, print: &str) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    is_file && fs::read(path).is_ok_and(|bytes| fingerprint(&bytes) == print)
}

impl Drop for Output {
    fn drop(&mut self) {
        // What is staged and was not moved belongs to a build that failed.
        let _ = fs::remove_dir_all(self.root.join(STAGING));
        if self.is_new {
            let _ = fs::remove_dir(&self.root);
        }
    }
}

/// A manifest could have been edited by hand; nothing outside the folder is ever removed.
fn is_inside(address: &str) -> bool {
    Path::new(address)
        .components()
        .all(|part| matches!(part, std::path::Component::Normal(_)))
}

fn outside(address: &str) -> Box<Diagnostic> {
    let message = format!("The page `{address}` would lie outside the output folder.");
    Box::new(Diagnostic::new(&codes::CANNOT_WRITE, message))
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
