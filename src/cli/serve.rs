//! `distil serve`.

use std::cell::Cell;

use anstream::{eprintln, println};

use crate::diag::Severity;
use crate::serve::{EditorFiles, Preview, PreviewError};
use crate::text::number;

use super::args::ServeArgs;
use super::editor;
use super::exit::Exit;
use super::report;

/// Shows the site in a browser and renews it as files change.
pub(super) fn run(args: &ServeArgs) -> Exit {
    let request = match super::request::request(&args.content) {
        Ok(request) => request,
        Err(problem) => return report::wrong_use(&problem),
    };
    let editor = match editor_of(args) {
        Ok(editor) => editor,
        Err(exit) => return exit,
    };
    let has_editor = editor.is_some();
    let preview = match Preview::open(request, args.port, editor) {
        Ok(preview) => preview,
        Err(PreviewError::NoPort(cause)) => {
            eprintln!("No port could be opened on this machine: {cause}.");
            return Exit::CannotReadOrWrite;
        }
        Err(PreviewError::NoWatch(cause)) => {
            eprintln!("The content folder cannot be watched: {cause}.");
            eprintln!("Check that it exists, or name it with `--content FOLDER`.");
            return Exit::CannotReadOrWrite;
        }
    };
    println!("The site is at {}", preview.address());
    if has_editor {
        println!("Edit the records at {}edit/", preview.address());
    }
    println!("It renews itself when you save a file. Stop with Ctrl-C.");
    let told = Cell::new(0);
    preview.run(|found| {
        let mut sorted = found.sorted();
        sorted.retain(|problem| problem.severity != Severity::Note);
        report::tell(&sorted);
        if let Some(line) = mended(told.replace(sorted.len()), sorted.len()) {
            eprintln!("{line}");
        }
    });
    Exit::Good
}

/// The files of the editor, where it is asked for.
fn editor_of(args: &ServeArgs) -> Result<Option<EditorFiles>, Exit> {
    if !args.edit && args.editor.is_none() {
        return Ok(None);
    }
    match editor::files(&args.content.content, args.editor.as_deref()) {
        Ok(files) => Ok(Some(files)),
        Err(cause) => {
            eprintln!("{cause}");
            Err(Exit::CannotReadOrWrite)
        }
    }
}

/// What is said when there were problems and are fewer now.
fn mended(before: usize, now: usize) -> Option<String> {
    match (before, now) {
        (0, _) => None,
        (_, 0) => Some("All is mended: there are no problems now.".to_owned()),
        _ if now < before => Some(format!(
            "{} mended; {} left.",
            number::count(before - now, "problem", "problems"),
            number::count(now, "is", "are")
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn it_is_said_when_problems_are_mended() {
        assert_eq!(mended(0, 0), None);
        assert_eq!(mended(2, 3), None);
        assert!(mended(1, 0).is_some_and(|said| said.contains("no problems now")));
        assert_eq!(
            mended(3, 1).as_deref(),
            Some("2 problems mended; 1 is left.")
        );
    }
}
