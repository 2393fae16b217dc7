//! The home page of an audience.

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `audience_home.html` sees.
#[derive(Debug, Serialize)]
pub struct AudienceHomePage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _id: &Id) -> Option<(Head, AudienceHomePage)> {
    None
}
