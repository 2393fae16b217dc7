//! `distil build`.

use std::time::Instant;

use crate::compose::{self, Built, Order};
use crate::write::Output;

use super::args::BuildArgs;
use super::exit::Exit;
use super::report::{self, Summary};
use super::request::request;

/// Makes the site.
pub(super) fn run(args: &BuildArgs) -> Exit {
    let started = Instant::now();
    let request = match request(&args.content) {
        Ok(request) => request,
        Err(problem) => return report::refuse(*problem, &args.report),
    };
    // Whatever the records hold now, a site that was left half renewed is made whole first.
    let (recovery, warnings) = match Output::settle(&args.output, &request.content) {
        Ok(settled) => settled,
        Err(problem) => return report::refuse(*problem, &args.report),
    };
    let progress = report::progress(&args.report, "Reading the records and making the pages");
    let Built { mut found, made } = compose::build(&Order {
        request: &request,
        output: &args.output,
        strict: args.report.strict,
        with_cache: !args.no_cache,
        may_let_go: args.let_go,
    });
    progress.finish_and_clear();
    found.append(warnings.into_iter().collect());
    let mut summary = Summary {
        time: started.elapsed(),
        recovery,
        ..Summary::default()
    };
    if let Some(made) = made {
        summary.records = made.records;
        summary.pages = made.pages;
        summary.work = Some(made.work);
        summary.changes = made.changes.map(|mut changes| {
            let warnings = std::mem::take(&mut changes.warnings);
            found.append(warnings.into_iter().collect());
            (changes, args.output.clone())
        });
    }
    report::show(&found, &summary, &args.report);
    Exit::after(&found, args.report.strict)
}
