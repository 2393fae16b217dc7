//! `distil check --external`: whether links to other sites lead anywhere. No build asks this.

mod addresses;
mod ask;
mod kept;
mod robots;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use jiff::civil::Date;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::evidence::Evidence;

use super::external_args::ExternalArgs;
use addresses::host_of;
use ask::{Asked, Asker};
pub use kept::Kept;
use robots::Robots;

/// How many sites are asked at once; each is asked for one page at a time.
const SITES_AT_ONCE: usize = 8;

/// Tries the links of the records and tells of those that lead nowhere or have moved for good.
pub(super) fn check(
    evidence: &Evidence,
    content: &Path,
    today: Date,
    args: &ExternalArgs,
) -> Diagnostics {
    let all = addresses::of_records(evidence);
    let mut kept = Kept::read(content);
    kept.retain(|address| all.contains_key(address));
    let is_due = |address: &&String| args.external_again || kept.fresh(address, today).is_none();
    let mut by_site: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for address in all.keys().filter(is_due) {
        let site = site_of(address);
        by_site.entry(site).or_default().push(address);
    }
    let delay = Duration::from_secs_f64(args.external_delay);
    let sites: Vec<(String, Vec<&str>)> = by_site.into_iter().collect();
    for (address, asked) in ask_all(&sites, delay) {
        kept.note(address, &asked, today);
    }
    kept.write(content);
    let mut found = Diagnostics::new();
    for (address, places) in &all {
        let asked = kept.fresh(address, today);
        let problem = asked.and_then(|asked| problem(address, &asked));
        if let Some(problem) = problem {
            found.append(at_each(&problem, places));
        }
    }
    found
}

/// The scheme and host of an address.
fn site_of(address: &str) -> String {
    let scheme = address.split("://").next().unwrap_or("https");
    format!("{scheme}://{}", host_of(address).unwrap_or_default())
}

/// Asks for all pages, several sites at once and each site for one page after the other.
fn ask_all<'a>(sites: &'a [(String, Vec<&'a str>)], delay: Duration) -> Vec<(&'a str, Asked)> {
    let next = AtomicUsize::new(0);
    let answers = Mutex::new(Vec::new());
    let asker = Asker::new();
    thread::scope(|scope| {
        for _ in 0..SITES_AT_ONCE.min(sites.len()) {
            scope.spawn(|| {
                while let Some((site, pages)) = sites.get(next.fetch_add(1, Ordering::SeqCst)) {
                    let asked = ask_site(&asker, site, pages, delay);
                    let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
                    answers.extend(asked);
                }
            });
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn ask_site<'a>(
    asker: &Asker,
    site: &str,
    pages: &[&'a str],
    delay: Duration,
) -> Vec<(&'a str, Asked)> {
    let robots = asker
        .robots(site)
        .map(|text| Robots::read(&text))
        .unwrap_or_default();
    let mut answers = Vec::with_capacity(pages.len());
    for page in pages {
        let path = page
            .get(site.len()..)
            .filter(|path| !path.is_empty())
            .unwrap_or("/");
        let path = path.split('#').next().unwrap_or(path);
        if !robots.allows(path) {
            let why = "its robots.txt asks programs to leave it alone".to_owned();
            answers.push((*page, Asked::Unknown(why)));
            continue;
        }
        thread::sleep(delay);
        answers.push((*page, asker.ask(page)));
    }
    answers
}

fn problem(address: &str, asked: &Asked) -> Option<Diagnostic> {
    match asked {
        Asked::There(None) | Asked::Unknown(_) => None,
        Asked::There(Some(to)) => {
            let message = format!("`{address}` has moved for good to `{to}`.");
            Some(Diagnostic::new(&codes::LINK_MOVED, message))
        }
        Asked::Gone(why) => {
            let message = format!("`{address}` leads nowhere: {why}.");
            let problem = Diagnostic::new(&codes::LINK_DEAD, message);
            Some(problem.hint(format!(
                "Look for its new address. The archive may have a copy to link to: https://web.archive.org/web/{address}"
            )))
        }
    }
}

/// The problem at every place where the address stands.
fn at_each(problem: &Diagnostic, places: &[Place]) -> Diagnostics {
    places
        .iter()
        .map(|place| problem.clone().at(place.clone()))
        .collect()
}
