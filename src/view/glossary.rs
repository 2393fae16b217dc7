//! The glossary.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `glossary.html` sees.
#[derive(Debug, Serialize)]
pub struct GlossaryPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, GlossaryPage)> {
    None
}
