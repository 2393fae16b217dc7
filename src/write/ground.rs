//! What stands in an output folder at the address of a file: whether it is as distil wrote it, and
//! whether anything is in the way.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::disk::{Disk, Stamp, Thing};
use super::fingerprint::Fingerprint;
use super::manifest::{Entry, Manifest};
use super::places::{Places, folders_above};

/// What stands at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing.
    Nothing,
    /// A file that is as distil wrote it.
    Ours(Entry),
    /// A file that distil wrote and somebody changed.
    Edited(Entry),
    /// A file that distil has not written, as far as is known.
    Unknown(Entry),
    /// Something that is no file.
    NoFile,
}

impl Standing {
    /// The file that is there.
    pub fn file(self) -> Option<Entry> {
        match self {
            Standing::Ours(entry) | Standing::Edited(entry) | Standing::Unknown(entry) => {
                Some(entry)
            }
            Standing::Nothing | Standing::NoFile => None,
        }
    }
}

/// An output folder with what the last build wrote there.
#[derive(Debug)]
pub(super) struct Ground {
    pub places: Places,
    pub disk: Arc<dyn Disk>,
    /// What the last build wrote.
    pub before: Manifest,
    ways: Mutex<HashMap<Box<str>, Way>>,
}

/// Whether files can be put into a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Way {
    Clear,
    Blocked(PathBuf),
}

impl Ground {
    /// The ground at some places.
    pub fn new(places: Places, disk: Arc<dyn Disk>, before: Manifest) -> Self {
        Self {
            places,
            disk,
            before,
            ways: Mutex::default(),
        }
    }

    /// What stands at an address. A file is read only when its size or time is not that of the list.
    pub fn standing(&self, address: &str) -> io::Result<Standing> {
        let path = self.places.site(address);
        let stamp = match self.disk.look(&path)? {
            Thing::Nothing => return Ok(Standing::Nothing),
            Thing::Folder | Thing::Other => return Ok(Standing::NoFile),
            Thing::File(stamp) => stamp,
        };
        let listed = self.before.files.get(address);
        if let Some(listed) = listed.filter(|listed| listed.stamp == stamp) {
            return Ok(Standing::Ours(*listed));
        }
        let entry = self.entry(&path, stamp)?;
        Ok(match listed {
            None => Standing::Unknown(entry),
            Some(listed) if listed.print == entry.print => Standing::Ours(entry),
            Some(_) => Standing::Edited(entry),
        })
    }

    fn entry(&self, path: &Path, stamp: Stamp) -> io::Result<Entry> {
        let print = Fingerprint::of(&self.disk.read(path)?);
        Ok(Entry { print, stamp })
    }

    /// What keeps a file from being put at an address, in the folders above it: a file that is not
    /// ours, or a link that leads out of the output folder.
    pub fn blocked(&self, address: &str) -> io::Result<Option<PathBuf>> {
        for folder in folders_above(address) {
            let known = self.ways().get(folder).cloned();
            let way = match known {
                Some(way) => way,
                None => {
                    let way = self.way(folder)?;
                    self.ways().insert(folder.into(), way.clone());
                    way
                }
            };
            if let Way::Blocked(path) = way {
                return Ok(Some(path));
            }
        }
        Ok(None)
    }

    fn way(&self, folder: &str) -> io::Result<Way> {
        let path = self.places.site(folder);
        let is_clear = match self.disk.look(&path)? {
            Thing::Nothing | Thing::Folder => true,
            // A file of the last build, which this build does not have.
            Thing::File(_) => self.before.files.contains_key(folder),
            Thing::Other => {
                let root = self.disk.real(self.places.root())?;
                let leads_to = self.disk.real(&path);
                leads_to.is_ok_and(|to| to.starts_with(root) && to.is_dir())
            }
        };
        Ok(if is_clear {
            Way::Clear
        } else {
            Way::Blocked(path)
        })
    }

    fn ways(&self) -> MutexGuard<'_, HashMap<Box<str>, Way>> {
        self.ways.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
