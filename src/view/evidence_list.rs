//! The list of syntheses.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `evidence_list.html` sees.
#[derive(Debug, Serialize)]
pub struct EvidenceListPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, EvidenceListPage)> {
    None
}
