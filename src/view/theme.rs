//! The findings on one theme.

use serde::Serialize;

use super::desk::{Desk, Here};
use super::frame::Head;

/// What the template `theme.html` sees.
#[derive(Debug, Serialize)]
pub struct ThemePage {}

/// Makes the page.
pub fn view(_desk: &Desk<'_>, _here: &Here, _theme: &str) -> Option<(Head, ThemePage)> {
    None
}
