//! The list of updates.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `updates.html` sees.
#[derive(Debug, Serialize)]
pub struct UpdatesPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, UpdatesPage)> {
    None
}
