//! The list of outcomes.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `outcomes.html` sees.
#[derive(Debug, Serialize)]
pub struct OutcomesPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, OutcomesPage)> {
    None
}
