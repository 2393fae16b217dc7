//! `distil docs`: the guides, and the references that are made from the program.

use std::fs;
use std::io;
use std::path::Path;

use anstream::{eprintln, println};

use crate::diag;
use crate::diag::cause::plain_cause;
use crate::record::format;

use super::args::DocsArgs;
use super::exit::Exit;
use super::guides;

/// Prints a guide, or writes the pages of the documentation that are made from the program itself.
pub(super) fn run(args: &DocsArgs) -> Exit {
    if args.list {
        guides::list();
        return Exit::Good;
    }
    if let Some(text) = args.what.to_str().and_then(guides::guide) {
        return guides::print(&text);
    }
    let folder = &args.what;
    let is_name = |name: &&str| !name.contains(['/', '\\']) && !folder.exists();
    let near = folder.to_str().filter(is_name).and_then(guides::nearest);
    if let Some(near) = near {
        let typed = folder.display();
        eprintln!("There is no guide `{typed}`. Did you mean `{near}`?");
        eprintln!(
            "`distil docs --list` lists the guides; for a folder of that name write `{}`.",
            Path::new(".").join(folder).display()
        );
        return Exit::WrongUse;
    }
    let files = files();
    match write(&files, folder) {
        Ok(()) => {
            println!("{} files are in `{}`.", files.len(), folder.display());
            Exit::Good
        }
        Err(error) => {
            let (folder, cause) = (folder.display(), plain_cause(&error));
            eprintln!("`{folder}` cannot be written: {cause}.");
            Exit::CannotReadOrWrite
        }
    }
}

/// Names inside the folder, and texts.
fn files() -> Vec<(String, String)> {
    let mut files = vec![
        ("errors.md".to_owned(), diag::reference::markdown()),
        ("record-format.md".to_owned(), format::reference()),
    ];
    let schemas = format::schemas().into_iter();
    files.extend(schemas.map(|(name, schema)| (format!("schema/{name}"), format!("{schema:#}\n"))));
    files
}

fn write(files: &[(String, String)], folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder.join("schema"))?;
    files
        .iter()
        .try_for_each(|(name, text)| fs::write(folder.join(name), text))
}
