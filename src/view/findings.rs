//! The themes of findings.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `findings.html` sees.
#[derive(Debug, Serialize)]
pub struct FindingsPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, FindingsPage)> {
    None
}
