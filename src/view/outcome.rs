//! The page of an outcome.

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `outcome.html` sees.
#[derive(Debug, Serialize)]
pub struct OutcomePage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _id: &Id) -> Option<(Head, OutcomePage)> {
    None
}
