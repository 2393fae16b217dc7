//! What the arguments, the clock and the environment ask to be built.

use crate::compose;
use crate::diag::Diagnostics;
use crate::evidence::Settings;
use crate::record::value::Date;

use super::args::ContentArgs;

/// The build that the arguments ask for. The clock and the environment are read here and nowhere
/// else.
pub(super) fn request(args: &ContentArgs) -> (compose::Request, Diagnostics) {
    let (settings, found) = settings(args.drafts);
    let request = compose::Request {
        content: args.content.clone(),
        theme: args.theme.clone(),
        base_url: args.base_url.clone(),
        settings,
    };
    (request, found)
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
