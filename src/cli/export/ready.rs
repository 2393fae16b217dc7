//! What every export of a whole site begins with.

use crate::compose::{self, Site};

use super::super::content_args::ContentArgs;
use super::super::exit::Exit;
use super::super::{report, request};

/// The site, ready; what is wrong with its content is told.
pub(super) fn prepared(content: &ContentArgs) -> Result<Site, Exit> {
    let request = request::request(content).map_err(|it| report::wrong_use(&it))?;
    match compose::prepare(&request) {
        (Some(site), _) => Ok(site),
        (None, found) => {
            report::errors(&found);
            Err(Exit::after(&found, false))
        }
    }
}
