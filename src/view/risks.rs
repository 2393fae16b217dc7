//! The risk register.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `risks.html` sees.
#[derive(Debug, Serialize)]
pub struct RisksPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, RisksPage)> {
    None
}
