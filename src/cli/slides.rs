//! `distil slides`.

use std::path::PathBuf;

use anstream::println;

use crate::changes::tell;
use crate::compose;
use crate::slides;

use super::edition::edition;
use super::exit::Exit;
use super::report;
use super::slides_args::SlidesArgs;

/// Writes the slides.
pub(super) fn run(args: &SlidesArgs) -> Exit {
    let request = match super::request::request(&args.edition.content) {
        Ok(request) => request,
        Err(problem) => return report::wrong_use(&problem),
    };
    let (site, found) = compose::prepare(&request);
    let Some(site) = site else {
        report::errors(&found);
        return Exit::after(&found, false);
    };
    let desk = site.desk();
    let told = tell(&desk);
    let (question, edition) = match edition(&desk, &told, &args.edition) {
        Ok(found) => found,
        Err(exit) => return exit,
    };
    let name = || PathBuf::from(format!("{}-{}.html", question.id, edition.audience));
    let path = args.output.clone().unwrap_or_else(name);
    match args
        .edition
        .overwrite
        .write(&path, slides::slides(&desk, question, edition))
    {
        Ok(()) => {
            println!(
                "The slides are in `{}`; print it in landscape.",
                path.display()
            );
            Exit::Good
        }
        Err(exit) => exit,
    }
}
