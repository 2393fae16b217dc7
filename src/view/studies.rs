//! A page of the list of studies.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `studies.html` sees.
#[derive(Debug, Serialize)]
pub struct StudiesPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _index: usize) -> Option<(Head, StudiesPage)> {
    None
}
