//! The page of a study.

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `study.html` sees.
#[derive(Debug, Serialize)]
pub struct StudyPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _id: &Id) -> Option<(Head, StudyPage)> {
    None
}
