//! The disk as this room sees it: every touch of a file goes through here, so that tests can let any
//! one of them fail.

use std::fmt::Debug;
use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Size and time of the last change of a file: while both are as they were, so are the bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since the beginning of 1970.
    pub modified: u64,
}

impl Stamp {
    fn of(found: &Metadata) -> Self {
        let since = found.modified().ok().and_then(|time| {
            let since = time.duration_since(UNIX_EPOCH).ok()?;
            u64::try_from(since.as_nanos()).ok()
        });
        Self {
            size: found.len(),
            modified: since.unwrap_or_default(),
        }
    }
}

/// What stands at a path. Links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    /// Nothing.
    Nothing,
    /// A file.
    File(Stamp),
    /// A folder.
    Folder,
    /// A link, a socket, a device.
    Other,
}

/// What this room does with files and folders.
pub(super) trait Disk: Debug + Send + Sync {
    /// What stands at a path.
    fn look(&self, path: &Path) -> io::Result<Thing>;
    /// The bytes of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The names in a folder, in order.
    fn names(&self, folder: &Path) -> io::Result<Vec<String>>;
    /// The path with all links followed.
    fn real(&self, path: &Path) -> io::Result<PathBuf>;
    /// Writes a file into a folder that is there.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp>;
    /// Writes a file and waits until the disk has it.
    fn write_through(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Gives a file a second name; copies it where a disk has no second names.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Moves a file or a folder, over a file that may be there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder and those above it; it may be there already.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
}

/// The disk of this machine.
#[derive(Debug)]
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn look(&self, path: &Path) -> io::Result<Thing> {
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_file() => Ok(Thing::File(Stamp::of(&found))),
            Ok(found) if found.is_dir() => Ok(Thing::Folder),
            Ok(_) => Ok(Thing::Other),
            Err(error) => match error.kind() {
                // Below a file there is nothing.
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(Thing::Nothing),
                _ => Err(error),
            },
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        let names = fs::read_dir(folder)?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        let mut names: Vec<String> = names.collect::<io::Result<_>>()?;
        names.sort_unstable();
        Ok(names)
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        path.canonicalize()
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        Ok(Stamp::of(&file.metadata()?))
    }

    fn write_through(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        match fs::hard_link(from, to) {
            Err(error) if error.kind() != io::ErrorKind::StorageFull => {
                fs::copy(from, to).map(|_| ())
            }
            done => done,
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }
}
