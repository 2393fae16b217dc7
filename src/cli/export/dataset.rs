//! `distil export dataset`: the data of the site as a folder or as one archive.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anstream::println;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::diag::cause::plain_cause;
use crate::render::{OutputFile, dataset};

use super::super::exit::Exit;
use super::super::export_args::DatasetArgs;
use super::super::overwrite::cannot;
use super::ready::prepared;

/// Writes the data set.
pub(super) fn run(args: &DatasetArgs) -> Exit {
    let site = match prepared(&args.content) {
        Ok(site) => site,
        Err(exit) => return exit,
    };
    let path = &args.target;
    if let Err(exit) = args.overwrite.check([path.as_path()], "") {
        return exit;
    }
    let files = dataset(&site.desk());
    let is_archive = path
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("zip"));
    let written = match is_archive {
        true => archive(&files)
            .and_then(|bytes| fs::write(path, bytes).map_err(|error| plain_cause(&error))),
        false => into_folder(&files, path),
    };
    match written {
        Ok(()) => {
            println!(
                "{} files are in `{}`; README.txt says what they are.",
                files.len(),
                path.display()
            );
            Exit::Good
        }
        Err(cause) => cannot(path, &cause),
    }
}

fn into_folder(files: &[OutputFile], folder: &Path) -> Result<(), String> {
    for file in files {
        let path = folder.join(&file.address);
        let parent = path.parent().unwrap_or(folder);
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(&path, &file.bytes));
        written.map_err(|error| plain_cause(&error))?;
    }
    Ok(())
}

/// The files in one archive. The time of each is the first that the form knows, so that the same data
/// give the same bytes.
fn archive(files: &[OutputFile]) -> Result<Vec<u8>, String> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let started = writer.start_file(file.address.as_str(), options);
        started.map_err(|error| error.to_string())?;
        writer
            .write_all(&file.bytes)
            .map_err(|error| plain_cause(&error))?;
    }
    let done = writer.finish().map_err(|error| error.to_string())?;
    Ok(done.into_inner())
}
