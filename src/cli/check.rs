//! `distil check`.

use std::time::Instant;

use crate::compose;

use super::args::CheckArgs;
use super::exit::Exit;
use super::report::{self, Summary};

/// Runs all checks, templates included, and writes nothing but the cache.
pub(super) fn run(args: &CheckArgs) -> Exit {
    let started = Instant::now();
    let request = match super::request::request(&args.content) {
        Ok(request) => request,
        Err(problem) => return report::refuse(*problem, &args.report),
    };
    let progress = report::progress(&args.report, "Checking");
    let checked = compose::check_all(&request, !args.no_cache);
    progress.finish_and_clear();
    let summary = Summary {
        records: checked.records,
        pages: checked.pages,
        work: Some(checked.work),
        time: started.elapsed(),
        ..Summary::default()
    };
    let found = checked.found;
    report::show(&found, &summary, &args.report);
    Exit::after(&found, args.report.strict)
}
