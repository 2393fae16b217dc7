//! Places where it runs.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `examples.html` sees.
#[derive(Debug, Serialize)]
pub struct ExamplesPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, ExamplesPage)> {
    None
}
