//! The files of the editor out of its package, held against the version that this program knows.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::GzDecoder;
use ring::digest::{Context, SHA512};

use crate::serve::EditorFiles;

/// What the editor's files are, and nothing else: names, sizes and bytes in the order of the names.
const PRINT: &str = "84cc06d779d7095715ebfa68db8aafc6f269cb608921543b1d0cadced12cfefa9989def49162280d3b800a18f3d1ffcbddbc1e3ab43f271438dff162bb4a82fd";
/// The folder of a package with what browsers load.
const FOLDER: &str = "dist";
/// A file may not be larger, in bytes.
const LARGEST: u64 = 16 << 20;
/// A package may not hold more, in bytes.
const LARGEST_WHOLE: u64 = 256 << 20;

/// The files of the editor out of a package, or out of the folder of one.
///
/// # Errors
/// It cannot be read, or is another version.
pub fn of(path: &Path) -> io::Result<EditorFiles> {
    match path.is_dir() {
        true => checked(folder(path)?),
        false => of_package(&fs::read(path)?),
    }
}

/// The same out of the bytes of a package.
///
/// # Errors
/// It cannot be read, or is another version.
pub fn of_package(bytes: &[u8]) -> io::Result<EditorFiles> {
    let mut archive = tar::Archive::new(GzDecoder::new(bytes).take(LARGEST_WHOLE));
    let mut files = BTreeMap::new();
    for entry in archive.entries()? {
        let entry = entry?;
        let path = entry.path()?.into_owned();
        let is_inside = path.parent().is_some_and(|folder| folder.ends_with(FOLDER));
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if is_inside && entry.header().entry_type().is_file() && is_loaded(&name) {
            files.insert(name, all(entry)?);
        }
    }
    checked(files)
}

fn folder(path: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let inner = path.join(FOLDER);
    let path = if inner.is_dir() {
        inner
    } else {
        path.to_owned()
    };
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_loaded(&name) && entry.file_type()?.is_file() {
            files.insert(name, all(fs::File::open(entry.path())?)?);
        }
    }
    Ok(files)
}

fn all(read: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    read.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The script, its parts, and what these load.
fn is_loaded(name: &str) -> bool {
    name == EditorFiles::SCRIPT
        || name.ends_with(&format!(".{}", EditorFiles::SCRIPT))
        || name.ends_with(".wasm")
}

fn checked(files: BTreeMap<String, Vec<u8>>) -> io::Result<EditorFiles> {
    let mut print = Context::new(&SHA512);
    for (name, bytes) in &files {
        print.update(format!("{name}\0{}\0", bytes.len()).as_bytes());
        print.update(bytes);
    }
    let print = print.finish();
    let print: String = print
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    match print == PRINT {
        true => Ok(EditorFiles::new(files)),
        false => Err(io::Error::other(
            "it is not the editor in the version that this program knows, or it was changed",
        )),
    }
}
