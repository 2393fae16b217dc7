//! The policy time line.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `policies.html` sees.
#[derive(Debug, Serialize)]
pub struct PoliciesPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, PoliciesPage)> {
    None
}
