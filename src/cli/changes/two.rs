//! Both versions of a site, read and compared.

use std::path::Path;

use anstream::eprintln;

use crate::changes::{Changes, Told, compare, tell};
use crate::compose::{self, Request, Site};
use crate::diag::Severity;
use crate::text::{number, suggest};

use super::super::content_args::ContentArgs;
use super::super::exit::Exit;
use super::super::report;
use super::before::{self, Before};

/// Both versions of a site, compared.
pub struct Two {
    /// What the site says now.
    pub now: Told,
    /// The site of today.
    pub site: Site,
    /// What differs.
    pub changes: Changes,
    /// How the version before is named.
    pub since: String,
    /// The address of publication.
    pub base_url: Option<String>,
    /// What was asked for.
    pub request: Request,
}

/// Reads both versions and compares them.
///
/// # Errors
/// One cannot be read; it is told already.
pub fn read_two(content: &ContentArgs, since: &Path) -> Result<Two, Exit> {
    let request = super::super::request::request(content).map_err(|it| report::wrong_use(&it))?;
    let before = before::find(since, &request.content).map_err(|words| {
        eprintln!("{words}");
        Exit::WrongUse
    })?;
    let (site, found) = compose::prepare(&request);
    let Some(site) = site else {
        report::errors(&found);
        return Err(Exit::after(&found, false));
    };
    let was = said_before(&request, &before)?;
    let now = tell(&site.desk());
    let changes = compare(&was, &now);
    let base_url = site.base_url().map(str::to_owned);
    Ok(Two {
        now,
        site,
        changes,
        since: before.name.clone(),
        base_url,
        request,
    })
}

/// What the version before says. It may have been made with another version of the program; faults that this
/// one finds in it are counted, and it is compared as far as it can be read.
fn said_before(request: &Request, before: &Before) -> Result<Told, Exit> {
    let request = Request {
        content: before.content.clone(),
        ..request.clone()
    };
    let (site, found) = compose::prepare_as_far_as_it_goes(&request);
    let errors = found.count(Severity::Error);
    let Some(site) = site else {
        eprintln!("The records of {} cannot be read:", before.name);
        report::errors(&found);
        return Err(Exit::Problems);
    };
    if errors > 0 {
        eprintln!(
            "{} in the records of {}; they are compared as far as they can be read.",
            number::count(errors, "error", "errors"),
            before.name
        );
    }
    Ok(tell(&site.desk()))
}

impl Two {
    /// What is compared, in a line.
    pub fn heading(&self) -> String {
        format!(
            "What readers see differ between {} and {}:",
            self.since,
            self.request.content.display()
        )
    }

    /// The name of the readers of an audience.
    pub fn readers(&self, audience: &str) -> &str {
        let mut editions = self.now.questions.iter().flat_map(|it| &it.editions);
        let edition = editions.find(|it| it.audience == audience);
        edition.map_or("", |it| it.readers.as_str())
    }

    /// The exit where there is no audience of this name, which is told.
    pub fn unknown_audience(&self, audience: &str) -> Option<Exit> {
        let editions = self.now.questions.iter().flat_map(|it| &it.editions);
        let mut known: Vec<&str> = editions.map(|it| it.audience.as_str()).collect();
        known.sort_unstable();
        known.dedup();
        if known.contains(&audience) {
            return None;
        }
        eprintln!("No question has an edition for an audience `{audience}`.");
        match suggest::nearest(audience, known.iter().copied()) {
            Some(near) => eprintln!("Did you mean `{near}`?"),
            None => eprintln!("There are: {}.", known.join(", ")),
        }
        Some(Exit::WrongUse)
    }
}
