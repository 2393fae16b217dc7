//! Takes the steps of a build, takes them back when one fails, and completes or takes back those of
//! a build that was cut off.
//!
//! Before the first step everything is on the disk: new files in the staging folder, old files under
//! second names, the new list, the journal. A step is one rename or one removal. The last renames the
//! new list; with that the new site is there. Until then the journal leads on to the new site or,
//! renamed to `undoing`, back to the old one. Both ways may be cut off and gone on at any place.

use std::io;
use std::path::{Path, PathBuf};

use crate::diag::Diagnostic;

use super::disk::{Disk, Thing};
use super::fingerprint::Fingerprint;
use super::manifest::Manifest;
use super::places::{Places, folders_above};
use super::problem::{self, Problem, cannot};
use super::step::{self, Step};

/// What became of a build that was cut off while it changed the folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Recovery {
    /// There was none.
    #[default]
    None,
    /// It was completed: the folder held its site.
    Completed,
    /// It was taken back: the folder held the site from before it.
    Undone,
}

/// A change from the old site to the new one, all of it on the disk.
pub(super) struct Change<'a> {
    pub places: &'a Places,
    pub disk: &'a dyn Disk,
    /// The list of the new site.
    pub new: &'a Manifest,
    pub steps: &'a [Step],
}

/// A way that failed: at which path, and why.
type Failed = (PathBuf, io::Error);

impl Change<'_> {
    /// Takes all steps, or none.
    ///
    /// # Errors
    /// A step failed. All are taken back then, unless the message says otherwise.
    pub fn take(&self) -> Result<(), Problem> {
        let mut none_since = Since::Nothing;
        let Err((path, first)) = self.forward(&mut none_since) else {
            return Ok(());
        };
        match self.turn_back(&mut none_since) {
            Ok(()) => Err(cannot(&path, &first)),
            Err((_, then)) => Err(self.between(&first, &then)),
        }
    }

    /// Goes on with steps that were cut off, or takes them back where one fails.
    fn go_on(&self, since: &mut Since) -> Result<Recovery, Problem> {
        let Err((_, first)) = self.forward(since) else {
            return Ok(Recovery::Completed);
        };
        match self.turn_back(since) {
            Ok(()) => Ok(Recovery::Undone),
            Err((_, then)) => Err(self.between(&first, &then)),
        }
    }

    fn between(&self, first: &io::Error, then: &io::Error) -> Problem {
        problem::between(self.places.shown_root(), first, then)
    }

    fn forward(&self, since: &mut Since) -> Result<(), Failed> {
        for step in self.steps {
            self.advance(step, since)
                .map_err(|error| (self.places.shown(step.address()), error))?;
        }
        let manifest = self.places.manifest();
        self.disk
            .rename(&self.places.next_manifest(), &manifest)
            .map_err(|error| (manifest, error))
    }

    fn advance(&self, step: &Step, since: &mut Since) -> io::Result<()> {
        let path = self.places.site(step.address());
        match step {
            Step::Remove { .. } => {
                if since.is_removed(self.disk, &path)? {
                    return Ok(());
                }
                since.keep_edited(self, step)?;
                remove_file(self.disk, &path)
            }
            Step::RemoveFolder { .. } => {
                // What holds something is not ours to remove.
                let _ = self.disk.remove_folder(&path);
                Ok(())
            }
            Step::AddFolder { folder: address }
            | Step::Add { address }
            | Step::Replace { address, .. } => {
                let staged = self.places.staged(address);
                if since.is_taken(self.disk, &staged)? {
                    return Ok(());
                }
                since.keep_edited(self, step)?;
                since.check_staged(self, step)?;
                self.disk.rename(&staged, &path)
            }
        }
    }

    /// Takes back what was done. From here on the way leads back only.
    fn turn_back(&self, since: &mut Since) -> Result<(), Failed> {
        let undoing = self.places.undoing();
        self.disk
            .rename(&self.places.journal(), &undoing)
            .map_err(|error| (undoing, error))?;
        self.back(since)?;
        // The old site is whole; what is left over goes with the next build at the latest.
        let _ = clean(self.places, self.disk);
        Ok(())
    }

    fn back(&self, since: &mut Since) -> Result<(), Failed> {
        for (number, step) in self.steps.iter().enumerate().rev() {
            self.take_back(number, step, since)
                .map_err(|error| (self.places.shown(step.address()), error))?;
        }
        Ok(())
    }

    fn take_back(&self, number: usize, step: &Step, since: &mut Since) -> io::Result<()> {
        match step {
            Step::Remove { address, .. } | Step::Replace { address, .. } => {
                let old = self.places.old(number);
                if self.disk.look(&old)? == Thing::Nothing {
                    return Ok(());
                }
                since.keep_edited(self, step)?;
                let path = self.places.site(address);
                if let Some(folder) = path.parent() {
                    self.disk.make_folder(folder)?;
                }
                self.disk.rename(&old, &path)
            }
            Step::RemoveFolder { .. } => Ok(()),
            Step::Add { address } => self.remove_new(address),
            Step::AddFolder { folder } => self.remove_new_folder(folder),
        }
    }

    /// Removes a file that a step has put in its place, if it still is that file.
    fn remove_new(&self, address: &str) -> io::Result<()> {
        let path = self.places.site(address);
        let is_staged = self.disk.look(&self.places.staged(address))? != Thing::Nothing;
        if is_staged || !matches!(self.disk.look(&path)?, Thing::File(_)) {
            return Ok(());
        }
        let print = Fingerprint::of(&self.disk.read(&path)?);
        let new = self.new.files.get(address);
        if new.is_some_and(|new| new.print == print) {
            remove_file(self.disk, &path)?;
        }
        Ok(())
    }

    /// Removes what a step has put in its place with a folder; what came into it since stays.
    fn remove_new_folder(&self, folder: &str) -> io::Result<()> {
        if self.disk.look(&self.places.staged(folder))? != Thing::Nothing {
            return Ok(());
        }
        let inside = format!("{folder}/");
        let files = self.new.files.keys().map(AsRef::as_ref);
        let files = files.filter(|address: &&str| address.starts_with(&inside));
        let mut folders = vec![folder];
        for address in files {
            self.remove_new(address)?;
            folders.extend(folders_above(address).filter(|above| above.starts_with(&inside)));
        }
        folders.sort_unstable();
        folders.dedup();
        for folder in folders.into_iter().rev() {
            let _ = self.disk.remove_folder(&self.places.site(folder));
        }
        Ok(())
    }
}

/// What may have happened since the journal was written.
enum Since {
    /// Nothing: it was a moment ago.
    Nothing,
    /// Steps were taken, and somebody may have edited files; those are kept, and told here.
    Anything(Vec<Diagnostic>),
}

impl Since {
    /// Whether the step that moves a staged file or folder was taken already.
    fn is_taken(&self, disk: &dyn Disk, staged: &Path) -> io::Result<bool> {
        match self {
            Since::Nothing => Ok(false),
            Since::Anything(_) => Ok(disk.look(staged)? == Thing::Nothing),
        }
    }

    /// Whether the step that removes a file was taken already; a folder may have come in its place.
    fn is_removed(&self, disk: &dyn Disk, path: &Path) -> io::Result<bool> {
        match self {
            Since::Nothing => Ok(false),
            Since::Anything(_) => Ok(!matches!(disk.look(path)?, Thing::File(_))),
        }
    }

    /// Makes sure that a staged file is whole: after a power cut it need not be.
    fn check_staged(&self, change: &Change<'_>, step: &Step) -> io::Result<()> {
        let (Since::Anything(_), Some(new)) = (self, change.new.files.get(step.address())) else {
            return Ok(());
        };
        let bytes = change.disk.read(&change.places.staged(step.address()))?;
        if Fingerprint::of(&bytes) == new.print {
            return Ok(());
        }
        Err(io::Error::other("it is no longer as it was written"))
    }

    /// Keeps the file at the address of a step aside, unless it is the old one or the new one.
    fn keep_edited(&mut self, change: &Change<'_>, step: &Step) -> io::Result<()> {
        let Since::Anything(told) = self else {
            return Ok(());
        };
        let (places, disk, address) = (change.places, change.disk, step.address());
        let path = places.site(address);
        if !matches!(disk.look(&path)?, Thing::File(_)) {
            return Ok(());
        }
        let print = Fingerprint::of(&disk.read(&path)?);
        let mut known = step.old().into_iter().chain(change.new.files.get(address));
        if !known.any(|known| known.print == print) {
            let aside = keep_aside(places, disk, address)?;
            told.push(problem::edited(&places.shown(address), &aside));
        }
        Ok(())
    }
}

/// Completes or takes back what a build that was cut off has begun, and removes what it left over.
///
/// # Errors
/// It can neither be completed nor taken back, or what is left over cannot be removed.
pub(super) fn recover(
    places: &Places,
    disk: &dyn Disk,
) -> Result<(Recovery, Vec<Diagnostic>), Problem> {
    let told = |error: io::Error| cannot(places.shown_root(), &error);
    let is_there = |path: &Path| Ok(disk.look(path)? != Thing::Nothing);
    let is_undoing = is_there(&places.undoing()).map_err(told)?;
    let is_begun = is_undoing || is_there(&places.journal()).map_err(told)?;
    let mut since = Since::Anything(Vec::new());
    let mut recovery = Recovery::None;
    if is_begun && is_there(&places.next_manifest()).map_err(told)? {
        let journal = match is_undoing {
            true => places.undoing(),
            false => places.journal(),
        };
        let steps = read(disk, &journal, step::parse)?;
        let new = read(disk, &places.next_manifest(), Manifest::parse)?;
        let change = Change {
            places,
            disk,
            new: &new,
            steps: &steps,
        };
        recovery = if is_undoing {
            let back = change.back(&mut since);
            back.map_err(|(_, error)| change.between(&error, &error))?;
            Recovery::Undone
        } else {
            change.go_on(&mut since)?
        };
    }
    clean(places, disk).map_err(told)?;
    let Since::Anything(kept) = since else {
        return Ok((recovery, Vec::new()));
    };
    Ok((recovery, kept))
}

fn read<T>(disk: &dyn Disk, path: &Path, parse: impl Fn(&str) -> Option<T>) -> Result<T, Problem> {
    let bytes = disk.read(path).map_err(|error| cannot(path, &error))?;
    let parsed = std::str::from_utf8(&bytes).ok().and_then(parse);
    parsed.ok_or_else(|| problem::unreadable_journal(path))
}

/// Removes what only a build in progress needs. The new list goes before the journal: a journal
/// without it leads nowhere.
pub(super) fn clean(places: &Places, disk: &dyn Disk) -> io::Result<()> {
    for file in [
        places.next_manifest(),
        places.undoing(),
        places.journal(),
        places.next_journal(),
    ] {
        remove_file(disk, &file)?;
    }
    remove_all(disk, &places.staging())?;
    remove_all(disk, &places.replaced())
}

/// Removes a folder with all that is in it.
pub(super) fn remove_all(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match disk.look(path)? {
        Thing::Nothing => Ok(()),
        Thing::Folder => {
            for name in disk.names(path)? {
                remove_all(disk, &path.join(name))?;
            }
            disk.remove_folder(path)
        }
        Thing::File(_) | Thing::Other => disk.remove_file(path),
    }
}

/// Keeps a second name of a file among those that were edited by hand. A file that is kept already
/// is not kept twice, and none is ever overwritten.
pub(super) fn keep_aside(places: &Places, disk: &dyn Disk, address: &str) -> io::Result<PathBuf> {
    let path = places.site(address);
    let bytes = disk.read(&path)?;
    let first = places.edited().join(address);
    if let Some(folder) = first.parent() {
        disk.make_folder(folder)?;
    }
    let mut aside = first.clone();
    let mut number = 1;
    while disk.look(&aside)? != Thing::Nothing {
        if disk.read(&aside).is_ok_and(|kept| kept == bytes) {
            return Ok(aside);
        }
        number += 1;
        let stem = first.file_stem().unwrap_or_default().to_string_lossy();
        let ending = first.extension().map(|ending| ending.to_string_lossy());
        let ending = ending.map_or(String::new(), |ending| format!(".{ending}"));
        aside = first.with_file_name(format!("{stem}-{number}{ending}"));
    }
    disk.link(&path, &aside)?;
    Ok(aside)
}

/// Removes a file that may be gone already.
fn remove_file(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match disk.remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => match disk.look(path)? {
            Thing::Nothing => Ok(()),
            _ => Err(error),
        },
        done => done,
    }
}
