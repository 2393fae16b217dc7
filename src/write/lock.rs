//! One build at a time on an output folder.
//!
//! The operating system holds the lock for the process and lets go of it when the process ends,
//! however it ends; so a lock is never left behind.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// How often a held lock is tried again.
const TRIES: u32 = 50;
/// How long between two tries: 5 seconds in all.
const PAUSE: Duration = Duration::from_millis(100);

/// Held as long as it lives.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Why there is no lock.
#[derive(Debug)]
pub(super) enum NoLock {
    /// Another build holds it: the process, where it said who it is.
    Held(Option<u32>),
    /// The folder with the lock has got another name in the meantime.
    Moved,
    /// The file cannot be opened or locked.
    Cannot(io::Error),
}

impl Lock {
    /// Takes the lock, and waits for up to five seconds for another build to end.
    pub fn take(path: &Path) -> Result<Self, NoLock> {
        Self::take_within(path, TRIES)
    }

    fn take_within(path: &Path, tries: u32) -> Result<Self, NoLock> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(path).map_err(NoLock::Cannot)?;
        for left in (0..=tries).rev() {
            match file.try_lock() {
                Ok(()) if !is_at(&file, path) => return Err(NoLock::Moved),
                Ok(()) => {
                    // Who holds it is only told; a disk without room is no reason to stop.
                    let _ = sign(&mut file);
                    return Ok(Self { _file: file });
                }
                Err(TryLockError::WouldBlock) if left > 0 => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(NoLock::Held(signature(&mut file))),
                Err(TryLockError::Error(error)) => return Err(NoLock::Cannot(error)),
            }
        }
        Err(NoLock::Held(None))
    }
}

/// Whether a file still stands at the path at which it was opened.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(open), Ok(there)) => (open.dev(), open.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Elsewhere a folder with an open file in it cannot be renamed.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Writes down which process holds the lock.
fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())
}

fn signature(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_build_is_told_who_holds_the_lock_and_a_later_one_gets_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lock");
        let held = Lock::take_within(&path, 0).expect("the lock");
        let second = Lock::take_within(&path, 0);
        let own = std::process::id();
        assert!(matches!(second, Err(NoLock::Held(Some(by))) if by == own));
        drop(held);
        assert!(Lock::take_within(&path, 0).is_ok());
    }

    #[test]
    fn what_a_dead_process_left_is_no_lock() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lock");
        std::fs::write(&path, "4194304\n").expect("a file");
        assert!(Lock::take_within(&path, 0).is_ok());
    }
}
