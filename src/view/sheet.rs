//! The one-page sheet of a question for an audience.

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `sheet.html` sees.
#[derive(Debug, Serialize)]
pub struct SheetPage {}

/// Makes the page.
pub fn view(
    _desk: &Desk<'_>,
    _here: &Here,
    _question: &Id,
    _audience: &Id,
) -> Option<(Head, SheetPage)> {
    None
}
