//! Where the cache lies: in a hidden folder beside the content. Records and findings are shared; each
//! output folder has files of its own besides, and so have checks.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use xxhash_rust::xxh3::xxh3_64;

use super::sealed::{HEAD, head};
use super::stamp::{Moment, Stamp};

/// The folder, beside the content.
const FOLDER: &str = ".distil-cache";

/// A file of the cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What went into the last build and came out of it.
    Build,
    /// What was read for each page.
    Traces,
    /// What the analyses found.
    Analyses,
    /// The records.
    Records,
}

impl Part {
    fn ending(self) -> &'static str {
        match self {
            Part::Build => "build",
            Part::Traces => "traces",
            Part::Analyses => "analyses",
            Part::Records => "records",
        }
    }
}

/// The folder of the cache of a content folder, where what is no part of a build may be kept too.
pub fn folder_of(content: &Path) -> PathBuf {
    content.parent().unwrap_or(Path::new(".")).join(FOLDER)
}

/// What all builds and checks of one content folder share.
const SHARED: &str = "all";
/// What checks keep.
const CHECKS: &str = "checks";

/// The cache of builds of one content folder into one output folder, or of its checks.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
    stem: String,
}

impl Cache {
    /// The cache for a content folder and an output folder.
    pub fn of(content: &Path, output: &Path) -> Self {
        let output = std::path::absolute(output).unwrap_or_else(|_| output.to_owned());
        Self {
            folder: folder_of(content),
            stem: format!("{:016x}", xxh3_64(output.as_os_str().as_encoded_bytes())),
        }
    }

    /// The cache for checks of a content folder, which have no output folder.
    pub fn of_checks(content: &Path) -> Self {
        Self {
            stem: CHECKS.to_owned(),
            ..Self::of(content, Path::new(""))
        }
    }

    /// What was saved; nothing where it cannot be trusted.
    pub fn load<T: DeserializeOwned>(&self, part: Part) -> Option<T> {
        postcard::from_bytes(&self.load_bytes(part)?).ok()
    }

    /// The bytes that were saved; nothing where they cannot be trusted.
    pub fn load_bytes(&self, part: Part) -> Option<Vec<u8>> {
        read_sealed(&self.file(part)).ok().flatten()
    }

    /// Saves a part. A place that cannot be written goes without a cache.
    pub fn save<T: Serialize>(&self, part: Part, value: &T) {
        match postcard::to_stdvec(value) {
            Ok(contents) => self.save_bytes(part, &contents),
            Err(_) => self.forget(part),
        }
    }

    /// Saves a part as it is.
    pub fn save_bytes(&self, part: Part, contents: &[u8]) {
        let name = format!("{}.{}.unfinished", self.stem, part.ending());
        let unfinished = self.folder.join(name);
        let saved = write_sealed(&unfinished, contents)
            .and_then(|()| fs::rename(&unfinished, self.file(part)));
        if saved.is_err() {
            self.forget(part);
        }
    }

    /// Removes a part that is true no more.
    pub fn forget(&self, part: Part) {
        // Where nothing can be removed, nothing could be saved.
        let _ = fs::remove_file(self.file(part));
    }

    /// Makes the folder, and says what time it is there; nothing where it cannot be written.
    pub fn now(&self) -> Option<Moment> {
        fs::create_dir_all(&self.folder).ok()?;
        // The folder is nothing that a repository should keep.
        let ignored = self.folder.join(".gitignore");
        fs::write(&ignored, "*\n").ok()?;
        let found = fs::metadata(&ignored).ok()?;
        Some(Stamp::of(&found).modified())
    }

    fn file(&self, part: Part) -> PathBuf {
        let stem = match part {
            Part::Records | Part::Analyses => SHARED,
            Part::Build | Part::Traces => &self.stem,
        };
        self.folder.join(format!("{stem}.{}", part.ending()))
    }
}

/// Writes contents with their head before them, and makes no copy of them: those of large sites are large.
fn write_sealed(path: &Path, contents: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(&head(contents))?;
    file.write_all(contents)
}

/// The contents of a file; nothing where they do not fit their head.
fn read_sealed(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut file = File::open(path)?;
    let mut found = [0; HEAD];
    file.read_exact(&mut found)?;
    let mut contents = Vec::new();
    file.read_to_end(&mut contents)?;
    Ok((head(&contents) == found).then_some(contents))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_back_as_it_was_and_any_other_is_void() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("part");
        write_sealed(&path, b"pages").expect("a file");
        assert_eq!(read_sealed(&path).ok().flatten(), Some(b"pages".to_vec()));
        let whole = fs::read(&path).expect("bytes");
        let void = |bytes: &[u8]| {
            fs::write(&path, bytes).expect("a file");
            read_sealed(&path).ok().flatten().is_none()
        };
        for at in 0..whole.len() {
            let mut other = whole.clone();
            other[at] ^= 1;
            assert!(void(&other), "byte {at}");
            assert!(void(&whole[..at]), "length {at}");
        }
    }
}
