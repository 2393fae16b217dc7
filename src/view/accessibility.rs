//! The accessibility statement.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `accessibility.html` sees.
#[derive(Debug, Serialize)]
pub struct AccessibilityPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, AccessibilityPage)> {
    None
}
