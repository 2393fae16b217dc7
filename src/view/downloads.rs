//! The page of downloads.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `downloads.html` sees.
#[derive(Debug, Serialize)]
pub struct DownloadsPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, DownloadsPage)> {
    None
}
