//! `distil serve`.

use anstream::{eprintln, println};

use crate::serve::{Preview, PreviewError};

use super::args::ServeArgs;
use super::exit::Exit;
use super::report;

/// Shows the site in a browser and renews it as files change.
pub(super) fn run(args: &ServeArgs) -> Exit {
    let request = match super::request::request(&args.content) {
        Ok(request) => request,
        Err(problem) => return report::wrong_use(&problem),
    };
    let preview = match Preview::open(request, args.port) {
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
    println!("It renews itself when you save a file. Stop with Ctrl-C.");
    preview.run(|found| {
        for problem in found.sorted() {
            if problem.severity != crate::diag::Severity::Note {
                eprintln!("{}\n", report::snippet(problem));
            }
        }
    });
    Exit::Good
}
