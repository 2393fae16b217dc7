//! What is said when an output folder cannot be used.

use std::io;
use std::path::{Path, PathBuf};

use crate::diag::cause::plain_cause;
use crate::diag::{Diagnostic, Place, codes};
use crate::text::number;

/// How many files a message names.
const NAMED: usize = 20;

/// A problem, boxed as the whole program hands it on.
pub(super) type Problem = Box<Diagnostic>;

/// A file or folder could not be written. The site is as it was.
pub(super) fn cannot(path: &Path, error: &io::Error) -> Problem {
    let shown = path.display().to_string();
    let message = format!("`{shown}` cannot be written: {}.", plain_cause(error));
    Box::new(
        Diagnostic::new(&codes::CANNOT_WRITE, message)
            .at(Place::file(shown))
            .hint("Check that the folder is not read-only and that the disk is not full."),
    )
}

/// An address that would lead out of the site.
pub(super) fn outside(address: &str) -> Problem {
    let message = format!("The file `{address}` would lie outside the site.");
    Box::new(Diagnostic::new(&codes::CANNOT_WRITE, message))
}

/// Files that distil did not make stand where files of the site have to be.
pub(super) fn foreign(root: &Path, mut paths: Vec<PathBuf>) -> Problem {
    paths.sort();
    paths.dedup();
    let first = paths.first().map(|path| path.display().to_string());
    let first = first.unwrap_or_default();
    let message = match paths.len() {
        0 | 1 => format!("`{first}` was not made by distil and is in the way."),
        several => format!(
            "`{first}` and {} were not made by distil and are in the way.",
            number::count(several - 1, "other file", "other files")
        ),
    };
    let mut problem = Diagnostic::new(&codes::OUTPUT_FOREIGN, message).at(Place::file(first));
    let others = paths.iter().skip(1).take(NAMED);
    let others: Vec<String> = others.map(|path| format!("`{}`", path.display())).collect();
    if !others.is_empty() {
        let more = paths.len() - 1 - others.len();
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        problem = problem.hint(format!("The others: {}{more}.", others.join(", ")));
    }
    let root = root.display();
    Box::new(
        problem
            .hint("Move what you need away, or choose another folder with `--output FOLDER`.")
            .hint(format!(
                "If all of `{root}` came from distil, remove the folder and build again."
            )),
    )
}

/// Two files of the site at one address. The composer tells whose they are before it comes to this.
pub(super) fn clash(address: &str) -> Problem {
    let message = format!("Two files of the site would stand at `{address}`.");
    Box::new(Diagnostic::new(&codes::ADDRESS_CLASH, message))
}

/// Another build holds the folder.
pub(super) fn busy(root: &Path, holder: Option<u32>) -> Problem {
    let shown = root.display().to_string();
    let holder = holder.map_or(String::new(), |id| format!(", process {id},"));
    let message = format!("Another build{holder} is writing into `{shown}`.");
    Box::new(
        Diagnostic::new(&codes::OUTPUT_BUSY, message)
            .at(Place::file(shown))
            .hint("Wait until it has ended, or choose another folder with `--output FOLDER`."),
    )
}

/// The steps to the new site could neither be completed nor taken back.
pub(super) fn between(root: &Path, first: &io::Error, then: &io::Error) -> Problem {
    let shown = root.display().to_string();
    let message = format!(
        "`{shown}` holds parts of the old and of the new site: a file could not be put in its place ({}), and what was done could not be taken back ({}).",
        plain_cause(first),
        plain_cause(then)
    );
    Box::new(
        Diagnostic::new(&codes::OUTPUT_BETWEEN, message)
            .at(Place::file(shown))
            .hint("Check that the folder is not read-only and that the disk works, then run `distil build` again: it completes or takes back what was begun, before anything else."),
    )
}

/// The steps of a build that was cut off cannot be read.
pub(super) fn unreadable_journal(path: &Path) -> Problem {
    let shown = path.display().to_string();
    let message = format!("A build was cut off, and its list of steps `{shown}` is damaged.");
    Box::new(
        Diagnostic::new(&codes::OUTPUT_BETWEEN, message)
            .at(Place::file(shown))
            .hint(
                "Move the output folder away and build again: nothing can be told about its files.",
            ),
    )
}

/// A file was edited by hand in the output.
pub(super) fn edited(path: &Path, kept: &Path) -> Diagnostic {
    let (shown, kept) = (path.display().to_string(), kept.display());
    let message = format!(
        "`{shown}` was edited by hand. The edited file is kept as `{kept}`; the site has what the records say."
    );
    Diagnostic::new(&codes::OUTPUT_EDITED, message)
        .at(Place::file(shown))
        .hint("Bring the change into the records or the theme, then remove the kept file.")
}

/// The list of files was lost or damaged.
pub(super) fn manifest_lost(path: &Path) -> Diagnostic {
    let shown = path.display().to_string();
    let message = format!(
        "The list of the files that distil wrote, `{shown}`, was damaged and has been made anew."
    );
    Diagnostic::new(&codes::MANIFEST_LOST, message)
        .at(Place::file(shown))
        .hint("Pages of earlier builds that the site no longer has may still be there: to be rid of them, remove the folder and build again.")
}
