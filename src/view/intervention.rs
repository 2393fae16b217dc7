//! The page of an intervention or comparator.

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `intervention.html` sees.
#[derive(Debug, Serialize)]
pub struct InterventionPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _id: &Id) -> Option<(Head, InterventionPage)> {
    None
}
