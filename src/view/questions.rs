//! The list of questions.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `questions.html` sees.
#[derive(Debug, Serialize)]
pub struct QuestionsPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here) -> Option<(Head, QuestionsPage)> {
    None
}
