//! The page of an economic record.

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `economic.html` sees.
#[derive(Debug, Serialize)]
pub struct EconomicPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _id: &Id) -> Option<(Head, EconomicPage)> {
    None
}
