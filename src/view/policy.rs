//! The page of a policy.

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `policy.html` sees.
#[derive(Debug, Serialize)]
pub struct PolicyPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _id: &Id) -> Option<(Head, PolicyPage)> {
    None
}
