//! `distil check`.

use std::time::Instant;

use crate::compose;
use crate::diag::Diagnostics;
use crate::evidence::Settings;
use crate::record::value::Date;

use super::args::CheckArgs;
use super::exit::Exit;
use super::report::{self, Summary};

/// Runs all checks, templates included, and writes nothing.
pub(super) fn run(args: &CheckArgs) -> Exit {
    let started = Instant::now();
    let progress = report::progress(&args.report, "Checking");
    let (request, mut found) = super::build::request(&args.content);
    let (site, more) = compose::prepare(&request);
    found.append(more);
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

/// Today from the clock, and the day of the site from `SOURCE_DATE_EPOCH` where it is set.
pub(super) fn settings(with_drafts: bool) -> (Settings, Diagnostics) {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok();
    let as_of = epoch
        .and_then(|seconds| seconds.parse::<i64>().ok())
        .and_then(day_of);
    let today = jiff::Timestamp::now()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date();
    let today = as_of.unwrap_or(Date(today));
    (
        Settings {
            with_drafts,
            as_of,
            today: Some(today),
        },
        Diagnostics::new(),
    )
}

fn day_of(seconds: i64) -> Option<Date> {
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    Some(Date(time.to_zoned(jiff::tz::TimeZone::UTC).date()))
}
