//! The home page with its role doors.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `home.html` sees.
#[derive(Debug, Serialize)]
pub struct HomePage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, HomePage)> {
    None
}
