//! The files from which a site is made: which there are, and whether they are as they were.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::{DirEntry, WalkDir};
use xxhash_rust::xxh3::xxh3_128;

use super::stamp::{Moment, Stamp};

/// A folder whose files go into a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Whether its hidden files count.
    pub with_hidden: bool,
}

/// The files of some folders at a moment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Inputs {
    folders: Vec<Folder>,
    taken: Moment,
    files: Vec<Input>,
}

/// A file with what it held.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Input {
    path: PathBuf,
    stamp: Stamp,
    print: u128,
}

/// How files stand to what they were.
#[derive(Debug)]
pub enum Compared {
    /// All hold what they held, and no stamp is another.
    Equal,
    /// All hold what they held; these are their stamps now.
    Touched(Inputs),
    /// Some file holds something else, is new or is gone.
    Changed,
}

impl Inputs {
    /// Reads the files of some folders, but those that surely are as `before` has them. A change
    /// after `taken` will be seen.
    pub fn read(folders: Vec<Folder>, taken: Moment, before: Option<&Inputs>) -> Option<Self> {
        let files = list(&folders)?;
        let known: HashMap<&Path, &Input> = before
            .into_iter()
            .flat_map(|before| before.files.iter().filter(|file| before.is_sure_of(file)))
            .map(|file| (file.path.as_path(), file))
            .collect();
        let files: Option<Vec<Input>> = files
            .into_par_iter()
            .map(|path| match known.get(path.as_path()) {
                Some(file) if stamp(&path) == Some(file.stamp) => Some((*file).clone()),
                _ => Input::read(path),
            })
            .collect();
        Some(Self {
            folders,
            taken,
            files: files?,
        })
    }

    fn is_sure_of(&self, file: &Input) -> bool {
        file.stamp.is_sure_at(self.taken)
    }

    /// Reads the files of more folders.
    pub fn add(
        &mut self,
        folders: impl Iterator<Item = Folder>,
        before: Option<&Inputs>,
    ) -> Option<()> {
        let more = Self::read(folders.collect(), self.taken, before)?;
        self.folders.extend(more.folders);
        self.files.extend(more.files);
        Some(())
    }

    /// Looks at all files again, and reads those whose stamps do not tell enough. `now` says what
    /// time it is, once it matters.
    pub fn compare(&self, now: impl FnOnce() -> Option<Moment>) -> Compared {
        let Some(found) = list(&self.folders) else {
            return Compared::Changed;
        };
        let is_listed = found.len() == self.files.len();
        if !is_listed || found.iter().zip(&self.files).any(|(a, b)| *a != b.path) {
            return Compared::Changed;
        }
        let stamps: Option<Vec<Stamp>> = found.par_iter().map(|path| stamp(path)).collect();
        let Some(stamps) = stamps else {
            return Compared::Changed;
        };
        let is_sure = |(file, now): (&Input, &Stamp)| file.stamp == *now && self.is_sure_of(file);
        if self.files.iter().zip(&stamps).all(is_sure) {
            return Compared::Equal;
        }
        self.read_unsure(&stamps, now)
    }

    fn read_unsure(&self, stamps: &[Stamp], now: impl FnOnce() -> Option<Moment>) -> Compared {
        let Some(taken) = now() else {
            return Compared::Changed;
        };
        let again = self.files.par_iter().zip(stamps).map(|(file, now)| {
            if file.stamp == *now && self.is_sure_of(file) {
                return Some(file.clone());
            }
            Input::read(file.path.clone()).filter(|read| read.print == file.print)
        });
        match again.collect() {
            Some(files) => Compared::Touched(Self {
                folders: self.folders.clone(),
                taken,
                files,
            }),
            None => Compared::Changed,
        }
    }
}

impl Input {
    /// Stamps a file and then reads it, so that a change in between is seen by its stamp. Of what is
    /// no file, such as a pipe that nobody fills, nothing is read.
    fn read(path: PathBuf) -> Option<Self> {
        let stamp = stamp(&path)?;
        let link = fs::read_link(&path).unwrap_or_default();
        let read = || fs::read(&path).unwrap_or_default();
        let mut bytes = if stamp.is_file { read() } else { Vec::new() };
        bytes.extend_from_slice(link.as_os_str().as_encoded_bytes());
        Some(Self {
            path,
            stamp,
            print: xxh3_128(&bytes),
        })
    }
}

/// The stamp of a file, or of what a link leads to.
fn stamp(path: &Path) -> Option<Stamp> {
    let found = fs::metadata(path).or_else(|_| fs::symlink_metadata(path));
    found.ok().map(|found| Stamp::of(&found))
}

/// Every file below the folders, in their order and that of names. A folder that is not there has
/// none; nothing when one cannot be read.
fn list(folders: &[Folder]) -> Option<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in folders.iter().filter(|folder| folder.path.is_dir()) {
        let entries = WalkDir::new(&folder.path)
            .min_depth(1)
            .sort_by_file_name()
            .into_iter();
        for entry in entries.filter_entry(|entry| folder.with_hidden || !is_hidden(entry)) {
            let entry = entry.ok()?;
            if !entry.file_type().is_dir() {
                files.push(entry.into_path());
            }
        }
    }
    Some(files)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}
