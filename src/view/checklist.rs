//! The readiness checklist.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `checklist.html` sees.
#[derive(Debug, Serialize)]
pub struct ChecklistPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, ChecklistPage)> {
    None
}
