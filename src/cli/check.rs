//! `distil check`.

use std::time::Instant;

use crate::compose;

use super::args::CheckArgs;
use super::exit::Exit;
use super::report::{self, Summary};

/// Runs all checks, templates included, and writes nothing.
pub(super) fn run(args: &CheckArgs) -> Exit {
    let started = Instant::now();
    let request = match super::request::request(&args.content) {
        Ok(request) => request,
        Err(problem) => return report::refuse(*problem, &args.report),
    };
    let progress = report::progress(&args.report, "Checking");
    let (site, mut found) = compose::prepare(&request);
    if let Some(Err(problem)) = site.as_ref().map(compose::rehearse) {
        found.push(*problem);
    }
    progress.finish_and_clear();
    let mut summary = Summary {
        time: started.elapsed(),
        ..Summary::default()
    };
    if let Some(site) = site {
        summary.records = site.records();
        summary.pages = site.pages();
    }
    report::show(&found, &summary, &args.report);
    Exit::after(&found, args.report.strict)
}
