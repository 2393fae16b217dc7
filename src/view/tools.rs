//! Appraisal tools.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `tools.html` sees.
#[derive(Debug, Serialize)]
pub struct ToolsPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, ToolsPage)> {
    None
}
