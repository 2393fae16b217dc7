//! The least that a build must cost: all records are read, and the files of a site that was built
//! before are written from memory, with as many threads as a build has.
//!
//!     cargo bench --bench floor -- CONTENT SITE COPY
//!
//! Prints one line of JSON with the seconds of processor and of the clock. What the fetching of the
//! files into memory takes is not counted.
#![allow(missing_docs)]

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let given: Vec<&PathBuf> = given
        .iter()
        .filter(|path| *path != Path::new("--bench"))
        .collect();
    let [content, site, copy] = given.as_slice() else {
        // `cargo test --benches` runs this as well.
        println!("cargo bench --bench floor -- CONTENT SITE COPY");
        return Ok(());
    };
    let mut records = 0;
    let reading = timed(|| {
        records = distil::stages::read_records(content);
        Ok(())
    })?;
    let files = files_of(site)?;
    let writing = timed(|| write(&files, copy))?;
    println!(
        "{{\"records\": {records}, \"files\": {}, \"read_cpu\": {:.3}, \"write_cpu\": {:.3}, \"cpu\": {:.3}, \"wall\": {:.3}}}",
        files.len(),
        reading.0,
        writing.0,
        reading.0 + writing.0,
        reading.1 + writing.1
    );
    Ok(())
}

type File = (PathBuf, Vec<u8>);

fn files_of(site: &Path) -> Result<Vec<File>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(site) {
        let entry = entry?;
        let inside = entry.path().strip_prefix(site)?;
        if entry.file_type().is_file() && !inside.starts_with(".distil") {
            files.push((inside.to_owned(), fs::read(entry.path())?));
        }
    }
    Ok(files)
}

fn write(files: &[File], copy: &Path) -> Result<(), Box<dyn Error>> {
    let folders: BTreeSet<&Path> = files.iter().filter_map(|(path, _)| path.parent()).collect();
    for folder in folders {
        fs::create_dir_all(copy.join(folder))?;
    }
    let written = files
        .par_iter()
        .map(|(path, bytes)| fs::write(copy.join(path), bytes));
    written.collect::<Result<(), _>>()?;
    Ok(())
}

/// Seconds of processor and of the clock that something takes.
fn timed(
    mut work: impl FnMut() -> Result<(), Box<dyn Error>>,
) -> Result<(f64, f64), Box<dyn Error>> {
    let (cpu, clock) = (processor()?, Instant::now());
    work()?;
    Ok((processor()? - cpu, clock.elapsed().as_secs_f64()))
}

/// The seconds of processor that this process has had, as Linux tells them, in hundredths.
fn processor() -> Result<f64, Box<dyn Error>> {
    let told = fs::read_to_string("/proc/self/stat")?;
    // The name of the program may hold spaces, and ends with the last bracket.
    let (_, after) = told.rsplit_once(')').ok_or("no bracket")?;
    let fields: Vec<&str> = after.split_whitespace().collect();
    let [user, system] = [11, 12].map(|at| fields.get(at).and_then(|field| field.parse().ok()));
    Ok((user.unwrap_or(0.0) + system.unwrap_or(0.0)) / 100.0)
}
