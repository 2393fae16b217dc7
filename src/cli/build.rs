//! `distil build`.

use std::time::Instant;

use crate::compose;
use crate::diag::Severity;
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
    let (recovery, warnings) = match Output::settle(&args.output) {
        Ok(settled) => settled,
        Err(problem) => return report::refuse(*problem, &args.report),
    };
    let progress = report::progress(&args.report, "Reading the records and making the pages");
    let (site, mut found) = compose::prepare(&request);
    let may_write = !(args.report.strict && found.count(Severity::Warning) > 0);
    let mut summary = Summary::default();
    if let Some(site) = site.filter(|_| may_write && !found.has_errors()) {
        summary.records = site.records();
        summary.pages = site.pages();
        match compose::write(&site, &args.output, &request.content) {
            Ok(mut changes) => {
                let warnings = std::mem::take(&mut changes.warnings);
                found.append(warnings.into_iter().collect());
                summary.changes = Some((changes, args.output.clone()));
            }
            Err(problem) => found.push(*problem),
        }
    }
    progress.finish_and_clear();
    found.append(warnings.into_iter().collect());
    summary.recovery = recovery;
    summary.time = started.elapsed();
    report::show(&found, &summary, &args.report);
    Exit::after(&found, args.report.strict)
}
