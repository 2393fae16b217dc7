//! `distil check`.

use std::time::Instant;

use crate::compose;
use crate::diag::Diagnostics;
use crate::record::value::Date;

use super::args::CheckArgs;
use super::exit::Exit;
use super::external;
use super::report::{self, Summary};

/// Runs all checks, templates included, and writes nothing but the cache.
pub(super) fn run(args: &CheckArgs) -> Exit {
    let started = Instant::now();
    let request = match super::request::request(&args.content) {
        Ok(request) => request,
        Err(problem) => return report::refuse(*problem, &args.report),
    };
    let progress = report::progress(&args.report, "Checking");
    let mut checked = compose::check_all(&request, !args.no_cache);
    if args.external.external {
        checked.found.append(links_to_others(&request, args));
    }
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

/// What became of links to other sites.
fn links_to_others(request: &compose::Request, args: &CheckArgs) -> Diagnostics {
    let (evidence, _) = compose::evidence(request);
    let Some(evidence) = evidence else {
        return Diagnostics::new();
    };
    let today = request.settings.today;
    let today = today.unwrap_or(Date(jiff::civil::date(2000, 1, 1)));
    external::check(&evidence, &request.content, today.0, &args.external)
}
