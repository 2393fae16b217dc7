//! A question for everybody: its editions and the evidence behind it.

use serde::Serialize;

use crate::record::id::Id;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `question.html` sees.
#[derive(Debug, Serialize)]
pub struct QuestionPage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _id: &Id) -> Option<(Head, QuestionPage)> {
    None
}
