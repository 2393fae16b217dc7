//! What the arguments, the clock and the environment ask to be built.

use std::path::Path;

use crate::compose;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::{Evidence, Settings};
use crate::record::value::Date;

use super::content_args::ContentArgs;
use super::exit::Exit;
use super::report;

/// The environment variable with the day as of which a site speaks.
const DAY: &str = "SOURCE_DATE_EPOCH";

/// The day of this version of the program: a clock that is behind it is wrong.
const RELEASED: Date = Date(jiff::civil::date(2026, 11, 29));

/// The build that the arguments ask for. The clock and the environment are read here and nowhere
/// else.
///
/// # Errors
/// The environment asks for a day that does not exist.
pub(super) fn request(args: &ContentArgs) -> Result<compose::Request, Box<Diagnostic>> {
    Ok(compose::Request {
        content: args.content.clone(),
        theme: args.theme.clone(),
        base_url: args.base_url.clone(),
        settings: settings(args.drafts)?,
    })
}

/// The linked records below a content folder, drafts among them, with what is wrong in them.
///
/// # Errors
/// The environment asks for a day that does not exist, or nothing can be read: told, with how the program ends.
pub(super) fn evidence(content: &Path) -> Result<(Evidence, Diagnostics), Exit> {
    let request = compose::Request {
        content: content.to_owned(),
        settings: settings(true).map_err(|problem| report::wrong_use(&problem))?,
        ..compose::Request::default()
    };
    match compose::evidence(&request) {
        (Some(evidence), found) => Ok((evidence, found)),
        (None, found) => {
            report::errors(&found);
            Err(Exit::after(&found, false))
        }
    }
}

/// Today from the clock, and the day of the site from `SOURCE_DATE_EPOCH` where it is set: that is then
/// today as well, however long ago it was.
///
/// # Errors
/// The environment asks for a day that does not exist.
pub(super) fn settings(with_drafts: bool) -> Result<Settings, Box<Diagnostic>> {
    let as_of = match std::env::var_os(DAY) {
        Some(value) => Some(day_asked_for(&value.to_string_lossy())?),
        None => None,
    };
    let today = jiff::Timestamp::now()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date();
    Ok(Settings {
        with_drafts,
        as_of,
        today: Some(as_of.unwrap_or(Date(today).max(RELEASED))),
    })
}

fn day_asked_for(value: &str) -> Result<Date, Box<Diagnostic>> {
    let seconds = value
        .trim()
        .parse::<i64>()
        .ok()
        .filter(|seconds| *seconds >= 0);
    seconds.and_then(day_of).ok_or_else(|| {
        let message = match value.trim() {
            "" => format!("`{DAY}` is set and empty."),
            _ => format!("`{DAY}` is `{value}`, which is not a number of seconds since 1970."),
        };
        let problem = Diagnostic::new(&codes::ENVIRONMENT, message);
        Box::new(problem.hint(format!(
            "Give the seconds since the beginning of 1970: `{DAY}=1767225600` is 1 January 2026. Or \
             take the variable out of the environment: `unset {DAY}`."
        )))
    })
}

fn day_of(seconds: i64) -> Option<Date> {
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    Some(Date(time.to_zoned(jiff::tz::TimeZone::UTC).date()))
}
