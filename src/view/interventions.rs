//! The list of interventions and comparators.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `interventions.html` sees.
#[derive(Debug, Serialize)]
pub struct InterventionsPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, InterventionsPage)> {
    None
}
