//! The page of a question to decide locally.

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `open_issue.html` sees.
#[derive(Debug, Serialize)]
pub struct OpenIssuePage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _id: &Id) -> Option<(Head, OpenIssuePage)> {
    None
}
