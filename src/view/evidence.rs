//! The evidence page of a synthesis.

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `evidence.html` sees.
#[derive(Debug, Serialize)]
pub struct EvidencePage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _id: &Id) -> Option<(Head, EvidencePage)> {
    None
}
