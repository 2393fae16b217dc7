//! The register of questions to decide locally.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `open_issues.html` sees.
#[derive(Debug, Serialize)]
pub struct OpenIssuesPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, OpenIssuesPage)> {
    None
}
