//! The page of an update.

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `update.html` sees.
#[derive(Debug, Serialize)]
pub struct UpdatePage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _id: &Id) -> Option<(Head, UpdatePage)> {
    None
}
