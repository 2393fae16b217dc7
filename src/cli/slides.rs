//! `distil slides`.

use std::fs;
use std::path::PathBuf;

use anstream::{eprintln, println};

use crate::changes::tell;
use crate::compose;
use crate::diag::cause::plain_cause;
use crate::slides;
use crate::text::suggest;

use super::exit::Exit;
use super::report;
use super::slides_args::SlidesArgs;

/// Writes the slides.
pub(super) fn run(args: &SlidesArgs) -> Exit {
    let request = match super::request::request(&args.content) {
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
    let ids = || told.questions.iter().map(|it| it.id.as_str());
    let Some(question) = told.questions.iter().find(|it| it.id == args.question) else {
        return unknown("question", &args.question, ids());
    };
    let audiences = || question.editions.iter().map(|it| it.audience.as_str());
    let Some(edition) = question
        .editions
        .iter()
        .find(|it| it.audience == args.audience)
    else {
        return unknown("edition for an audience", &args.audience, audiences());
    };
    let name = || PathBuf::from(format!("{}-{}.html", args.question, args.audience));
    let path = args.output.clone().unwrap_or_else(name);
    match fs::write(&path, slides::slides(&desk, question, edition)) {
        Ok(()) => {
            println!(
                "The slides are in `{}`; print it in landscape.",
                path.display()
            );
            Exit::Good
        }
        Err(error) => {
            eprintln!(
                "`{}` cannot be written: {}.",
                path.display(),
                plain_cause(&error)
            );
            Exit::CannotReadOrWrite
        }
    }
}

fn unknown<'a>(what: &str, typed: &str, known: impl Iterator<Item = &'a str> + Clone) -> Exit {
    eprintln!("There is no {what} `{typed}`.");
    match suggest::nearest(typed, known.clone()) {
        Some(near) => eprintln!("Did you mean `{near}`?"),
        None => eprintln!("There are: {}.", known.collect::<Vec<_>>().join(", ")),
    }
    Exit::WrongUse
}
