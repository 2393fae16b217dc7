//! `distil fmt`.

use std::path::{Path, PathBuf};

use anstream::{eprintln, println};

use crate::edit::{Change, tidy};
use crate::load::{Source, walk};
use crate::record::kind::Kind;

use super::exit::Exit;
use super::fmt_args::FmtArgs;

/// Makes records tidy, or lists those that are not.
pub(super) fn run(args: &FmtArgs) -> Exit {
    let folders = Kind::WITH_FOLDER.map(Kind::folder);
    let (content, problems) = walk::read_content(&args.content, &folders);
    if content.sources.is_empty() {
        super::report::errors(&problems);
        eprintln!("There are no records in `{}`.", args.content.display());
        return Exit::CannotReadOrWrite;
    }
    let asked: Vec<&Source> = content
        .sources
        .iter()
        .filter(|source| is_asked(source, &args.paths))
        .collect();
    if asked.is_empty() {
        eprintln!("No record lies at the paths that were given.");
        return Exit::WrongUse;
    }
    let mut changes = Vec::new();
    for source in &asked {
        match tidy::tidy(source) {
            Ok(Some(after)) => changes.push(change(source, after)),
            Ok(None) => {}
            Err(left) => eprintln!("{}: left as it is, because {}.", source.name, left.0),
        }
    }
    finish(args, asked.len(), &changes)
}

fn finish(args: &FmtArgs, all: usize, changes: &[Change]) -> Exit {
    for change in changes {
        println!("{}", args.content.join(&change.path).display());
    }
    let count = changes.len();
    if args.check {
        println!("{count} of {all} files are not tidy.");
        return if count == 0 {
            Exit::Good
        } else {
            Exit::Problems
        };
    }
    match super::write_changes::write(&args.content, changes) {
        Ok(()) => {
            println!("{count} of {all} files were made tidy.");
            Exit::Good
        }
        Err((path, cause)) => {
            eprintln!("`{path}` cannot be written: {cause}.");
            Exit::CannotReadOrWrite
        }
    }
}

fn is_asked(source: &Source, paths: &[PathBuf]) -> bool {
    let name = Path::new(&source.name);
    paths.is_empty() || paths.iter().any(|path| name.starts_with(path))
}

fn change(source: &Source, after: String) -> Change {
    let name = source.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let path = match source.folder.as_str() {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    Change {
        path,
        before: Some(source.text.clone()),
        after,
    }
}
