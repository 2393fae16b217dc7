//! `distil fmt`.

use std::path::{Path, PathBuf};

use anstream::{eprintln, println};

use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::edit::{Change, tidy};
use crate::load::{Source, walk};
use crate::record::kind::Kind;
use crate::text::number;

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
        .filter(|source| is_asked(&source.name, &args.paths))
        .collect();
    let unread = unread(&problems, &args.paths);
    if asked.is_empty() && !unread.has_errors() {
        eprintln!("No record lies at the paths that were given.");
        return Exit::WrongUse;
    }
    super::report::errors(&unread);
    let mut changes = Vec::new();
    let mut is_broken = unread.has_errors();
    for source in &asked {
        match tidy::tidy(source) {
            Ok(Some(after)) => changes.push(change(source, after)),
            Ok(None) => {}
            Err(left) => {
                eprintln!("{}: left as it is, because {}.", source.name, left.0);
                is_broken |= tidy::has_fault(source);
            }
        }
    }
    match finish(args, asked.len(), &changes) {
        Exit::Good if is_broken => Exit::Problems,
        exit => exit,
    }
}

/// What stands in the way of reading files that were asked for.
fn unread(problems: &Diagnostics, paths: &[PathBuf]) -> Diagnostics {
    let is_of_one = |problem: &&Diagnostic| {
        let place = problem.place.as_ref();
        problem.severity == Severity::Error
            && place.is_some_and(|place| is_asked(&place.file, paths))
    };
    let all = problems.sorted().into_iter();
    all.filter(is_of_one).cloned().collect()
}

fn finish(args: &FmtArgs, all: usize, changes: &[Change]) -> Exit {
    for change in changes {
        println!("{}", args.content.join(&change.path).display());
    }
    let count = changes.len();
    let files = number::count(all, "file", "files");
    if args.check {
        let are = if count == 1 { "is" } else { "are" };
        println!("{count} of {files} {are} not tidy.");
        return if count == 0 {
            Exit::Good
        } else {
            Exit::Problems
        };
    }
    match super::write_changes::write(&args.content, changes) {
        Ok(()) => {
            let were = if count == 1 { "was" } else { "were" };
            println!("{count} of {files} {were} made tidy.");
            Exit::Good
        }
        Err((path, cause)) => {
            eprintln!("`{path}` cannot be written: {cause}.");
            Exit::CannotReadOrWrite
        }
    }
}

fn is_asked(name: &str, paths: &[PathBuf]) -> bool {
    let name = Path::new(name);
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
