//! What stands below every picture: where its numbers come from, its files, and how to read it.

use serde::Serialize;

use crate::view::part::Link;

/// What stands below a picture.
#[derive(Debug, Clone, Serialize)]
pub struct FigureFiles {
    /// Where its numbers come from.
    pub sources: Vec<Link>,
    /// The files with its numbers (CSV).
    pub data: Vec<Link>,
    /// The picture as a file (SVG); empty when nothing is drawn.
    pub svg: String,
    /// How to read it.
    pub reading: String,
}
