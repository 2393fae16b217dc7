//! Archives within limits: a small file must not become an endless one.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// Bytes of all files of an archive together.
const LARGEST: u64 = 300 << 20;
/// Files in an archive.
const MOST_FILES: usize = 5_000;

/// Whether the bytes are an archive.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The files of an archive whose names are wanted, with their bytes; all are unpacked once to see that
/// they keep within the limits.
///
/// # Errors
/// It cannot be read, or it is too large unpacked; in words.
pub fn files(
    bytes: &[u8],
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| format!("the archive cannot be read: {error}"))?;
    if archive.len() > MOST_FILES {
        return Err(format!("the archive has more than {MOST_FILES} files"));
    }
    let mut left = LARGEST;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let file = archive
            .by_index(index)
            .map_err(|error| format!("a file in the archive cannot be read: {error}"))?;
        let name = file.name().to_owned();
        let mut limited = file.take(left + 1);
        let mut text = Vec::new();
        let read = match is_wanted(&name) {
            true => limited.read_to_end(&mut text).map(|size| size as u64),
            false => std::io::copy(&mut limited, &mut std::io::sink()),
        };
        let size =
            read.map_err(|error| format!("`{name}` in the archive cannot be read: {error}"))?;
        left = left.checked_sub(size).ok_or_else(|| {
            format!(
                "the archive has more than {} MB when it is unpacked",
                LARGEST >> 20
            )
        })?;
        if is_wanted(&name) {
            files.push((name, text));
        }
    }
    Ok(files)
}
