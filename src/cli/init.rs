//! `distil init`.

use std::fs;
use std::io;
use std::path::Path;

use anstream::{eprintln, println};
use include_dir::{Dir, include_dir};

use crate::diag::cause::plain_cause;

use super::args::InitArgs;
use super::exit::Exit;

/// The small site that `init` makes. Its data are invented and labelled so.
static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/examples/starter");

/// Makes a small working site.
pub(super) fn run(args: &InitArgs) -> Exit {
    let folder = &args.folder;
    let is_taken = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if is_taken || folder.is_file() {
        eprintln!(
            "`{}` holds something already, so nothing was written.",
            folder.display()
        );
        eprintln!("Choose a name for a new folder: `distil init my-site`.");
        return Exit::WrongUse;
    }
    match extract(&STARTER, folder) {
        Ok(()) => {
            welcome(folder);
            Exit::Good
        }
        Err(error) => {
            eprintln!(
                "`{}` cannot be written: {}.",
                folder.display(),
                plain_cause(&error)
            );
            Exit::CannotReadOrWrite
        }
    }
}

fn extract(from: &Dir<'_>, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for file in from.files() {
        let path = to.join(file.path());
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, file.contents())?;
    }
    from.dirs().try_for_each(|dir| extract(dir, to))
}

fn welcome(folder: &Path) {
    println!(
        "A small site with invented data is in `{}`.",
        folder.display()
    );
    println!();
    println!("  cd {}", folder.display());
    println!("  distil serve     look at it in a browser while you edit content/");
    println!("  distil build     make the site in output/");
}
