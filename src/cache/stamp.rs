//! What a file system says of a file without reading it.

use std::fs::Metadata;

use serde::{Deserialize, Serialize};

/// A moment by the clock of a file system, in nanoseconds since the beginning of 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment(pub(super) i128);

/// How long after a file was written another change of it may bear the same time, in nanoseconds:
/// the coarsest file systems count in steps of two seconds.
const UNCERTAIN: i128 = 2_000_000_000;

/// Size, times and number of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    pub(super) is_file: bool,
    size: u64,
    modified: Moment,
    /// When anything of it changed, its name and rights included; also what nobody can set.
    changed: Moment,
    number: u64,
}

impl Stamp {
    /// The stamp of a file.
    #[cfg(unix)]
    pub fn of(found: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let moment = |seconds: i64, nanos: i64| {
            Moment(i128::from(seconds) * 1_000_000_000 + i128::from(nanos))
        };
        Self {
            is_file: found.is_file(),
            size: found.len(),
            modified: moment(found.mtime(), found.mtime_nsec()),
            changed: moment(found.ctime(), found.ctime_nsec()),
            number: found.ino(),
        }
    }

    /// The stamp of a file.
    #[cfg(not(unix))]
    pub fn of(found: &Metadata) -> Self {
        use std::time::UNIX_EPOCH;
        let since = |time: std::io::Result<_>| {
            let since = time
                .ok()
                .and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            Moment(since.map_or(0, |since| since.as_nanos() as i128))
        };
        Self {
            is_file: found.is_file(),
            size: found.len(),
            modified: since(found.modified()),
            changed: since(found.created()),
            number: 0,
        }
    }

    /// Whether the stamp, taken at `moment`, tells of every later change. A file that was written
    /// just before could be written once more within the same step of the clock.
    pub fn is_sure_at(&self, moment: Moment) -> bool {
        let newest = self.modified.max(self.changed);
        newest.0 + UNCERTAIN < moment.0
    }

    /// When the file was last written.
    pub fn modified(&self) -> Moment {
        self.modified
    }
}
