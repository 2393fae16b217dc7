//! `distil generate`.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anstream::{eprintln, println};

use crate::diag::cause::plain_cause;
use crate::generate;

use super::args::GenerateArgs;
use super::exit::Exit;
use super::init::holds_something;

/// Makes the records of an invented site of the size asked for.
pub(super) fn run(args: &GenerateArgs) -> Exit {
    if holds_something(&args.folder) {
        eprintln!(
            "`{}` holds something already, so nothing was written.",
            args.folder.display()
        );
        eprintln!("Choose a name for a new folder: `distil generate invented`.");
        return Exit::WrongUse;
    }
    if args.syntheses > args.studies {
        eprintln!("There cannot be more syntheses than studies, so nothing was written.");
        return Exit::WrongUse;
    }
    match write(args) {
        Ok(files) => {
            let folder = args.folder.display();
            println!(
                "In `{folder}`: {files} files of invented records (seed {}).",
                args.seed
            );
            println!();
            println!("  cd {folder}");
            println!("  distil check     look for problems, write nothing");
            println!("  distil build     make the site in output/");
            Exit::Good
        }
        Err(error) => {
            eprintln!(
                "`{}` cannot be written: {}.",
                args.folder.display(),
                plain_cause(&error)
            );
            Exit::CannotReadOrWrite
        }
    }
}

fn write(args: &GenerateArgs) -> io::Result<usize> {
    let content = args.folder.join("content");
    let mut made: BTreeSet<PathBuf> = BTreeSet::new();
    let mut written = 0;
    for (path, text) in generate::files(args.studies, args.syntheses, args.seed) {
        let path = content.join(path);
        let folder = path.parent().unwrap_or(Path::new(""));
        if !made.contains(folder) {
            fs::create_dir_all(folder)?;
            made.insert(folder.to_owned());
        }
        fs::write(&path, text)?;
        written += 1;
    }
    Ok(written)
}
