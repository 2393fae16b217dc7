//! An output folder during a build.
//!
//! Files that differ from what is there are first written to a staging folder inside it. Only when
//! every file of the build is there do they go to their places.

use std::collections::HashSet;
use std::collections::hash_map::Entry as MapEntry;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::diag::Diagnostic;

use super::apply::{Recovery, clean, recover, remove_all};
use super::disk::{Disk, RealDisk, Stamp, Thing};
use super::fingerprint::Fingerprint;
use super::ground::{Ground, Standing};
use super::inputs::refuse_inputs;
use super::lock::{Lock, NoLock};
use super::manifest::{Entry, Manifest};
use super::places::{Places, is_inside};
use super::plan::Plan;
use super::problem::{self, Problem, cannot};

/// What a build changed on disk.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    /// Files that were written.
    pub written: usize,
    /// Files that were equal already.
    pub unchanged: usize,
    /// Files of an earlier build that were removed.
    pub removed: usize,
    /// What became of an earlier build that was cut off while it changed the folder.
    pub recovery: Recovery,
    /// What staff should know: files that were edited by hand, a list that was lost.
    pub warnings: Vec<Diagnostic>,
}

/// An output folder during a build. It takes files from several threads at once.
#[derive(Debug)]
pub struct Output {
    ground: Ground,
    taken: Mutex<Taken>,
    /// Folders of the staging folder that are there.
    folders: Mutex<HashSet<PathBuf>>,
    found: Found,
    /// True while the site is made in a folder beside that of its name.
    is_new: bool,
    _lock: Lock,
}

/// What was found when the folder was opened.
#[derive(Debug, Default)]
struct Found {
    recovery: Recovery,
    warnings: Vec<Diagnostic>,
}

/// What a build has brought so far.
#[derive(Debug, Default)]
struct Taken {
    /// Every file of the site, with what it will be.
    files: Vec<(Box<str>, Entry)>,
    /// The files that wait in the staging folder, with what they replace.
    staged: Vec<(Box<str>, Standing)>,
    /// How many files are there already.
    unchanged: usize,
    /// What distil did not make, where files have to be.
    foreign: Vec<PathBuf>,
}

impl Output {
    /// The address of the list of files that distil keeps in an output folder.
    pub const LIST: &str = ".distil/manifest";

    /// Opens an output folder for a build from the content folder `content` in the theme `theme`, which may
    /// be the name of a folder. An earlier build that was cut off while it changed the folder is completed,
    /// or taken back, first.
    ///
    /// # Errors
    /// The folder holds what the site is made from or lies in it, is a file, cannot be written, or another
    /// build is writing into it.
    pub fn open(root: &Path, content: &Path, theme: &str) -> Result<Self, Problem> {
        refuse_inputs(root, content, theme)?;
        Self::open_on(Arc::new(RealDisk), root, &kept_beside(content))
    }

    /// The addresses of the files of the last build.
    pub fn addresses_before(&self) -> impl Iterator<Item = &str> {
        self.ground.before.files.keys().map(AsRef::as_ref)
    }

    /// Completes or takes back an earlier build that was cut off while it changed the folder, and does
    /// nothing else. `content` is the content folder, beside which edited files are kept.
    ///
    /// # Errors
    /// It can neither be completed nor taken back, or another build is writing into the folder.
    pub fn settle(root: &Path, content: &Path) -> Result<(Recovery, Vec<Diagnostic>), Problem> {
        Self::settle_on(Arc::new(RealDisk), root, &kept_beside(content))
    }

    pub(super) fn settle_on(
        disk: Arc<dyn Disk>,
        root: &Path,
        kept: &Path,
    ) -> Result<(Recovery, Vec<Diagnostic>), Problem> {
        let places = Places::of(root, kept);
        for sign in [places.journal(), places.undoing()] {
            let thing = disk.look(&sign).map_err(|error| cannot(root, &error))?;
            if thing != Thing::Nothing {
                let mut output = Self::open_on(disk, root, kept)?;
                let warnings = std::mem::take(&mut output.found.warnings);
                return Ok((output.found.recovery, warnings));
            }
        }
        Ok(Default::default())
    }

    pub(super) fn open_on(disk: Arc<dyn Disk>, root: &Path, kept: &Path) -> Result<Self, Problem> {
        let told = |error: io::Error| cannot(root, &error);
        let (places, lock) = take_hold(&*disk, root, kept)?;
        let is_new = places.root() != root;
        let (recovery, mut warnings) = if is_new {
            sweep(&places, &*disk).map_err(told)?;
            Default::default()
        } else {
            recover(&places, &*disk)?
        };
        let (before, is_damaged) = read_manifest(&*disk, &places)?;
        if is_damaged {
            warnings.push(problem::manifest_lost(&places.manifest()));
        }
        Ok(Self {
            ground: Ground::new(places, disk, before),
            taken: Mutex::default(),
            folders: Mutex::default(),
            found: Found { recovery, warnings },
            is_new,
            _lock: lock,
        })
    }

    /// Takes a file of the site, and gives the fingerprint of its bytes. It is written only when
    /// another file, or none, is there.
    ///
    /// A file that distil did not make and that is in the way is told by [`Output::commit`], with all
    /// others.
    ///
    /// # Errors
    /// The file cannot be written, or would lie outside the site.
    pub fn put(&self, address: &str, bytes: &[u8]) -> Result<Fingerprint, Problem> {
        if !is_inside(address) {
            return Err(problem::outside(address));
        }
        let print = Fingerprint::of(bytes);
        let standing = self.standing(address)?;
        match standing.file().filter(|there| there.print == print) {
            Some(there) => self.is_there(address, there),
            None => self.stage(address, bytes, print, standing)?,
        }
        Ok(print)
    }

    /// Takes files as they stand from the last build, without their bytes: all of them, or none. False
    /// when one is not there, or is not the one with this fingerprint; then they have to be
    /// [put](Output::put).
    pub fn keep_all(&self, files: &[(&str, Fingerprint)]) -> bool {
        let ours = files.iter().map(|(address, print)| {
            let there = self.ours(address, *print)?;
            Some((*address, there))
        });
        let Some(ours) = ours.collect::<Option<Vec<_>>>() else {
            return false;
        };
        for (address, there) in ours {
            self.is_there(address, there);
        }
        true
    }

    /// The file at an address, when it is as the last build wrote it and has this fingerprint.
    fn ours(&self, address: &str, print: Fingerprint) -> Option<Entry> {
        let listed = self.ground.before.files.get(address);
        if !is_inside(address) || listed.is_none_or(|listed| listed.print != print) {
            return None;
        }
        match self.ground.standing(address) {
            Ok(Standing::Ours(there)) => Some(there),
            _ => None,
        }
    }

    fn standing(&self, address: &str) -> Result<Standing, Problem> {
        let standing = self.ground.standing(address);
        standing.map_err(|error| cannot(&self.ground.places.shown(address), &error))
    }

    fn is_there(&self, address: &str, there: Entry) {
        let mut taken = self.taken();
        taken.files.push((address.into(), there));
        taken.unchanged += 1;
    }

    fn stage(
        &self,
        address: &str,
        bytes: &[u8],
        print: Fingerprint,
        standing: Standing,
    ) -> Result<(), Problem> {
        let path = self.ground.places.shown(address);
        if let Some(foreign) = self.in_the_way(address, standing)? {
            self.taken().foreign.push(foreign);
            return Ok(());
        }
        let written = self.write_staged(address, bytes);
        let stamp = written.map_err(|error| cannot(&path, &error))?;
        let mut taken = self.taken();
        taken.files.push((address.into(), Entry { print, stamp }));
        taken.staged.push((address.into(), standing));
        Ok(())
    }

    /// What distil did not make and what is where a file has to be.
    fn in_the_way(&self, address: &str, standing: Standing) -> Result<Option<PathBuf>, Problem> {
        let path = self.ground.places.shown(address);
        let is_foreign = match standing {
            Standing::Unknown(_) => true,
            // A folder of the last build may have to make room for a file of this one.
            Standing::NoFile => {
                let inside = format!("{address}/");
                let mut before = self.ground.before.files.keys();
                !before.any(|address| address.starts_with(&inside))
            }
            Standing::Nothing | Standing::Ours(_) | Standing::Edited(_) => false,
        };
        if is_foreign {
            return Ok(Some(path));
        }
        let blocked = self.ground.blocked(address);
        blocked.map_err(|error| cannot(&path, &error))
    }

    fn write_staged(&self, address: &str, bytes: &[u8]) -> io::Result<Stamp> {
        let staged = self.ground.places.staged(address);
        if let Some(folder) = staged.parent() {
            let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
            if !folders.contains(folder) {
                self.ground.disk.make_folder(folder)?;
                folders.insert(folder.to_owned());
            }
        }
        self.ground.disk.write(&staged, bytes)
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts the files of the build in their places and removes those of earlier builds that the site
    /// no longer has: all of it, or nothing.
    ///
    /// # Errors
    /// Something that distil did not make is in the way, or a file cannot be written, moved or removed.
    /// The folder is as it was then, unless the message says otherwise.
    pub fn commit(mut self) -> Result<Changes, Problem> {
        let taken = std::mem::take(&mut *self.taken());
        if !taken.foreign.is_empty() {
            let root = self.ground.places.shown_root();
            return Err(problem::foreign(root, taken.foreign));
        }
        let now = manifest_of(taken.files)?;
        let staged = taken.staged.iter().map(|(address, _)| address.as_ref());
        let plan = Plan::of(&self.ground, &now, staged)?;
        let mut changes = Changes {
            written: taken.staged.len(),
            unchanged: taken.unchanged,
            removed: plan.removed(),
            recovery: self.found.recovery,
            warnings: std::mem::take(&mut self.found.warnings),
        };
        changes.warnings.extend(plan.carry_out(&self.ground, &now)?);
        self.take_its_name()?;
        Ok(changes)
    }

    /// Gives a new folder, with all that is in it, its name.
    fn take_its_name(&mut self) -> Result<(), Problem> {
        let places = &self.ground.places;
        if self.is_new {
            let root = places.shown_root();
            let named = self.ground.disk.rename(places.root(), root);
            named.map_err(|error| cannot(root, &error))?;
            self.is_new = false;
        }
        Ok(())
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // What is staged and not moved belongs to a build that failed.
        let (places, disk) = (&self.ground.places, &*self.ground.disk);
        let is_there = |path: PathBuf| disk.look(&path).is_ok_and(|thing| thing != Thing::Nothing);
        if self.is_new {
            let _ = remove_all(disk, places.root());
        } else if !is_there(places.journal()) && !is_there(places.undoing()) {
            let _ = clean(places, disk);
        }
    }
}

/// The folder for files that were edited by hand in the output: beside the content, which nobody
/// publishes, and not in the cache, which may be deleted at any time.
fn kept_beside(content: &Path) -> PathBuf {
    let project = content.parent().unwrap_or(Path::new(""));
    project.join(".distil-edited")
}

/// How often a folder that another build has just renamed is looked for.
const TRIES: usize = 5;

/// The folder for a build, locked: the output folder, or a new one beside where it will be.
fn take_hold(disk: &dyn Disk, root: &Path, kept: &Path) -> Result<(Places, Lock), Problem> {
    let told = |error: io::Error| cannot(root, &error);
    for _ in 0..TRIES {
        let places = match disk.look(root).map_err(told)? {
            Thing::Nothing => Places::beside(root, kept),
            _ => Places::of(root, kept),
        };
        disk.make_folder(&places.notes()).map_err(told)?;
        match Lock::take(&places.lock()) {
            Ok(lock) => return Ok((places, lock)),
            Err(NoLock::Moved) => {}
            Err(NoLock::Held(by)) => return Err(problem::busy(root, by)),
            Err(NoLock::Cannot(error)) => return Err(told(error)),
        }
    }
    Err(problem::busy(root, None))
}

/// Removes what a build that was cut off has left in a new folder, but not the lock, which we hold.
fn sweep(places: &Places, disk: &dyn Disk) -> io::Result<()> {
    for folder in [places.root().to_owned(), places.notes()] {
        for name in disk.names(&folder)? {
            let path = folder.join(name);
            if path != places.notes() && path != places.lock() {
                remove_all(disk, &path)?;
            }
        }
    }
    Ok(())
}

/// The list of a build; each address has one file.
fn manifest_of(files: Vec<(Box<str>, Entry)>) -> Result<Manifest, Problem> {
    let mut now = Manifest::default();
    now.files.reserve(files.len());
    for (address, entry) in files {
        match now.files.entry(address) {
            MapEntry::Vacant(place) => {
                place.insert(entry);
            }
            MapEntry::Occupied(taken) => return Err(problem::clash(taken.key())),
        }
    }
    Ok(now)
}

/// The list of the last build, and whether it is there and damaged.
fn read_manifest(disk: &dyn Disk, places: &Places) -> Result<(Manifest, bool), Problem> {
    let path = places.manifest();
    let read = |path: &Path| match disk.look(path) {
        Ok(Thing::Nothing) => Ok(None),
        Ok(_) => disk.read(path).map(Some),
        Err(error) => Err(error),
    };
    let text = read(&path).map_err(|error| cannot(&path, &error))?;
    if let Some(text) = text {
        let manifest = std::str::from_utf8(&text).ok().and_then(Manifest::parse);
        let is_damaged = manifest.is_none();
        return Ok((manifest.unwrap_or_default(), is_damaged));
    }
    let first = places.first_manifest();
    let text = read(&first).map_err(|error| cannot(&first, &error))?;
    let text = text.unwrap_or_default();
    let manifest = std::str::from_utf8(&text)
        .ok()
        .and_then(Manifest::parse_first_version);
    Ok((manifest.unwrap_or_default(), false))
}
