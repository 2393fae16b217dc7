//! Asks other sites.

use std::time::Duration;

use ureq::http::{Response, header};
use ureq::{Agent, Body, Error};

use crate::cli::web;

/// How long one request may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often a site may send on.
const MOST_STEPS: usize = 8;
/// The largest robots.txt that is read, in bytes.
const MOST_ROBOTS: u64 = 512 << 10;

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// The page is there; with its new address where it has moved for good.
    There(Option<String>),
    /// The site says that there is no such page, or there is no such site.
    Gone(String),
    /// Nobody can say: the site did not answer, or does not talk to programs.
    Unknown(String),
}

/// Somebody who asks.
#[derive(Debug)]
pub(super) struct Asker {
    agent: Agent,
}

impl Asker {
    pub fn new() -> Self {
        let agent = web::asker(PATIENCE)
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent(concat!(
                "distil/",
                env!("CARGO_PKG_VERSION"),
                " (link check)"
            ))
            .build();
        Self {
            agent: agent.into(),
        }
    }

    /// The text of the robots.txt at a site; nothing where it has none.
    pub fn robots(&self, site: &str) -> Option<String> {
        let answer = self.agent.get(format!("{site}/robots.txt")).call().ok()?;
        let mut answer = Some(answer).filter(|it| it.status().is_success())?;
        let body = answer.body_mut().with_config().limit(MOST_ROBOTS);
        body.read_to_string().ok()
    }

    /// Asks whether a page is there, for its head alone first.
    pub fn ask(&self, address: &str) -> Asked {
        let mut at = address.to_owned();
        let mut is_for_good = true;
        for _ in 0..MOST_STEPS {
            let answer = match self.one(&at) {
                Ok(answer) => answer,
                Err(Error::HostNotFound) => return Asked::Gone("there is no such site".to_owned()),
                Err(error) => return Asked::Unknown(error.to_string()),
            };
            let status = answer.status().as_u16();
            match status {
                200..=299 => {
                    let moved = at != address && is_for_good;
                    return Asked::There(moved.then_some(at));
                }
                301 | 302 | 303 | 307 | 308 => {
                    is_for_good &= matches!(status, 301 | 308);
                    let to = answer.headers().get(header::LOCATION);
                    match to.and_then(|to| to.to_str().ok()) {
                        Some(to) => at = joined(&at, to),
                        None => {
                            return Asked::Unknown(format!(
                                "it sends on ({status}) and does not say where"
                            ));
                        }
                    }
                }
                404 | 410 => return Asked::Gone(format!("the site answers {status}")),
                _ => return Asked::Unknown(format!("the site answers {status}")),
            }
        }
        Asked::Unknown("it sends on and on".to_owned())
    }

    /// The answer for the head; for the whole page where a site does not give heads.
    fn one(&self, address: &str) -> Result<Response<Body>, Error> {
        let head = self.agent.head(address).call()?;
        match head.status().as_u16() {
            200..=399 | 429 => Ok(head),
            _ => self.agent.get(address).call(),
        }
    }
}

/// An address to which another one sends on.
fn joined(from: &str, to: &str) -> String {
    if to.contains("://") {
        return to.to_owned();
    }
    let scheme_end = from.find("://").map_or(0, |at| at + 3);
    let site_end = from[scheme_end..]
        .find(['/', '?', '#'])
        .map_or(from.len(), |at| scheme_end + at);
    if let Some(rest) = to.strip_prefix("//") {
        return format!("{}{rest}", &from[..scheme_end]);
    }
    if to.starts_with('/') {
        return format!("{}{to}", &from[..site_end]);
    }
    let path_end = from.find(['?', '#']).unwrap_or(from.len());
    let folder = from[..path_end].rfind('/').filter(|at| *at >= site_end);
    match folder {
        Some(at) => format!("{}/{to}", &from[..at]),
        None => format!("{}/{to}", &from[..site_end]),
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn an_address_to_which_another_sends_on_is_made_whole() {
        let from = "https://a.eu/b/c?d";
        assert_eq!(joined(from, "https://e.eu/"), "https://e.eu/");
        assert_eq!(joined(from, "//e.eu/f"), "https://e.eu/f");
        assert_eq!(joined(from, "/f"), "https://a.eu/f");
        assert_eq!(joined(from, "f"), "https://a.eu/b/f");
        assert_eq!(joined("https://a.eu", "f"), "https://a.eu/f");
    }
}
