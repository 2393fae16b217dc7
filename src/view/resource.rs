//! The page of a resource.

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `resource.html` sees.
#[derive(Debug, Serialize)]
pub struct ResourcePage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _id: &Id) -> Option<(Head, ResourcePage)> {
    None
}
