//! The list of economic evidence.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `economics.html` sees.
#[derive(Debug, Serialize)]
pub struct EconomicsPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, EconomicsPage)> {
    None
}
