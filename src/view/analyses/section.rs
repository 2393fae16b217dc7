//! A part of the page of further analyses that a method fills: sentences, a table, a drawing.

use serde::Serialize;

use chart::Figure;

/// A part of the page that a method fills.
#[derive(Debug, Default, Serialize)]
pub struct MethodSection {
    /// Its name on the page, within that of the outcome.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// What is said.
    pub sentences: Vec<String>,
    /// Its tables.
    pub tables: Vec<MethodTable>,
    /// Under what the drawing unfolds; empty without one.
    pub unfold: String,
    /// A drawing with its table; nothing where there is nothing to draw.
    pub figure: Option<Figure>,
}

/// A table of numbers as they are read.
#[derive(Debug, Default, Serialize)]
pub struct MethodTable {
    /// Its caption.
    pub caption: String,
    /// The heads of its columns.
    pub columns: Vec<String>,
    /// Its rows; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}
