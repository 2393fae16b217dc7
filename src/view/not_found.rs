//! The page for addresses that do not exist.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `not_found.html` sees.
#[derive(Debug, Serialize)]
pub struct NotFoundPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, NotFoundPage)> {
    None
}
