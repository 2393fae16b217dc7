//! The list of resources.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `resources.html` sees.
#[derive(Debug, Serialize)]
pub struct ResourcesPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, ResourcesPage)> {
    None
}
